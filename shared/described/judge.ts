import { limits } from "../limits.ts";
import type { DescribedFormat, SequenceField } from "../model/described-format.ts";
import type { DescribedField, FormatCheck } from "../statements/described.ts";
import { ascii, digits, digitsEnd, find, startsWith } from "../text/digits.ts";
import { keyTextAt } from "./key-text.ts";
import { neededBytes, numberingOf, readTime, readUnsigned } from "./numbers.ts";

/** A packet as it is kept. */
export interface JudgedPacket {
  /** Its payload, or the beginning of it that was kept. */
  readonly bytes: Uint8Array;
  /** When it arrived, ms since 1970. */
  readonly at: number;
}

/** Numbers missing before a packet. */
export interface JudgedGap {
  /** Place of the packet behind it among those that were judged. */
  readonly packet: number;
  readonly missing: number;
  /** As the key's field writes it; empty without a key. */
  readonly key: string;
}

/** What a description makes of packets. */
export interface Judgement {
  /** `unsure`: too few packets to tell. */
  readonly verdict: "right" | "wrong" | "unsure";
  readonly checks: readonly FormatCheck[];
  /** Step of each packet against its key's packet before it; NaN where there is none, or where it was not read. */
  readonly steps: Float64Array;
  /** The number of each packet as it was read; NaN where it was not. */
  readonly numbers: Float64Array;
  /** The first `limits.judgedGaps` ones. */
  readonly gaps: readonly JudgedGap[];
}

/** Steps that are no loss: back, or ahead by more than a stream loses at once. */
const gapMost = 3_000;
/** Of all steps, so many are right where a field is a sequence. */
const enough = 0.9;
/** Keys that are named with what they miss. */
const namedKeys = 3;

/** Judges a description by the newest `limits.judgedMost` packets, oldest first. Pure; for the editor's live check. */
export function judge(description: DescribedFormat, all: readonly JudgedPacket[]): Judgement {
  const packets = all.slice(-limits.judgedMost);
  const reading = read(description, packets);
  const { steps, numbers, gaps, right, known } = reading;
  const { step } = description.sequence;
  const unsure = packets.length < limits.judgedLeast;
  const isRight = known > 0 && right >= enough * known;
  const checks: FormatCheck[] = [];
  if (unsure) checks.push({ name: "packets-too-few", values: { packets: packets.length } });
  checks.push(...readChecks(reading, packets.length));
  if (known > 0 && isRight) checks.push({ name: "steps-right", values: { right, steps: known, step } });
  if (known > 0 && !isRight) checks.push(wrongSteps(description, packets, reading));
  if (isRight && gaps.length > 0) checks.push(gapCheck(reading));
  checks.push(...keyChecks(description, reading), ...timeChecks(reading), ...overlaps(description));
  return {
    verdict: unsure ? "unsure" : isRight ? "right" : "wrong",
    checks,
    steps,
    numbers,
    gaps: gaps.slice(0, limits.judgedGaps),
  };
}

interface Reading {
  readonly steps: Float64Array;
  readonly numbers: Float64Array;
  readonly gaps: readonly JudgedGap[];
  /** Steps that there are, and how many of them are as described. */
  readonly known: number;
  readonly right: number;
  /** Keys in the order of their value, as bytes in hexadecimal, with how they are written. */
  readonly keys: ReadonlyMap<string, string>;
  readonly others: number;
  readonly short: number;
  readonly needed: number;
  readonly without: number;
  readonly timesBack: number;
  readonly timesRead: number;
  /** Of the sender's time from the arrival, in ms; null where it is no time of day. */
  readonly timeAway: number | null;
}

function read(description: DescribedFormat, packets: readonly JudgedPacket[]): Reading {
  const { sequence, key, time } = description;
  const starts = Uint8Array.from(description.starts);
  const needed = neededBytes([sequence.is === "binary" ? sequence : null, key, time]);
  const { modulus, place } = numberingOf(sequence);
  const steps = new Float64Array(packets.length).fill(Number.NaN);
  const numbers = new Float64Array(packets.length).fill(Number.NaN);
  const gaps: JudgedGap[] = [];
  const keys = new Map<string, string>();
  const before = new Map<string, { place: number; time: number }>();
  const away: number[] = [];
  let [known, right, others, short, without, timesBack] = [0, 0, 0, 0, 0, 0];
  packets.forEach(({ bytes, at }, index) => {
    if (!startsWith(bytes, 0, bytes.length, starts)) {
      others += 1;
      return;
    }
    if (bytes.length < needed) {
      short += 1;
      return;
    }
    const number = numberIn(bytes, sequence);
    if (number < 0) {
      without += 1;
      return;
    }
    numbers[index] = number;
    const text = key === null ? "" : keyTextAt(bytes, key);
    keys.set(text, text);
    const its = { place: place(number), time: time === null ? Number.NaN : readTime(bytes, 0, time) };
    const last = before.get(text);
    before.set(text, its);
    if (time?.since1970 === true) away.push(at - its.time);
    if (last === undefined) return;
    known += 1;
    if (its.time < last.time) timesBack += 1;
    const distance = its.place < 0 || last.place < 0 ? Number.NaN : apart(last.place, its.place, modulus);
    steps[index] = distance * sequence.step;
    if (distance === 1) right += 1;
    else if (distance > 1 && distance <= gapMost)
      gaps.push({ packet: index, missing: distance - 1, key: text });
  });
  away.sort((one, other) => one - other);
  const timeAway = away[Math.floor(away.length / 2)] ?? null;
  const timesRead = time === null ? 0 : known;
  return {
    ...{ steps, numbers, gaps, known, right, keys, others, short, needed, without },
    ...{ timesBack, timesRead, timeAway },
  };
}

