import * as v from "valibot";
import { count } from "./quantities.ts";
import { rateSchema } from "./rate.ts";

/** Totals over all memberships. */
export const totalsSchema = v.object({
  packets: count,
  bytes: count,
  rate: rateSchema,
  /** Packets that the kernel dropped, over all memberships, those included that were left; null where it is not told. */
  kernelDrops: v.nullable(count),
  /**
   * Datagrams that arrived damaged on this computer since the program began, whoever they were for; null
   * where it is not told.
   */
  damaged: v.nullable(count),
  storeDropped: count,
  /** Bytes of the packet store in use and at most. */
  storeBytes: count,
  storeLimit: count,
  /** The longest time in the last second for which the engine's thread could not receive, in ms. */
  lag: v.number(),
  /** The longest of them since the start. */
  lagMost: v.number(),
  /** The same of the door's thread, which passes on what windows see; null where the engine has no other. */
  doorLag: v.nullable(v.number()),
});
export type Totals = v.InferOutput<typeof totalsSchema>;
