import * as v from "valibot";
import { limits } from "../limits.ts";
import { decoderChoiceSchema, decoderWordSchema, formatTextSchema } from "../model/decoding.ts";
import { nothing } from "./arguments.ts";

/** What people say of how packets are read; told to all windows. */
export const decodingMethods = {
  /**
   * Says which decoder reads the packets of a group, or of one of its sources. By itself, a group is as if nothing had been
   * said, and a source too where nothing is said of its group.
   */
  chooseDecoder: { args: decoderChoiceSchema, result: nothing },
  /** Keeps a described format, in the place of one with the same word; the oldest of too many gives way. */
  keepFormat: { args: v.object({ text: formatTextSchema }), result: nothing },
  /** Forgets a format, and that packets were to be read by it. */
  forgetFormat: { args: v.object({ word: decoderWordSchema }), result: nothing },
  /**
   * What a window kept of an earlier run, piece by piece; formats come before choices of them, the newest first. What was
   * said or forgotten in this run stays as it is.
   */
  bringDecoding: {
    args: v.object({
      choices: v.pipe(v.array(decoderChoiceSchema), v.maxLength(limits.decoderChoicesBrought)),
      formats: v.pipe(v.array(formatTextSchema), v.maxLength(1)),
    }),
    result: nothing,
  },
} as const;