/** The shorter way from one place to another. */
function apart(from: number, to: number, modulus: number): number {
  const distance = to - from;
  if (!Number.isFinite(modulus)) return distance;
  if (distance >= modulus / 2) return distance - modulus;
  return distance < -modulus / 2 ? distance + modulus : distance;
}

/** The number of a packet that is long enough; -1 where it has none. */
function numberIn(bytes: Uint8Array, field: SequenceField): number {
  if (field.is === "binary") return readUnsigned(bytes, field.offset, field.bits / 8, field.order);
  const before = ascii(field.before);
  const end = Math.min(bytes.length, limits.describedSearchedBytes);
  const found = find(bytes, 0, end, before);
  if (found === -1) return -1;
  const base = field.base === "hex" ? 16 : 10;
  const begin = found + before.length;
  return digits(bytes, begin, digitsEnd(bytes, begin, end, base), base);
}

function readChecks({ others, short, needed, without }: Reading, packets: number): FormatCheck[] {
  const checks: FormatCheck[] = [];
  if (others > 0) checks.push({ name: "packets-start-otherwise", values: { packets, others } });
  if (short > 0) checks.push({ name: "packets-too-short", values: { short, packets, byte: needed } });
  if (without > 0) checks.push({ name: "number-not-written", values: { packets, without } });
  return checks;
}

/** Says that steps are wrong; where the other byte order would be right, that. */
function wrongSteps(
  description: DescribedFormat,
  packets: readonly JudgedPacket[],
  { right, known }: Reading,
): FormatCheck {
  const { sequence } = description;
  const { step } = sequence;
  if (sequence.is === "binary" && sequence.bits > 8) {
    const order = sequence.order === "big" ? "little" : "big";
    const turned = read({ ...description, sequence: { ...sequence, order } }, packets);
    if (turned.right >= enough * turned.known) {
      return { name: "steps-other-order", values: { right, steps: known, step, order } };
    }
  }
  return { name: "steps-wrong", values: { right, steps: known, step } };
}

function gapCheck({ gaps }: Reading): FormatCheck {
  const byKey = new Map<string, number>();
  for (const { key, missing } of gaps) byKey.set(key, (byKey.get(key) ?? 0) + missing);
  const worst = [...byKey].filter(([key]) => key !== "").sort(([, one], [, other]) => other - one);
  return {
    name: "gaps-found",
    values: {
      gaps: gaps.length,
      missing: gaps.reduce((sum, { missing }) => sum + missing, 0),
      keys: worst.slice(0, namedKeys).map(([key, missing]) => ({ key, missing })),
    },
  };
}

function keyChecks({ key }: DescribedFormat, { keys }: Reading): FormatCheck[] {
  if (key === null || keys.size === 0) return [];
  const sorted = [...keys.keys()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  return [
    { name: "keys-found", values: { keys: keys.size, least: sorted[0] ?? "", most: sorted.at(-1) ?? "" } },
  ];
}

function timeChecks({ timesBack, timesRead, timeAway }: Reading): FormatCheck[] {
  if (timesRead === 0) return [];
  if (timesBack > 0) return [{ name: "time-back", values: { times: timesBack, packets: timesRead } }];
  return [{ name: "time-forward", values: { ms: timeAway } }];
}

/** Two fields that share bytes are rarely meant. */
function overlaps({ sequence, key, time }: DescribedFormat): FormatCheck[] {
  const fields = Object.entries({ sequence: sequence.is === "binary" ? sequence : null, key, time }).flatMap(
    ([name, field]) =>
      field === null
        ? []
        : [{ name: name as DescribedField, from: field.offset, to: field.offset + field.bits / 8 }],
  );
  return fields.flatMap((one, index) =>
    fields.slice(index + 1).flatMap((other): FormatCheck[] => {
      const byte = Math.max(one.from, other.from);
      if (byte >= Math.min(one.to, other.to)) return [];
      return [{ name: "fields-overlap", values: { one: one.name, other: other.name, byte } }];
    }),
  );
}
