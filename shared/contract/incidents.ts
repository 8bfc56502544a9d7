import * as v from "valibot";
import { limits } from "../limits.ts";
import { notifierSchema, notifierStateSchema } from "../model/notifier.ts";
import { allThresholdsSchema } from "../model/threshold.ts";
import { nothing, whole } from "./arguments.ts";

const notifiers = v.pipe(v.array(notifierSchema), v.maxLength(limits.notifiers));

export const incidentMethods = {
  /** Incidents up to this number were looked at. */
  seeIncidents: { args: v.object({ upTo: v.pipe(whole, v.minValue(0)) }), result: nothing },
  /** What is watched for, and who is told. */
  watching: {
    args: nothing,
    result: v.object({
      thresholds: allThresholdsSchema,
      notifiers,
      /** In the order of `notifiers`. */
      states: v.array(notifierStateSchema),
      /** Whether commands may be run for those who use this door. */
      commandsAllowed: v.boolean(),
      /** Why what was changed is not kept for the next start; null while it is, or need not be. */
      notKept: v.nullable(v.string()),
    }),
  },
  setThresholds: { args: allThresholdsSchema, result: nothing },
  setNotifiers: { args: v.object({ notifiers }), result: nothing },
  /** Tells one at once that this is a test, and waits for what it says. */
  testNotifier: {
    args: v.object({ notifier: notifierSchema }),
    result: v.object({ ok: v.boolean(), answer: v.string(), ms: v.number() }),
  },
} as const;
