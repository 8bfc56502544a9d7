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

/** So many times its usual spread a delay must rise to be worth a sentence. */
const risen = 3;

/**
 * Whether delays rose in the second in which most was lost, or in the one before: then a queue on the path ran
 * over. Null where nothing was lost, delays are not known, or they stayed as they were.
 */
export function queueFinding({
  delay,
  seconds,
}: Pick<StreamDetail, "delay" | "seconds">): StreamFinding | null {
  if (delay === null) return null;
  let worst = -1;
  for (const [at, lost] of seconds.lost.entries()) if (lost > (seconds.lost[worst] ?? 0)) worst = at;
  if (worst === -1) return null;
  const around = [worst - 1, worst].map((at) => seconds.delayP99[at] ?? Number.NaN).filter(Number.isFinite);
  const delayMs = Math.max(...around);
  const usualMs = delay.median;
  // Against the spread, not the size: clocks that disagree add the same to all delays.
  if (around.length === 0 || delayMs - usualMs <= risen * (delay.p95 - usualMs)) return null;
  return { name: "delay-rose-before-loss", values: { delayMs, usualMs } };
}

/** How a stream is known. */
export function evidenceFinding({ kind, evidence }: Pick<Stream, "kind" | "evidence">): StreamFinding {
  const { by, headers } = evidence;
  return by === "choice"
    ? { name: "known-by-choice", values: { kind } }
    : { name: "known-by-headers", values: { kind, headers } };
}
