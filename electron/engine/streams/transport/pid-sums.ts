import { isEssence, scrambledBefore, scrambledNow } from "./pid-state.ts";
import {
  type PidTable,
  pidDoubles,
  pidErrors,
  pidPackets,
  pidPcrAt,
  pidPcrCount,
  pidPcrFirstAt,
  pidPtsAt,
  pidPtsCount,
  pidPtsFirstAt,
  pidState,
  pidWords,
} from "./pid-table.ts";

/** What the PIDs come to together. */
export interface PidSums {
  continuityErrors: number;
  /** Mean intervals in ms, of several PIDs the longest; null where none has two. */
  pcrMeanMs: number | null;
  ptsMeanMs: number | null;
  /** Whether a program's video or audio came, and whether all of it was scrambled. */
  essence: "none" | "clear" | "scrambled";
}

export function sumPids({ figures, words, count }: PidTable): PidSums {
  const sums: PidSums = { continuityErrors: 0, pcrMeanMs: null, ptsMeanMs: null, essence: "none" };
  for (let record = 0; record < count; record += 1) {
    const base = record * pidDoubles;
    sums.continuityErrors += figures[base + pidErrors] ?? 0;
    const pcr = meanOf(figures, base + pidPcrFirstAt, base + pidPcrAt, base + pidPcrCount);
    const pts = meanOf(figures, base + pidPtsFirstAt, base + pidPtsAt, base + pidPtsCount);
    sums.pcrMeanMs = longer(sums.pcrMeanMs, pcr);
    sums.ptsMeanMs = longer(sums.ptsMeanMs, pts);
    const state = words[record * pidWords + pidState] ?? 0;
    if ((state & isEssence) === 0 || (figures[base + pidPackets] ?? 0) === 0) continue;
    if ((state & (scrambledNow | scrambledBefore)) === 0) sums.essence = "clear";
    else if (sums.essence === "none") sums.essence = "scrambled";
  }
  return sums;
}

function meanOf(figures: Float64Array, first: number, last: number, count: number): number | null {
  const many = figures[count] ?? 0;
  return many < 2 ? null : ((figures[last] ?? 0) - (figures[first] ?? 0)) / (many - 1);
}

/** Of two lengths that may be unknown. */
export function longer(one: number | null, other: number | null): number | null {
  if (one === null) return other;
  return other === null ? one : Math.max(one, other);
}
