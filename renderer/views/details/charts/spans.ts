import type { ShownTime } from "../../../store/view.ts";
import type { words } from "./words/words.ts";

/** How much of the past charts show at once: what is chosen with one click. */
export const spans: readonly {
  /** Its name in the table of words. */
  readonly value: keyof ReturnType<typeof words>["spans"];
  /** In s; `join` reaches from the join to now. */
  readonly length: ShownTime["length"];
}[] = [
  { value: "minute", length: 60 },
  { value: "fiveMinutes", length: 300 },
  { value: "quarter", length: 900 },
  { value: "hour", length: 3_600 },
  { value: "day", length: 86_400 },
  { value: "week", length: 604_800 },
  { value: "join", length: "join" },
];

/** Points in a chart: about one for each two pixels. */
const points = 480;
/** Lengths of a stretch that fit the clock, in s. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 10_800, 21_600, 86_400];

/** The length of the stretches that a span is drawn in, in s. @param most of them */
export function stepFor(length: number, most = points): number {
  return steps.find((step) => length / step <= most) ?? 86_400;
}

const [minute, hour, day] = [60, 3_600, 86_400];
/** Spans that what grows is shown in, in s: none is more than twice as long as the one before. */
const rounds = [
  ...[1, 2, 3, 5, 7, 10, 15, 20, 30, 45].map((minutes) => minutes * minute),
  ...[1, 1.5, 2, 3, 4, 6, 8, 12, 18].map((hours) => hours * hour),
  ...[1, 1.5, 2, 3, 5, 7, 10, 14].map((days) => days * day),
];

/** The next round span that holds one that grows, in s: a scale that changed with each second could not be read. */
export function roundSpan(length: number): number {
  const week = 7 * day;
  return rounds.find((round) => round >= length) ?? Math.ceil(length / week) * week;
}

/** Of the length of a stretch: “1 s”, “10 s”, “3 min”, “1 h”. */
export function stepWords(step: number): string {
  if (step < 60) return `${step} s`;
  // no words: units
  return step < 3_600 ? `${step / 60} min` : `${step / 3_600} h`;
}

/** The last seconds may still grow: packets are read when the process comes to it. */
export const settleSeconds = 2;
