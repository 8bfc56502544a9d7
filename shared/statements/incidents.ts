import * as v from "valibot";
import { membershipEvents } from "./events.ts";
import type { Statement } from "./statement.ts";

const number = v.number();
const text = v.string();

/** Limits that were crossed; the worst of it stands beside the statement. */
export const crossings = {
  "loss-above": { limit: number },
  "rate-below": { limit: number },
  "rate-above": { limit: number },
  "bitrate-below": { limit: number },
  "bitrate-above": { limit: number },
  "silence-over": { limit: number },
  "jitter-above": { limit: number },
  "sources-not": { limit: number },
  "error-seconds-above": { limit: number },
} as const;

/** What happens to a group: what its membership tells, limits that were crossed, sources that come and go. */
export const incidentTable = {
  ...membershipEvents,
  ...crossings,
  "source-new": { address: text, port: number },
  /** Nothing came of it for so long. */
  "source-gone": { address: text, silentMs: number },
  /** What a person asked for, to see whether it is told. */
  "notifier-test": {},
} as const;
export type IncidentStatement = Statement<typeof incidentTable>;
export type IncidentName = keyof typeof incidentTable;
