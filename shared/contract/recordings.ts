import * as v from "valibot";
import { packetFormats } from "../export/packet-formats.ts";
import { limits } from "../limits.ts";
import { count, time } from "../model/quantities.ts";
import { recordingSchema } from "../model/recording.ts";
import { id, nothing } from "./arguments.ts";

/** What is asked of an opened recording; live traffic refuses it. */
export const recordingMethods = {
  /** How far it is, and what was found in its file. */
  recording: { args: nothing, result: recordingSchema },
  /** Packets and payload bits of all its datagrams over its time, in at most `limits.recordingPoints` points. */
  recordingRate: {
    args: nothing,
    result: v.object({
      /** Beginning of the first point, in ms since 1970; null before the first packet. */
      from: v.nullable(time),
      /** Milliseconds of one point. */
      width: v.number(),
      packets: v.instance(Float64Array),
      bits: v.instance(Float64Array),
      /** Packets that streams miss, of the span that is looked at and to the second; null where none is measured. */
      lost: v.nullable(v.instance(Float64Array)),
    }),
  },
  /**
   * Chooses what of it is looked at and reads it anew: all rows, streams and packets are those of the span, and rows
   * keep their numbers.
   */
  viewRecording: {
    args: v.object({
      /** Both ends included, in ms since 1970; null is the whole. */
      span: v.nullable(
        v.pipe(
          v.object({ from: time, to: time }),
          v.check(({ from, to }) => from <= to, "The span ends before it begins."),
        ),
      ),
      /** Also packets to single hosts. */
      unicast: v.boolean(),
    }),
    result: nothing,
  },
  /** Writes packets of the chosen span to a file in the folder for recordings, which gets a name of its own. */
  exportRecording: {
    args: v.object({
      /** Packets with their headers; a JSON object for each line; a table; payloads one behind another. */
      format: v.picklist(packetFormats),
      /** Whether each payload of a `bin` has its length before it: four bytes, the most significant first. */
      lengths: v.boolean(),
      /** Rows whose packets are meant; null means all of the file. */
      groups: v.nullable(v.pipe(v.array(id), v.minLength(1), v.maxLength(limits.memberships))),
    }),
    result: v.object({
      folder: v.string(),
      file: v.string(),
      packets: count,
      /** Of them such of which only a part was recorded. */
      shortened: count,
      /** Packets of the file with a wrong checksum: left out. */
      damaged: count,
      /** It was told to end before the recording did. */
      stopped: v.boolean(),
    }),
  },
  /** Ends what is exported of this recording; what was written stays. */
  stopExport: { args: nothing, result: nothing },
  /** Reads no further; what was read stays. */
  stopReading: { args: nothing, result: nothing },
} as const;
