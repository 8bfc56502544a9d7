import * as v from "valibot";
import { count, time } from "./quantities.ts";
import { rateSchema } from "./rate.ts";

/** The figures that a group and a source have in common. */
export const meterEntries = {
  packets: count,
  bytes: count,
  rate: rateSchema,
  /** Per second since the join (of a source: since its first packet). */
  average: rateSchema,
  /** The largest full second. */
  peak: rateSchema,
  /** Most packets in any window of `limits.burstWindowMs`. */
  burst: count,
  firstAt: v.nullable(time),
  lastAt: v.nullable(time),
  /** Smallest and largest TTL (hop limit) that packets arrived with; null where it is not told. */
  ttl: v.nullable(v.object({ least: v.number(), most: v.number() })),
};
