import * as v from "valibot";
import { limits } from "../limits.ts";

/**
 * A format that a person described: where in a packet its number stands, and perhaps a key that tells streams of one
 * source apart and the sender's time. See docs/described-formats.md.
 */

const whole = (low: number, high: number) =>
  v.pipe(v.number(), v.integer(), v.minValue(low), v.maxValue(high));

export const byteOrders = ["big", "little"] as const;
export type ByteOrder = (typeof byteOrders)[number];
export const sequenceBits = [8, 16, 24, 32, 40, 48, 56, 64] as const;
export const timeBits = [32, 40, 48, 56, 64] as const;
export const keyBits = [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160] as const;
export const timeUnits = ["ns", "us", "ms", "s"] as const;
export const numberBases = ["decimal", "hex"] as const;

const offset = whole(0, limits.describedOffset);
const order = v.picklist(byteOrders);

const numbering = {
  /** By how much the number grows with each packet. */
  step: whole(1, 0x7fff_ffff),
  /** The number with which a sender begins anew; null where that is not known, or where the number wraps to it. */
  first: v.nullable(whole(0, Number.MAX_SAFE_INTEGER)),
};

const binarySequenceSchema = v.object({
  is: v.literal("binary"),
  offset,
  bits: v.picklist(sequenceBits),
  order,
  ...numbering,
});

/** A number written as text, behind other text that is always the same. */
const textSequenceSchema = v.object({
  is: v.literal("text"),
  before: v.pipe(v.string(), v.regex(/^[ -~]+$/), v.maxLength(limits.describedTextCharacters)),
  base: v.picklist(numberBases),
  ...numbering,
});

export const describedFormatSchema = v.object({
  name: v.pipe(v.string(), v.nonEmpty(), v.maxLength(limits.describedNameCharacters)),
  /** Bytes with which each of its packets begins; empty where they have nothing in common. */
  starts: v.pipe(v.array(whole(0, 0xff)), v.maxLength(limits.describedStartsBytes)),
  sequence: v.variant("is", [binarySequenceSchema, textSequenceSchema]),
  /** Packets of different keys are different streams. */
  key: v.nullable(v.object({ offset, bits: v.picklist(keyBits), order, show: v.picklist(numberBases) })),
  time: v.nullable(
    v.object({
      offset,
      bits: v.picklist(timeBits),
      order,
      unit: v.picklist(timeUnits),
      /** Whether it counts since 1970 and so is a time of day; else only its differences mean something. */
      since1970: v.boolean(),
    }),
  ),
});
export type DescribedFormat = v.InferOutput<typeof describedFormatSchema>;
export type SequenceField = DescribedFormat["sequence"];
export type KeyField = NonNullable<DescribedFormat["key"]>;
export type TimeField = NonNullable<DescribedFormat["time"]>;
