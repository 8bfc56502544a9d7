import * as v from "valibot";
import { limits } from "../limits.ts";

/** How lists of sources cross from the engine to a window: which they are and in what order, then the figures of those in view. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What sources can be sorted by. */
export const sourceOrders = [
  "address",
  "port",
  "packets",
  "packetRate",
  "bitRate",
  "average",
  "peak",
  "burst",
  "interval",
  "loss",
  "jitter",
  "ttl",
  "dscp",
  "first",
  "last",
] as const;
export type SourceOrder = (typeof sourceOrders)[number];

export const sourceOrderEntries = {
  by: v.picklist(sourceOrders),
  descending: v.boolean(),
  /** Part of an address with its port; empty means all. */
  search: v.pipe(v.string(), v.maxLength(limits.sourceSearchLength)),
};

/** A source's place is its number in the order in which they were first heard, from 0: its own as long as the row lives. */
export const orderedSourcesSchema = v.object({
  /** Those that are meant, in order. */
  places: v.instance(Uint16Array),
  /** How many are told apart, and how many packets those that are meant sent. */
  all: count,
  packets: count,
});
export type OrderedSources = v.InferOutput<typeof orderedSourcesSchema>;

export const sourcePlacesSchema = v.pipe(v.array(count), v.maxLength(limits.sourcesPerAnswer));
