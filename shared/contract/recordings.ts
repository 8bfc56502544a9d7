import * as v from "valibot";
import { time } from "../model/quantities.ts";
import { recordingSchema } from "../model/recording.ts";
import { nothing } from "./arguments.ts";

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
  /** Reads no further; what was read stays. */
  stopReading: { args: nothing, result: nothing },
} as const;
