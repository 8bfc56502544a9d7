import { type StreamUnit, streamUnits } from "./stream.ts";

/**
 * What the streams say of a packet beside its bytes: one whole number, so that it fits into a packet's record and crosses as a
 * column. 0 is "unknown": its source was not recognised by then, or numbers nothing. In order is `known` and nothing else.
 */
export const markFlag = {
  /** A number was read in it. */
  known: 1,
  /** Numbers are missing before it that nothing here dropped, … */
  lost: 1 << 1,
  /** … or that this computer dropped at the socket. Both where some of them are this and some that. */
  droppedHere: 1 << 2,
  /** Its number was passed already: one that was missing is not (RFC 4737, reordered). */
  late: 1 << 3,
  /** All its numbers were seen already. */
  duplicate: 1 << 4,
  /** With it the numbering began anew. */
  restart: 1 << 5,
  /** Its number fits nowhere; the next one tells whether the numbering began anew. */
  stray: 1 << 6,
} as const;

/** The place among `streamUnits` of what `missingBefore` counts takes two bits. */
const unitBits = 7;

/** The upper half is how many are missing before it. */
const missingBits = 16;
/** A number of missing ones that stands for itself and for all that are greater. */
export const mostMissing = 0xffff;

/** A mark from the flags of one header. @param missing numbers found missing before it */
export function markOf(flags: number, unit: StreamUnit, missing = 0): number {
  const told = Math.min(missing, mostMissing);
  return (flags | markFlag.known | (streamUnits.indexOf(unit) << unitBits) | (told << missingBits)) >>> 0;
}

/** The mark of a packet with two headers: what either says, and what is missing before both. */
export function bothMarks(one: number, other: number): number {
  const missing = Math.min(mostMissing, missingBefore(one) + missingBefore(other));
  return (((one | other) & 0xffff) | (missing << missingBits)) >>> 0;
}

/** The mark of a packet when some of those that were missing before it came after all. */
export function fewerMissing(mark: number, found: number): number {
  const missing = missingBefore(mark);
  // Of "that many or more" nobody knows how many are left.
  if (missing === mostMissing) return mark;
  if (missing > found) return (mark - found * 2 ** missingBits) >>> 0;
  return mark & 0xffff & ~(markFlag.lost | markFlag.droppedHere);
}

/** Numbers missing before a packet; `mostMissing` is "that many or more". */
export function missingBefore(mark: number): number {
  return mark >>> missingBits;
}

/** What is missing; null where nothing is known. */
export function markUnit(mark: number): StreamUnit | null {
  return mark === 0 ? null : (streamUnits[(mark >>> unitBits) & 3] ?? null);
}
