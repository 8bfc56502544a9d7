import type { Stream, StreamDetail } from "../model/stream.ts";
import type { StreamFinding } from "./stream-findings.ts";

type Counted = Pick<Stream, "kind" | "unit" | "received" | "lost" | "droppedHere">;

/** Where a stream is received. */
interface Place {
  /** Name of the interface; null where that is not known. */
  readonly on: string | null;
  /** Whether its sender is this computer, too. */
  readonly own: boolean;
}

/** Whose fault a stream's loss is. */
export function lossFinding(stream: Counted, { on, own }: Place): StreamFinding {
  const { kind, unit, received, lost, droppedHere } = stream;
  if (lost === null) return { name: "no-sequence-in-kind", values: { kind } };
  if (lost === 0) return { name: "nothing-lost", values: { received, unit } };
  if (droppedHere === null) return { name: "lost-somewhere", values: { lost, unit } };
  // Drops are read once a second: they may be told before the numbers that they left out.
  const here = Math.min(droppedHere, lost);
  if (here === lost) return { name: "all-lost-here", values: { lost, unit } };
  if (here === 0 && own) return { name: "lost-inside", values: { lost, unit } };
  if (here === 0) return { name: "all-lost-before", values: { lost, unit, interface: on } };
  return { name: "lost-both", values: { before: lost - here, here, unit, interface: on } };
}

/** How far the one-way delays of a stream can be trusted; null where it has none. */
export function clockFinding(
  { delay }: Pick<Stream, "delay">,
  { own }: Pick<Place, "own">,
): StreamFinding | null {
  if (delay === null) return null;
  if (own) return { name: "clocks-one", values: {} };
  if (delay.least < 0) return { name: "clocks-apart", values: { ms: -delay.least } };
  return { name: "clocks-unsure", values: {} };
}

/** What it takes to say that a queue ran over: a loss that stands out, after delays that do. */
const queue = {
  /** The largest loss of a second, in numbers and against the mean of all seconds: losses at random have no largest. */
  lost: 5,
  lostTimesMean: 4,
  /** Delays around it, in ms and against how far 1 % of all delays are from the median. */
  delayMs: 1,
  delayTimesSpread: 2,
} as const;

/**
 * Whether delays rose in the second in which most was lost, or in the one before, as they do where a queue on the
 * path fills and overflows. Null where no loss stands out, delays are not known, or they stayed as they were.
 */
export function queueFinding({
  delay,
  seconds,
}: Pick<StreamDetail, "delay" | "seconds">): StreamFinding | null {
  if (delay === null) return null;
  const { lost, delayP99 } = seconds;
  const most = lost.reduce((largest, one) => Math.max(largest, one), 0);
  const mean = lost.reduce((sum, one) => sum + one, 0) / lost.length;
  if (most < queue.lost || most < queue.lostTimesMean * mean) return null;
  const worst = lost.indexOf(most);
  const around = [worst - 1, worst].map((at) => delayP99[at] ?? Number.NaN).filter(Number.isFinite);
  const delayMs = Math.max(...around);
  const usualMs = delay.median;
  // Against the spread, not the size: clocks that disagree add the same to all delays.
  const rise = Math.max(queue.delayMs, queue.delayTimesSpread * (delay.p99 - usualMs));
  if (around.length === 0 || delayMs - usualMs <= rise) return null;
  return { name: "delay-rose-before-loss", values: { delayMs, usualMs } };
}

/** How a stream is known. */
export function evidenceFinding({ kind, evidence }: Pick<Stream, "kind" | "evidence">): StreamFinding {
  const { by, headers } = evidence;
  return by === "choice"
    ? { name: "known-by-choice", values: { kind } }
    : { name: "known-by-headers", values: { kind, headers } };
}
