import * as v from "valibot";
import { historyKeepSchema } from "../model/history-keep.ts";
import { keptHistorySchema, keptIntervalsSchema, overviewSchema } from "../model/kept-history.ts";
import { nothing, whole } from "./arguments.ts";

const moment = v.pipe(v.number(), v.finite(), v.minValue(0));

export const historyMethods = {
  /**
   * The kept figures of a series over a span, times in seconds since 1970. Stretches are as long as wanted, or longer where
   * no finer ones are kept of that time or there were more than `limits.historyPoints`.
   */
  history: {
    args: v.object({
      /** A membership's key, with what `historySeries` adds for one of its sources or streams. */
      series: v.string(),
      from: moment,
      to: moment,
      step: v.pipe(whole, v.minValue(1)),
    }),
    result: keptHistorySchema,
  },
  /**
   * How often packets of a group followed each other after which time, over a span in seconds since 1970, which is widened to
   * whole stretches of ten seconds, minutes or quarter hours.
   */
  historyIntervals: {
    args: v.object({ series: v.string(), from: moment, to: moment }),
    result: keptIntervalsSchema,
  },
  /** What all groups that are joined came to over a span, for one small chart each; as for `history`. */
  historyOverview: {
    args: v.object({
      from: moment,
      to: moment,
      step: v.pipe(whole, v.minValue(1)),
      unit: v.picklist(["packets", "bytes"]),
    }),
    result: overviewSchema,
  },
  /** The series of a membership: its own, those of its sources and of its streams, see `historySeries`. */
  historySeries: { args: v.object({ key: v.string() }), result: v.array(v.string()) },
  /** Where the history is kept, and how that goes. */
  historyState: {
    args: nothing,
    result: v.object({
      /** Null where none is kept. */
      file: v.nullable(v.string()),
      /** Why the newest minutes are not in it; null while all is well. */
      failure: v.nullable(v.string()),
      /** The name under which a broken file was put aside. */
      setAside: v.nullable(v.string()),
      /** Minutes of series that are missing from it. */
      leftOut: v.number(),
      /** Bytes that it takes as of the last minute; null before the first. Room that is free again is used again, and not given back. */
      bytes: v.nullable(v.number()),
      /** For how long what is kept; null before the file is open. */
      keep: v.nullable(historyKeepSchema),
    }),
  },
  /** Says for how long what is kept, and within which size: it holds at once, and stands in the file. */
  setHistoryKeep: { args: historyKeepSchema, result: nothing },
} as const;
