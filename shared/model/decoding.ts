import * as v from "valibot";
import { limits } from "../limits.ts";

/**
 * What people said of how packets are read. The monitor owns it, so that every window and door shows packets alike; a
 * window keeps what it was told and brings it back to the next run.
 */

/** Instead of a decoder's word: bytes without a meaning, and whatever the packet looks like. */
export const asBytes = "bytes";
export const byItself = "itself";

/** A decoder's word. */
export const decoderWordSchema = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9][a-z0-9-]*$/),
  v.maxLength(limits.decoderWordCharacters),
);

/** Which decoder reads the packets of a group, or of one of its sources. */
export const decoderChoiceSchema = v.object({
  /** Of the membership, see `membership-key.ts`: what it is in every run. */
  key: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.membershipKeyCharacters)),
  /** The address of its source, whose port may be another one tomorrow; null for all of them. */
  source: v.nullable(v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.addressLength))),
  /** A decoder's word, `asBytes` or `byItself`. */
  as: decoderWordSchema,
});
export type DecoderChoice = v.InferOutput<typeof decoderChoiceSchema>;

/** A described format as JSON, see docs/described-formats.md. */
export const formatTextSchema = v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.describedJsonCharacters));

/** All of it: what a monitor tells, and what a window keeps. */
export const decodingSchema = v.object({
  choices: v.pipe(v.array(decoderChoiceSchema), v.maxLength(limits.decoderChoices)),
  /** The newest first. */
  formats: v.pipe(v.array(formatTextSchema), v.maxLength(limits.keptFormats)),
});
export type DecodingState = v.InferOutput<typeof decodingSchema>;
