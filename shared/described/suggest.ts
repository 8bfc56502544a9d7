import { limits } from "../limits.ts";
import type { ByteOrder, KeyField, SequenceField, TimeField } from "../model/described-format.ts";
import type { JudgedPacket } from "./judge.ts";
import { readTime, readUnsigned } from "./numbers.ts";

/** Fields that were found to count. */
export interface SuggestedFields {
  readonly sequence: Extract<SequenceField, { is: "binary" }>;
  /** Null where the packets are of one stream. */
  readonly key: KeyField | null;
  readonly time: TimeField | null;
  /** Steps that there are, and how many of them are +1. */
  readonly steps: number;
  readonly right: number;
}

const enough = 0.9;
const orders: readonly ByteOrder[] = ["big", "little"];
const keyWidths = [1, 2, 4] as const;
/** A sender's clock that is further off is no clock. */
const timeAwayMs = 86_400_000;

/**
 * Looks for counters by itself: bytes that grow by one from packet to packet, with a key where several streams are
 * mixed. The best first; empty where nothing counts or the packets are too few. Pure.
 */
export function suggestFields(all: readonly JudgedPacket[]): SuggestedFields[] {
  const packets = all.slice(-limits.suggestedPackets);
  if (packets.length < limits.judgedLeast) return [];
  const length = Math.min(limits.suggestedBytes, ...packets.map(({ bytes }) => bytes.length));
  const single = counters(packets, length, null);
  const found =
    single.length > 0 ? single : keyColumns(packets, length).flatMap((key) => counters(packets, length, key));
  const time = timeField(packets, length);
  // The narrowest key of those that tell the same streams apart comes first.
  const seen = new Set<string>();
  return found
    .filter(({ sequence }) => {
      const place = `${sequence.offset} ${sequence.bits} ${sequence.order}`;
      return !seen.has(place) && seen.add(place) !== null;
    })
    .sort(
      (one, other) =>
        other.right / other.steps - one.right / one.steps || other.sequence.bits - one.sequence.bits,
    )
    .slice(0, limits.suggestions)
    .map((one) => ({ ...one, time }));
}

type Counter = Omit<SuggestedFields, "time">;

/** Counters of a key: from the lowest byte of each on, as wide as the packets show. */
function counters(packets: readonly JudgedPacket[], length: number, key: KeyField | null): Counter[] {
  const groups = grouped(packets, key);
  const found: Counter[] = [];
  for (let lowest = 0; lowest < length; lowest += 1) {
    if (key !== null && isIn(lowest, key)) continue;
    const alone = tried(groups, lowest, 8, "big", key);
    if (alone === null) continue;
    const wide = orders.map((order) => widened(groups, lowest, length, order, alone));
    found.push(wide.reduce((best, one) => (one.sequence.bits > best.sequence.bits ? one : best)));
  }
  return found;
}

function isIn(byte: number, { offset, bits }: KeyField): boolean {
  return byte >= offset && byte < offset + bits / 8;
}

function overlaps(key: KeyField | null, offset: number, width: number): boolean {
  return key !== null && key.offset < offset + width && offset < key.offset + key.bits / 8;
}

/** Packets of each key in their order. */
function grouped(packets: readonly JudgedPacket[], key: KeyField | null): Uint8Array[][] {
  if (key === null) return [packets.map(({ bytes }) => bytes)];
  const groups = new Map<number, Uint8Array[]>();
  for (const { bytes } of packets) {
    const its = readUnsigned(bytes, key.offset, key.bits / 8, "big");
    const group = groups.get(its);
    if (group === undefined) groups.set(its, [bytes]);
    else group.push(bytes);
  }
  return [...groups.values()];
}

function tried(
  groups: readonly Uint8Array[][],
  offset: number,
  bits: SuggestedFields["sequence"]["bits"],
  order: ByteOrder,
  key: KeyField | null,
): Counter | null {
  const range = 2 ** Math.min(bits, 53);
  let [steps, right] = [0, 0];
  for (const group of groups) {
    let before = Number.NaN;
    for (const bytes of group) {
      const value = readUnsigned(bytes, offset, bits / 8, order);
      if (!Number.isNaN(before)) {
        steps += 1;
        if ((before + 1) % range === value) right += 1;
      }
      before = value;
    }
  }
  if (steps < limits.judgedLeast / 2 || right < enough * steps) return null;
  return { sequence: { is: "binary", offset, bits, order, step: 1, first: null }, key, steps, right };
}

/**
 * The widest counter with the same lowest byte that the packets show: bytes above belong to it where a carry came
 * out of those below, or where they are zero at the top of a whole word.
 */
function widened(
  groups: readonly Uint8Array[][],
  lowest: number,
  length: number,
  order: ByteOrder,
  alone: Counter,
): Counter {
  let best = alone;
  for (const bits of [16, 32, 64] as const) {
    const width = bits / 8;
    const offset = order === "big" ? lowest - width + 1 : lowest;
    if (offset < 0 || offset + width > length) break;
    if (overlaps(alone.key, offset, width)) break;
    const wide = tried(groups, offset, bits, order, alone.key);
    // A byte above that changes without a carry breaks steps: it is another field's.
    if (wide === null || wide.right < best.right) break;
    if (isShown(groups, offset, width, order, best.sequence.bits / 8)) best = wide;
  }
  return best;
}

function isShown(
  groups: readonly Uint8Array[][],
  offset: number,
  width: number,
  order: ByteOrder,
  narrower: number,
): boolean {
  const above = Array.from({ length: width - narrower }, (_, index) =>
    order === "big" ? offset + index : offset + width - 1 - index,
  );
  const carried = groups.some((group) =>
    group.some((bytes) => above.some((at) => bytes[at] !== group[0]?.[at])),
  );
  const isZero = groups.every((group) => group.every((bytes) => bytes[above[0] ?? 0] === 0));
  return carried || (isZero && offset % Math.min(width, 4) === 0);
}

/** Bytes that take a few values only: what may tell streams apart. */
function keyColumns(packets: readonly JudgedPacket[], length: number): KeyField[] {
  const columns: KeyField[] = [];
  for (const width of keyWidths) {
    for (let offset = 0; offset + width <= length; offset += width) {
      const values = new Set(packets.map(({ bytes }) => readUnsigned(bytes, offset, width, "big")));
      const bits = (width * 8) as 8 | 16 | 32;
      if (values.size > 1 && values.size <= limits.suggestedKeys) {
        columns.push({ offset, bits, order: "big", show: "hex" });
      }
    }
  }
  return columns;
}

/** A time of day that is the time of arrival, but for a day at most. */
function timeField(packets: readonly JudgedPacket[], length: number): TimeField | null {
  const shapes = [
    { bits: 64, unit: "ns" },
    { bits: 64, unit: "us" },
    { bits: 64, unit: "ms" },
    { bits: 32, unit: "s" },
  ] as const;
  for (const shape of shapes) {
    for (const order of orders) {
      for (let offset = 0; offset + shape.bits / 8 <= length; offset += 1) {
        const field = { offset, ...shape, order, since1970: true };
        const isTime = packets.every(
          ({ bytes, at }) => Math.abs(readTime(bytes, 0, field) - at) < timeAwayMs,
        );
        if (isTime) return field;
      }
    }
  }
  return null;
}
