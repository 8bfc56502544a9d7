import * as v from "valibot";
import { keptHistorySchema } from "../model/kept-history.ts";
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
    }),
  },
} as const;
