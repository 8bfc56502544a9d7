import * as v from "valibot";
import { problemSchema } from "../problem.ts";
import { count, time } from "./quantities.ts";

/**
 * - `waiting`: until something happens
 * - `saving`: what memory holds is written
 * - `recording`: what comes is written
 * - `done`: ended as it was told to
 * - `failed`: ended before, see `problem`
 */
export const recordJobStates = ["waiting", "saving", "recording", "done", "failed"] as const;

/** Of several files: the bytes and seconds after which another one begins, and how many stay; null has no such limit. */
export const rotationSchema = v.object({
  bytes: v.nullable(v.number()),
  seconds: v.nullable(v.number()),
  files: v.nullable(v.number()),
});
export type RotationPlan = v.InferOutput<typeof rotationSchema>;

/** What has to happen in one of its groups before a recording begins. */
export const triggerSchema = v.object({
  /** Packets lost in a second, in percent of those that were sent; null does not mind. */
  lossPercent: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  /** Nothing comes any more where something came. */
  silence: v.boolean(),
  /** Somebody sends who did not before. */
  newSource: v.boolean(),
});
export type Trigger = v.InferOutput<typeof triggerSchema>;

export const recordJobSchema = v.object({
  id: v.number(),
  state: v.picklist(recordJobStates),
  /** The memberships whose packets are taken; null takes all, also those that are joined later. */
  groups: v.nullable(v.array(v.number())),
  filter: v.nullable(v.string()),
  trigger: v.nullable(triggerSchema),
  /** The incident that it began with; null where a person began it. */
  event: v.nullable(v.number()),
  /** Whether it goes on with what comes, after what was kept. */
  live: v.boolean(),
  folder: v.string(),
  /** Name of the file that is written now, or was last. */
  file: v.string(),
  rotation: v.nullable(rotationSchema),
  /** Files begun so far. */
  files: count,
  /** Packets in files, and bytes of all of them, also of such as gave way to newer ones. */
  packets: count,
  bytes: count,
  /** Packets that are not in the file, because the disk was too slow or refused them. */
  missing: count,
  /** Packets that the filter did not let through. */
  rejected: count,
  /** Of what memory held when it began: packets still to be looked at. */
  keptLeft: count,
  startedAt: time,
  endedAt: v.nullable(time),
  problem: v.nullable(problemSchema),
});
export type RecordJob = v.InferOutput<typeof recordJobSchema>;
