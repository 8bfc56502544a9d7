import { type IncidentName, incidentTable } from "../../../shared/statements/incidents.ts";

/** What the list can be narrowed to, in the order in which it is offered. */
export const topics = ["loss", "silence", "rate", "sources", "other"] as const;
export type Topic = (typeof topics)[number];

const topicOfName: Partial<Record<IncidentName, Topic>> = {
  "loss-above": "loss",
  "error-seconds-above": "loss",
  drops: "loss",
  "silence-over": "silence",
  stalled: "silence",
  silent: "silence",
  "querier-suspected": "silence",
  back: "silence",
  "rate-below": "rate",
  "rate-above": "rate",
  "bitrate-below": "rate",
  "bitrate-above": "rate",
  "jitter-above": "rate",
  "sources-not": "sources",
  "source-new": "sources",
  "source-gone": "sources",
  "source-changed": "sources",
  "two-senders": "sources",
  "two-senders-over": "sources",
  "sender-moved": "sources",
};

/** Names of all kinds of a topic. */
export function kindsOf(topic: Topic): readonly IncidentName[] {
  return (Object.keys(incidentTable) as IncidentName[]).filter((name) => topicOf(name) === topic);
}

export function topicOf(name: IncidentName): Topic {
  return topicOfName[name] ?? "other";
}
