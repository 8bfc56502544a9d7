import * as v from "valibot";
import { membershipEvents } from "./events.ts";
import { problemTable } from "./problems/problems.ts";
import { type Statement, statementSchema } from "./statement.ts";

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

/** What happens: what memberships tell, limits that were crossed, sources that come and go, sends that are refused. */
export const incidentTable = {
  ...membershipEvents,
  ...crossings,
  /** Nothing came since the join, for longer than a join takes. */
  silent: {},
  /** It ended so long after the join, as where a switch filters and nobody asks for memberships. */
  "querier-suspected": { interface: text, protocol: v.picklist(["IGMP", "MLD"]), afterMs: number },
  "source-new": { address: text, port: number },
  /** The one that sent, and the one that sends in its place. */
  "source-changed": { before: text, address: text, port: number },
  /** Nothing came of it for so long. */
  "source-gone": { address: text, silentMs: number },
  /** The system refused it, or packets of it: the worst stands for how many. */
  "send-failed": { address: text, port: number, problem: statementSchema(problemTable) },
  /** A recording that waited for something to happen has begun. */
  "recording-started": { file: text },
  /** What a person asked for, to see whether it is told. */
  "notifier-test": {},
} as const;
export type IncidentStatement = Statement<typeof incidentTable>;
export type IncidentName = keyof typeof incidentTable;
