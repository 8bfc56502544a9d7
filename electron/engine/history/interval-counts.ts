import { timeBins } from "../../../shared/model/time-bins.ts";
import { Reader, Writer } from "./number-bytes.ts";

/**
 * How often packets followed each other after which time, in slots of time that follow each other: one column of
 * `timeBins` counts for each. A slot is kept as the bins that hold any, each by its distance to the one before.
 */
export type IntervalSlots = readonly Float64Array[];

export function emptySlots(slots: number): IntervalSlots {
  return Array.from({ length: slots }, () => new Float64Array(timeBins));
}

export function addCounts(into: Float64Array, other: ArrayLike<number>): void {
  for (let bin = 0; bin < timeBins; bin += 1) into[bin] = (into[bin] ?? 0) + (other[bin] ?? 0);
}

/** Adds bins and counts in turn. */
export function addPairs(into: Float64Array, pairs: Uint32Array): void {
  for (let at = 0; at < pairs.length; at += 2) {
    const bin = pairs[at] ?? 0;
    into[bin] = (into[bin] ?? 0) + (pairs[at + 1] ?? 0);
  }
}

/** A byte for the number of slots, then for each how many bins hold any, and distance and count of each. */
export function packIntervals(slots: IntervalSlots): Uint8Array {
  const writer = new Writer(1 + slots.length * (8 + 16 * timeBins));
  writer.byte(slots.length);
  for (const counts of slots) {
    let used = 0;
    for (const count of counts) if (count > 0) used += 1;
    writer.number(used);
    let before = 0;
    for (let bin = 0; bin < timeBins; bin += 1) {
      const count = counts[bin] ?? 0;
      if (count === 0) continue;
      writer.number(bin - before);
      writer.number(count);
      before = bin;
    }
  }
  return writer.written;
}

/** Adds all slots of what was packed to one column; bytes that are none, or of another number of slots, add nothing. */
export function addPacked(into: Float64Array, bytes: unknown, slots: number): void {
  if (!(bytes instanceof Uint8Array)) return;
  const reader = new Reader(bytes);
  if (reader.byte() !== slots) return;
  for (let slot = 0; slot < slots && !reader.isOver; slot += 1) {
    let bin = 0;
    for (let left = reader.number(); left > 0 && !reader.isOver; left -= 1) {
      bin += reader.number();
      const count = reader.number();
      if (bin >= 0 && bin < timeBins) into[bin] = (into[bin] ?? 0) + count;
    }
  }
}

/** What was packed; null for bytes that are none, or of another number of slots. */
export function unpackIntervals(bytes: unknown, slots: number): IntervalSlots | null {
  if (!(bytes instanceof Uint8Array)) return null;
  const reader = new Reader(bytes);
  if (reader.byte() !== slots) return null;
  const all = emptySlots(slots);
  for (const counts of all) {
    let bin = 0;
    for (let left = reader.number(); left > 0; left -= 1) {
      bin += reader.number();
      if (reader.isOver || !(bin >= 0 && bin < timeBins)) return null;
      counts[bin] = reader.number();
    }
  }
  return reader.isOver ? null : all;
}
