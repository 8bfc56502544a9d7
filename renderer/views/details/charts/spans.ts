/** How much of the past the charts show at once, in s; `join` reaches from the join to now. */
export const spans = {
  "1 min": 60,
  "5 min": 300,
  "15 min": 900,
  "1 h": 3_600,
  "24 h": 86_400,
  "7 d": 604_800,
} as const;
export type Span = keyof typeof spans | "join";

export const spanNames = [...(Object.keys(spans) as (keyof typeof spans)[]), "join"] as const;

/** Points in a chart: about one for each two pixels. */
const points = 480;
/** Lengths of a stretch that fit the clock, in s. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 10_800, 21_600, 86_400];

/** The length of the stretches that a span is drawn in, in s. */
export function stepFor(length: number): number {
  return steps.find((step) => length / step <= points) ?? 86_400;
}

/** The last seconds may still grow: packets are read when the process comes to it. */
export const settleSeconds = 2;
