import * as v from "valibot";
import { decodedFieldSchema } from "../decode/field-schema.ts";

/** What is known of Wireshark on this computer. */
export const wiresharkSchema = v.object({
  /** Where its tshark is; null where it was not found. */
  path: v.nullable(v.string()),
  /** "4.0.17"; null until it ran once, for nothing is run without being asked for. */
  version: v.nullable(v.string()),
  /** Whether it runs in a network of its own, in which there is nothing; null until it ran once. */
  offline: v.nullable(v.boolean()),
});
export type WiresharkFound = v.InferOutput<typeof wiresharkSchema>;

/** What Wireshark reads in one packet. */
export const wiresharkPacketSchema = v.object({
  version: v.string(),
  /** Its columns Protocol and Info. */
  type: v.string(),
  info: v.string(),
  /** Layers of the payload with their fields, each at its bytes of the payload; one without bytes there has length 0. */
  fields: v.array(decodedFieldSchema),
  /** Some were left out, see `limits.decodedFields` and `limits.decodedDepth`. */
  tooMany: v.boolean(),
});
export type WiresharkPacket = v.InferOutput<typeof wiresharkPacketSchema>;

/** What Wireshark's packet list says of some packets: the same index in each list is the same packet. */
export const wiresharkLinesSchema = v.object({
  version: v.string(),
  /** Those that are still kept. */
  numbers: v.array(v.number()),
  types: v.array(v.string()),
  infos: v.array(v.string()),
});
