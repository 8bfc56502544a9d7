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

const path = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.pathLength));

/** What is to be opened: a file of the computer that the door runs on, as far as it allows, or one that was brought. */
const fileSchema = v.variant("kind", [
  v.object({
    kind: v.literal("path"),
    path,
  }),
  v.object({ kind: v.literal("upload"), upload: id }),
]);
export type RecordingFile = v.InferOutput<typeof fileSchema>;

const session = v.object({ session: id });

/** What was found in a file when it was open, or recorded; null is what is not known. */
export const knownOfFileSchema = v.object({
  from: v.nullable(time),
  to: v.nullable(time),
  packets: v.nullable(count),
  groups: v.nullable(count),
  /** Saved from memory. */
  saved: v.boolean(),
});
export type KnownOfFile = v.InferOutput<typeof knownOfFileSchema>;

const file = v.object({ path });

/** Sessions beside the live one. The door keeps them, each in a thread of its own: the monitor knows nothing of them. */
export const sessionMethods = {
  /** Opens a recording and begins to read it; what is no recording is rejected and leaves nothing behind. */
  openRecording: { args: v.object({ file: fileSchema, unicast: v.boolean() }), result: session },
  closeRecording: { args: session, result: nothing },
  recordings: { args: nothing, result: openedListSchema },
  /** Files of the folder that recordings are written to, and such as were opened lately; null where the door has neither. */
  recordingFiles: {
    args: nothing,
    result: v.object({
      files: v.nullable(
        v.array(
          v.object({
            /** Below the folder, or whole for one that lies elsewhere: by it a file is opened. */
            path: v.string(),
            bytes: count,
            changedAt: time,
            /** It lies where recordings are written, not in a folder below that or elsewhere. */
            written: v.boolean(),
            /** When it was opened last; null where it was not, or not lately. */
            openedAt: v.nullable(time),
            /** It was opened, and is no longer there. */
            missing: v.boolean(),
            known: v.nullable(knownOfFileSchema),
          }),
        ),
      ),
      /** Whether there are more than are told. */
      further: v.boolean(),
      /** Where recordings are written; null where none are. */
      folder: v.nullable(v.string()),
      /** Whether the door can show a file where it lies. */
      canShow: v.boolean(),
      /** Bytes of a file that a browser may bring; null where it brings none. */
      uploadBytes: v.nullable(count),
    }),
  },
  /** Gives a file another name, in the folder that it is in. One that is recorded or open is refused. */
  renameRecording: {
    args: v.object({ path, name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.recordNameLength)) }),
    result: file,
  },
  /**
   * Takes a file out of the list, and into the bin after `limits.undoRemoveMs`, in which `restoreRecording` takes that back. One that is
   * no longer there is forgotten. Refused as for `renameRecording`.
   */
  removeRecording: { args: file, result: nothing },
  restoreRecording: { args: file, result: nothing },
  /** Shows a file where it lies, in the system's own window. */
  showRecording: { args: file, result: nothing },
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
