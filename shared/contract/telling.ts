import * as v from "valibot";
import { workspaceSchema } from "../kept/workspace-state.ts";
import { limits } from "../limits.ts";
import { aboutSchema } from "../model/about.ts";
import { decodingSchema } from "../model/decoding.ts";
import { figuresSchema } from "../model/figure-columns.ts";
import { historiesSchema, secondSchema } from "../model/history.ts";
import { incidentNewsSchema } from "../model/incident.ts";
import { interfaceSchema } from "../model/interface.ts";
import { membershipSchema } from "../model/membership.ts";
import { time } from "../model/quantities.ts";
import { recordJobSchema } from "../model/record-job.ts";
import { sendSchema } from "../model/send.ts";
import { totalsSchema } from "../model/totals.ts";
import { id, nothing } from "./arguments.ts";

/** Everything the window shows, at one moment. */
const snapshotSchema = v.object({
  /** Changes when the monitor was started anew: what was known before is void. */
  epoch: v.string(),
  /** Deltas with this number and below are contained. */
  sequence: v.number(),
  at: time,
  about: aboutSchema,
  memberships: v.array(membershipSchema),
  sends: v.array(sendSchema),
  recordJobs: v.array(recordJobSchema),
  interfaces: v.array(interfaceSchema),
  decoding: decodingSchema,
  /** All that are kept. */
  incidents: incidentNewsSchema,
  workspace: workspaceSchema,
  totals: totalsSchema,
  /** The last full second that the histories reach to. */
  historyEnd: v.number(),
  histories: historiesSchema,
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

/** What changed since the delta before, as it is now: applying one twice is harmless. */
export const deltaSchema = v.object({
  epoch: v.string(),
  /** One more than the delta before; a gap asks for a new snapshot. */
  sequence: v.number(),
  at: time,
  /** Rows that are new, or of which more than figures changed: whole. */
  memberships: v.array(membershipSchema),
  /** Rows of which only figures changed. */
  figures: v.nullable(figuresSchema),
  left: v.array(v.number()),
  sends: v.array(sendSchema),
  sendsForgotten: v.array(v.number()),
  /** All of them, when one changed. */
  recordJobs: v.nullable(v.array(recordJobSchema)),
  interfaces: v.nullable(v.array(interfaceSchema)),
  decoding: v.nullable(decodingSchema),
  /** Such as are new or changed. */
  incidents: incidentNewsSchema,
  workspace: v.nullable(workspaceSchema),
  totals: totalsSchema,
  /** Full seconds that are new, oldest first, and before them such as grew since they were told. */
  seconds: v.array(secondSchema),
});
export type Delta = v.InferOutput<typeof deltaSchema>;

export const tellingMethods = {
  snapshot: { args: nothing, result: snapshotSchema },
  /**
   * Tells which rows a window shows: for `limits.lookMs` their figures come with every delta, those of
   * the others once a second.
   */
  look: {
    args: v.object({ ids: v.pipe(v.array(id), v.maxLength(limits.rowsLookedAt)) }),
    result: nothing,
  },
} as const;

export const tellingEvents = {
  /** Once per tick. */
  delta: deltaSchema,
} as const;
