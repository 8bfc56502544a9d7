import type { ByteOrder, SequenceField, TimeField } from "../model/described-format.ts";

const twoTo53 = 2 ** 53;
/** Bits of a number that are exact. */
const exactBits = 53;

/** A number of `width` bytes modulo 2^53: of one with 64 bits the lowest 53 count on as the whole does. */
export function readUnsigned(bytes: Uint8Array, at: number, width: number, order: ByteOrder): number {
  let value = 0;
  if (width <= 4) {
    for (let index = 0; index < width; index += 1) {
      value = (value << 8) | (bytes[order === "big" ? at + index : at + width - 1 - index] ?? 0);
    }
    return value >>> 0;
  }
  for (let index = 0; index < width; index += 1) {
    const byte = bytes[order === "big" ? at + index : at + width - 1 - index] ?? 0;
    // Only of 7 bytes and more something is cut off.
    value = (index < 6 ? value : value % (twoTo53 / 256)) * 256 + byte;
  }
  return value;
}

/** A number of `width` bytes, rounded to 53 bits: for times, whose highest bits say most. */
function readRounded(bytes: Uint8Array, at: number, width: number, order: ByteOrder): number {
  const half = Math.min(width, 4);
  const rest = width - half;
  const high = order === "big" ? at : at + half;
  const low = order === "big" ? at + rest : at;
  return readUnsigned(bytes, high, rest, order) * 2 ** 32 + readUnsigned(bytes, low, half, order);
}

const perMs = { ns: 1_000_000, us: 1_000, ms: 1 } as const;

/** The sender's time in ms, since 1970 where the field says so. */
export function readTime(bytes: Uint8Array, at: number, field: TimeField): number {
  const value = readRounded(bytes, at + field.offset, field.bits / 8, field.order);
  return field.unit === "s" ? value * 1_000 : value / perMs[field.unit];
}

/** How the numbers of a field become places of packets in their stream: 0, 1, 2 … */
export interface Numbering {
  /** The place after the largest is 0 again; infinity where numbers do not wrap. */
  readonly modulus: number;
  /** The place of a number; -1 where it is on no step. */
  readonly place: (value: number) => number;
}

/**
 * With a step s numbers of b bits are first + s * place modulo 2^b. Where b is at most 32 that is solved for the place
 * also over wraps; wider numbers are taken not to wrap.
 */
export function numberingOf(field: SequenceField): Numbering {
  const first = field.first ?? 0;
  const { step } = field;
  if (field.is === "text")
    return { modulus: Number.POSITIVE_INFINITY, place: overStep(first, step, Number.NaN) };
  if (field.bits > 32) {
    const range = 2 ** Math.min(field.bits, exactBits);
    return { modulus: Math.floor(range / step), place: overStep(first, step, range) };
  }
  const range = 2 ** field.bits;
  const twos = Math.min(31 - Math.clz32(step & -step), field.bits - 1);
  const inverse = inverseOf(step >>> twos);
  const modulus = range / 2 ** twos;
  return {
    modulus,
    place(value) {
      const distance = (value - first) >>> 0;
      if (distance % 2 ** twos !== 0) return -1;
      return (Math.imul(distance >>> twos, inverse) >>> 0) % modulus;
    },
  };
}

/** @param range numbers before the first one lie behind a wrap of so many; NaN where they fit nowhere */
function overStep(first: number, step: number, range: number): (value: number) => number {
  return (value) => {
    const distance = value >= first ? value - first : value - first + range;
    return distance % step === 0 ? distance / step : -1;
  };
}

/** The inverse of an odd number modulo 2^32 by Newton's steps, each of which doubles the bits that are right. */
function inverseOf(odd: number): number {
  let inverse = odd;
  for (let step = 0; step < 5; step += 1) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

/** Bytes that a packet must have for all of its fields. */
export function neededBytes(fields: readonly ({ offset: number; bits: number } | null)[]): number {
  return fields.reduce(
    (most, field) => Math.max(most, field === null ? 0 : field.offset + field.bits / 8),
    0,
  );
}
