import type { ShownTime } from "../../../store/view.ts";

/** How much of the past charts show at once: what is chosen with one click. */
export const spans: readonly {
  readonly value: string;
  /** In s; `join` reaches from the join to now. */
  readonly length: ShownTime["length"];
  readonly words: string;
}[] = [
  { value: "1 min", length: 60, words: "Last minute" },
  { value: "5 min", length: 300, words: "Last 5 minutes" },
  { value: "15 min", length: 900, words: "Last 15 minutes" },
  { value: "1 h", length: 3_600, words: "Last hour" },
  { value: "24 h", length: 86_400, words: "Last 24 hours" },
  { value: "7 d", length: 604_800, words: "Last 7 days" },
  { value: "Since join", length: "join", words: "Since the join" },
];

/** Points in a chart: about one for each two pixels. */
const points = 480;
/** Lengths of a stretch that fit the clock, in s. */
const steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1_800, 3_600, 10_800, 21_600, 86_400];

/** The length of the stretches that a span is drawn in, in s. @param most of them */
export function stepFor(length: number, most = points): number {
  return steps.find((step) => length / step <= most) ?? 86_400;
}

/** Of the length of a stretch: “10 s”, “3 min”, “1 h”; one second is “second”. */
export function stepWords(step: number): string {
  if (step === 1) return "second";
  if (step < 60) return `${step} s`;
  return step < 3_600 ? `${step / 60} min` : `${step / 3_600} h`;
}

/** The last seconds may still grow: packets are read when the process comes to it. */
export const settleSeconds = 2;
