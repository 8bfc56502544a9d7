import type { Args, Result } from "../contract.ts";
import { limits } from "../limits.ts";
import type { KeptHistory } from "../model/kept-history.ts";
import type { Membership } from "../model/membership.ts";
import { ProblemError } from "../problem.ts";
import { problemText } from "../text/sentences.ts";
import { words } from "./words/words.ts";

/** What a page draws over time; NaN where nothing is known. */
export interface SessionRate {
  /** Beginning of the first point, in ms since 1970. */
  readonly from: number;
  /** Milliseconds of one point. */
  readonly width: number;
  /** In each point: packets, payload bits, and packets lost, which is null where none is measured. */
  readonly packets: Float64Array;
  readonly bits: Float64Array;
  readonly lost: Float64Array | null;
}

interface HistoryCalls {
  readonly history: (args: Args<"history">) => Result<"history"> | Promise<Result<"history">>;
}

/** All joined groups over the time since the first was joined, from the kept history; or why there is none, in a sentence. */
export async function liveRate(
  rows: readonly Membership[],
  at: number,
  { history }: HistoryCalls,
): Promise<{ readonly rate: SessionRate | null; readonly note: string | null }> {
  if (rows.length === 0) return { rate: null, note: null };
  const joined = rows.reduce((first, { joinedAt }) => Math.min(first, joinedAt), at);
  const from = Math.floor(Math.max(joined, at - limits.reportLiveMs) / 1_000);
  const to = Math.floor(at / 1_000);
  const step = Math.max(1, Math.ceil((to - from) / limits.reportPoints));
  const busiest = [...rows].sort((one, other) => other.packets - one.packets).slice(0, limits.reportGroups);
  const kept: KeptHistory[] = [];
  try {
    for (const { key } of busiest) kept.push(await history({ series: key, from, to, step }));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { rate: null, note: words().charts.none(problemText(error.problem)) };
  }
  const left = rows.length - busiest.length;
  const note = left > 0 ? words().charts.leftOut(left) : null;
  return { rate: sumOf(kept), note };
}

/** All of them have the same stretches: they were asked for alike. */
function sumOf(kept: readonly KeptHistory[]): SessionRate | null {
  const [first] = kept;
  if (first === undefined || first.length === 0) return null;
  const alike = kept.filter(
    ({ from, step, length }) => from === first.from && step === first.step && length === first.length,
  );
  const sum = (name: "packets" | "bytes" | "lost"): Float64Array =>
    alike.reduce(
      (all, { figures }) => all.map((value, place) => plus(value, figures[name].sum[place])),
      empty(first),
    );
  const lost = sum("lost");
  return {
    ...{ from: first.from * 1_000, width: first.step * 1_000, packets: sum("packets") },
    bits: sum("bytes").map((bytes) => 8 * bytes),
    lost: lost.every(Number.isNaN) ? null : lost,
  };
}

const empty = ({ length }: KeptHistory): Float64Array => new Float64Array(length).fill(Number.NaN);

/** What is not known adds nothing to what is. */
function plus(one: number, other = Number.NaN): number {
  if (Number.isNaN(other)) return one;
  return Number.isNaN(one) ? other : one + other;
}
