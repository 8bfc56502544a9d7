import * as v from "valibot";
import { rateSchema } from "./rate.ts";

/** Packets and bits of one full second, for rows in which any came; drives the sparklines. */
export const secondSchema = v.object({
  /** Whole seconds of the engine's clock; consecutive. */
  index: v.number(),
  total: rateSchema,
  ids: v.instance(Uint32Array),
  packets: v.instance(Float64Array),
  bits: v.instance(Float64Array),
});
export type Second = v.InferOutput<typeof secondSchema>;

/** The totals' place among the histories, which no membership has. */
export const totalsHistoryId = 0;

/** The last `limits.historySeconds` behind each sparkline, oldest first, one row after the other. */
export const historiesSchema = v.object({
  /** With `totalsHistoryId` for the totals. */
  ids: v.instance(Uint32Array),
  packets: v.instance(Float64Array),
  bits: v.instance(Float64Array),
});
export type HistoriesTold = v.InferOutput<typeof historiesSchema>;
