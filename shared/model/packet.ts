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
  size: count,
});
export type Packet = v.InferOutput<typeof packetSchema>;
