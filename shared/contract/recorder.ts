import * as v from "valibot";
import { limits } from "../limits.ts";
import { eventRecordingSchema } from "../model/event-recording.ts";
import { count, time } from "../model/quantities.ts";
import { triggerSchema } from "../model/record-job.ts";
import { id, nothing, one, whole } from "./arguments.ts";

const groups = v.nullable(v.pipe(v.array(id), v.minLength(1), v.maxLength(limits.memberships)));
const filter = v.nullable(v.pipe(v.string(), v.maxLength(limits.filterLength)));
/** Null takes the folder for recordings and a name of the time. */
const file = v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.recordNameLength)));

const rotation = v.object({
  bytes: v.nullable(v.pipe(whole, v.minValue(limits.recordFileLeastBytes))),
  seconds: v.nullable(v.pipe(v.number(), v.minValue(1))),
  files: v.nullable(v.pipe(whole, v.minValue(1), v.maxValue(limits.recordFiles))),
});

const recordRequestSchema = v.object({
  /** Memberships whose packets are recorded; null records all, also those that are joined later. */
  groups,
  filter,
  file,
  /** Null writes one file. */
  rotation: v.nullable(rotation),
  /** Whether what memory holds of them comes first. */
  kept: v.boolean(),
  /** Null begins at once. */
  trigger: v.nullable(triggerSchema),
});
export type RecordRequest = v.InferOutput<typeof recordRequestSchema>;

export const recorderMethods = {
  /** Starts a recording; how it goes comes with the deltas. */
  record: { args: recordRequestSchema, result: one },
  /** Goes on in the next file of a recording that writes several. */
  nextRecordingFile: { args: one, result: nothing },
  /** Ends one: resolves when its file is closed. */
  stopRecording: { args: one, result: nothing },
  /** Saves what memory holds of memberships, all of it or the last seconds; how it goes comes with the deltas. */
  saveKept: {
    args: v.object({ groups, filter, file, seconds: v.nullable(v.pipe(v.number(), v.minValue(0))) }),
    result: one,
  },
  /** What `saveKept` would save of memberships: since when, in ms since 1970, how many packets, of how many of them. */
  keptReach: {
    args: v.object({ groups, seconds: v.nullable(v.pipe(v.number(), v.minValue(0))) }),
    result: v.object({ since: v.nullable(time), packets: count, feeds: count }),
  },
  /** What came in this run of recording with events; with which, the section `eventRecording` says. */
  eventRecording: { args: nothing, result: eventRecordingSchema },
} as const;
