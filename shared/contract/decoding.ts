import { decoderChoiceSchema, decodingSchema } from "../model/decoding.ts";
import { nothing } from "./arguments.ts";

/** What people say of how packets are read; told to all windows. */
export const decodingMethods = {
  /**
   * Says which decoder reads the packets of a group, or of one of its sources. By itself, a group is as if nothing had been
   * said, and a source too where nothing is said of its group.
   */
  chooseDecoder: { args: decoderChoiceSchema, result: nothing },
  /** What a window kept of an earlier run. What was said or forgotten in this run stays as it is. */
  bringDecoding: { args: decodingSchema, result: nothing },
} as const;
