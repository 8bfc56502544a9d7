import { type Expectation, holds } from "../expect/expectation.ts";
import type { Measured } from "../expect/measure.ts";
import { formatCount, plural } from "./count.ts";

/** What of the missing packets is nobody else's doing. */
interface Blame {
  readonly lost: number | null;
  readonly expected: number | null;
  /** Of the lost, those that this computer dropped; null where the system does not tell. */
  readonly droppedHere: number | null;
  /** What this computer dropped of the group, numbered or not; null where the system does not tell that either. */
  readonly drops: number | null;
}

const reasons: Readonly<Record<Extract<Measured, { value: null }>["why"], string>> = {
  "not-joined": "it is not joined",
  "no-packet": "no packet came",
  "no-sequence": "its packets carry no numbers that are known",
  "not-told": "this system does not tell",
};

/** One sentence, without the group: that an expectation does not hold, what it is instead and whose doing that is. */
export function unmetSentence(expectation: Expectation, measured: Measured, blame: Blame): string {
  const { text, figure } = expectation;
  if (measured.value === null) return `${text} cannot be measured: ${reasons[measured.why]}.`;
  const ofLoss = figure === "loss" || figure === "lost" ? lossClause(figure, blame) : "";
  return `${text} does not hold: it is ${amount(expectation, measured.value)}${ofLoss}.`;
}

function amount(expectation: Expectation, value: number): string {
  switch (expectation.figure) {
    case "loss":
      return `${digits(expectation, value)} %`;
    case "rate":
      return `${grouped(digits(expectation, value))} packets a second`;
    case "bitrate":
      return `${bits(digits(expectation, value))}bit/s`;
    case "jitter":
      return `${digits(expectation, value)} ms`;
    case "sources":
      return plural(value, "source");
    default:
      return plural(value, "packet");
  }
}

function lossClause(figure: "loss" | "lost", { lost, expected, droppedHere, drops }: Blame): string {
  const of =
    figure === "loss" && expected !== null
      ? `, ${formatCount(lost ?? 0)} of ${formatCount(expected)} packets`
      : "";
  if (droppedHere === null && drops !== null && drops > 0)
    return `${of}; this computer itself dropped ${plural(drops, "packet")}, which may be among them`;
  if (droppedHere === null || droppedHere === 0) return of;
  const all = droppedHere === lost;
  return `${of}; this computer itself dropped ${all ? "all of them" : `${formatCount(droppedHere)} of them`}`;
}

/** As few digits as tell on which side of what was expected the value is, and at least four. */
function digits(expectation: Expectation, value: number): number {
  const enough = [4, 7, 12].map((count) => Number(value.toPrecision(count)));
  return enough.find((rounded) => holds(expectation, rounded) === holds(expectation, value)) ?? value;
}

function grouped(value: number): string {
  const whole = Math.trunc(value);
  const rest = String(value).split(".")[1];
  return rest === undefined ? formatCount(whole) : `${formatCount(whole)}.${rest}`;
}

const prefixes = [
  [1e9, "G"],
  [1e6, "M"],
  [1e3, "k"],
] as const;

function bits(value: number): string {
  for (const [factor, prefix] of prefixes)
    if (value >= factor) return `${Number((value / factor).toPrecision(12))} ${prefix}`;
  return `${value} `;
}
