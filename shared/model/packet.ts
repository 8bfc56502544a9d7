import * as v from "valibot";
import { count, time } from "./quantities.ts";

export const packetSchema = v.object({
  /** 1 for the first packet of the membership. */
  number: v.number(),
  at: time,
  sourceAddress: v.string(),
  sourcePort: v.number(),
  /** TTL or hop limit that it arrived with; null where the system does not tell. */
  ttl: v.nullable(v.number()),
  /** TOS byte or traffic class: DSCP in its upper six bits, ECN in the lower two; null where the system does not tell. */
  tos: v.nullable(v.number()),
  /** What the streams say of it, see packet-mark.ts; 0 where that is not known. */
  mark: v.number(),
  size: count,
});
export type Packet = v.InferOutput<typeof packetSchema>;
