import * as v from "valibot";
import { limits } from "../limits.ts";

const between = (least: number, most: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(least), v.maxValue(most));

/** For how long a history keeps its levels, in seconds, and within how many bytes; it stands in the file itself. */
export const historyKeepSchema = v.object({
  seconds: between(limits.historyKeepLeast, limits.historyKeepMost),
  minutes: between(limits.historyKeepLeast, limits.historyKeepMost),
  /** Of quarter hours, and of events. */
  quarters: between(limits.historyKeepLeast, limits.historyKeepMost),
  /** Where it would be more, the oldest of the finest level give way first; null has no bound. */
  mostBytes: v.nullable(between(limits.historyBytesLeast, Number.MAX_SAFE_INTEGER)),
});
export type HistoryKeep = v.InferOutput<typeof historyKeepSchema>;

/** Where nothing else was said. */
export const usualHistoryKeep: HistoryKeep = {
  seconds: limits.historySecondsKept,
  minutes: limits.historyMinutesKept,
  quarters: limits.historyQuartersKept,
  mostBytes: null,
};
