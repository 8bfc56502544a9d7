import * as v from "valibot";
import { limits } from "../limits.ts";
import { incidentSchema } from "../model/incident.ts";
import { notifierSchema, notifierStateSchema } from "../model/notifier.ts";
import { quietSchema } from "../model/quiet.ts";
import { allThresholdsSchema } from "../model/threshold.ts";
import { nothing, whole } from "./arguments.ts";

const notifiers = v.pipe(v.array(notifierSchema), v.maxLength(limits.notifiers));

/** Of an event in the history: its time, and which of those of that time. */
const place = v.object({ at: v.number(), row: whole });

export const incidentMethods = {
  /** Incidents up to this number were looked at. */
  seeIncidents: { args: v.object({ upTo: v.pipe(whole, v.minValue(0)) }), result: nothing },
  /**
   * What happened before what snapshots tell: earlier in this run, and in those before it. A page, newest first; of at most
   * `limits.keptIncidentsLooked` that were looked through, so that it may be empty and go on all the same.
   */
  keptIncidents: {
    args: v.object({
      /** `next` of the page before; null begins with the newest. */
      before: v.nullable(place),
      /** What began earlier is left out, in ms since 1970. */
      from: v.pipe(v.number(), v.minValue(0)),
      /** Of one membership; null tells those of all. */
      key: v.nullable(v.string()),
      /** Names of kinds; null tells all. */
      kinds: v.nullable(v.pipe(v.array(v.string()), v.maxLength(limits.incidentKinds))),
      /** What group, name or sentence hold, whatever their capitals; empty tells all. */
      text: v.pipe(v.string(), v.maxLength(limits.filterLength)),
    }),
    result: v.object({
      /** Their numbers are negative, and the same in every answer. */
      incidents: v.array(incidentSchema),
      /** Null where there is nothing further. */
      next: v.nullable(place),
    }),
  },
  /** What is watched for, and who is told. */
  watching: {
    args: nothing,
    result: v.object({
      thresholds: allThresholdsSchema,
      notifiers,
      /** In the order of `notifiers`. */
      states: v.array(notifierStateSchema),
      /** When nobody is told; what happens is listed and kept all the same. */
      quiet: quietSchema,
      /** Whether commands may be run for those who use this door. */
      commandsAllowed: v.boolean(),
      /** Why what was changed is not kept for the next start; null while it is, or need not be. */
      notKept: v.nullable(v.string()),
    }),
  },
  /**
   * What thresholds would have told over the last `limits.replaySeconds` of the history, of the groups that are joined: at most
   * `limits.replayGroups` of them. Numbers of sources are not kept by the second, and are left out.
   */
  replayThresholds: {
    args: v.object({
      thresholds: allThresholdsSchema,
      /** A membership of which it is told apart; it is looked at first. */
      key: v.nullable(v.string()),
    }),
    result: v.object({
      told: v.number(),
      /** Of `key`; null without one. */
      ofKey: v.nullable(v.number()),
      groups: v.number(),
      /** Groups that were not looked at. */
      leftOut: v.number(),
      /** Seconds of the time that are known of the group of which most are. */
      seconds: v.number(),
    }),
  },
  setThresholds: { args: allThresholdsSchema, result: nothing },
  setQuiet: { args: v.object({ quiet: quietSchema }), result: nothing },
  setNotifiers: { args: v.object({ notifiers }), result: nothing },
  /** Tells one at once that this is a test, and waits for what it says. */
  testNotifier: {
    args: v.object({ notifier: notifierSchema }),
    result: v.object({ ok: v.boolean(), answer: v.string(), ms: v.number() }),
  },
} as const;
