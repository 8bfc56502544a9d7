import * as v from "valibot";
import { limits } from "../limits.ts";
import { problemSchema } from "../problem.ts";
import type { IncidentName } from "../statements/incidents.ts";
import type { Gravity } from "./incident.ts";
import { count } from "./quantities.ts";

/** What events are about, as far as a recording can begin with them. */
export const eventTopics = ["loss", "silence", "sources", "other"] as const;
export type EventTopic = (typeof eventTopics)[number];

const seconds = v.pipe(v.number(), v.minValue(0), v.maxValue(limits.eventRecordingSeconds));

/** With each event of a group its packets are recorded, to a file of their own. */
export const eventRuleSchema = v.object({
  topics: v.pipe(v.array(v.picklist(eventTopics)), v.minLength(1), v.maxLength(eventTopics.length)),
  /** Seconds of what memory holds from before the event, and of what comes after its end. */
  before: seconds,
  after: seconds,
});
export type EventRule = v.InferOutput<typeof eventRuleSchema>;

/** What came of a rule. */
export const eventRecordingSchema = v.object({
  /** Events that are in no file, because no recording could begin, and why that was the last time. */
  unrecorded: count,
  problem: v.nullable(problemSchema),
});

const named: Partial<Record<IncidentName, EventTopic>> = {
  "loss-above": "loss",
  "error-seconds-above": "loss",
  drops: "loss",
  "silence-over": "silence",
  stalled: "silence",
  "source-new": "sources",
  "source-gone": "sources",
  "source-changed": "sources",
  "sources-not": "sources",
  "two-senders": "sources",
  "sender-moved": "sources",
};

/** What an event is about; null where it is no reason to record: it is only worth knowing, or tells that something is over. */
export function eventTopic(name: IncidentName, gravity: Gravity): EventTopic | null {
  return named[name] ?? (gravity === "info" ? null : "other");
}
