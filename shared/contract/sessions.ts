import * as v from "valibot";
import { limits } from "../limits.ts";
import { count, time } from "../model/quantities.ts";
import { recordingSchema } from "../model/recording.ts";
import { id, nothing } from "./arguments.ts";
import { deltaSchema } from "./telling.ts";

/** A recording that is open beside live traffic. */
const openedSchema = v.object({
  session: id,
  recording: recordingSchema,
  /** Why its thread ended by itself; null while it runs. */
  failure: v.nullable(v.string()),
});
export type OpenedRecording = v.InferOutput<typeof openedSchema>;

const openedListSchema = v.object({ recordings: v.array(openedSchema) });

/** What is to be opened: a file of the computer that the door runs on, as far as it allows, or one that was brought. */
const fileSchema = v.variant("kind", [
  v.object({
    kind: v.literal("path"),
    path: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.pathLength)),
  }),
  v.object({ kind: v.literal("upload"), upload: id }),
]);
export type RecordingFile = v.InferOutput<typeof fileSchema>;

const session = v.object({ session: id });

/** Sessions beside the live one. The door keeps them, each in a thread of its own: the monitor knows nothing of them. */
export const sessionMethods = {
  /** Opens a recording and begins to read it; what is no recording is rejected and leaves nothing behind. */
  openRecording: { args: v.object({ file: fileSchema, unicast: v.boolean() }), result: session },
  closeRecording: { args: session, result: nothing },
  recordings: { args: nothing, result: openedListSchema },
  /** Files of the folder that recordings may be opened from; null where the door has none, and files are chosen otherwise. */
  recordingFiles: {
    args: nothing,
    result: v.object({
      files: v.nullable(v.array(v.object({ path: v.string(), bytes: count, changedAt: time }))),
      /** Whether there are more than are told. */
      further: v.boolean(),
      /** Bytes of a file that a browser may bring; null where it brings none. */
      uploadBytes: v.nullable(count),
    }),
  },
  /** One call of this contract to an opened recording; its router validates the arguments. */
  inRecording: {
    args: v.object({ session: id, method: v.string(), args: v.unknown() }),
    result: v.unknown(),
  },
} as const;

export const sessionEvents = {
  /** What is open and how far it is: when that changed, and while something is read. */
  recordings: openedListSchema,
  /** The delta of one of them. */
  recordingDelta: v.object({ session: id, delta: deltaSchema }),
} as const;
