import type { Membership } from "../../../../shared/model/membership.ts";
import { lossShare } from "../../../../shared/stream/loss.ts";

/** What several memberships come to together. */
export interface Together {
  readonly count: number;
  readonly receiving: number;
  readonly silent: number;
  readonly failed: number;
  /** Sums of the last second. */
  readonly packets: number;
  readonly bits: number;
  /** Share of all packets that were sent, of those whose streams are numbered; null where none is. */
  readonly lost: number | null;
  readonly lostPackets: number;
  /** How many of them lost something. */
  readonly losing: number;
  /** The one that lost the largest share, if any lost something. */
  readonly worst: { readonly row: Membership; readonly share: number } | null;
  /** The one with the most bits a second. */
  readonly fastest: Membership | null;
  /** What this computer dropped; null where the system does not tell of any of them. */
  readonly dropped: number | null;
  readonly dropping: number;
}

export function togetherOf(rows: readonly Membership[]): Together {
  const sum = (of: (row: Membership) => number): number => rows.reduce((total, row) => total + of(row), 0);
  const count = (is: (row: Membership) => boolean): number => rows.filter(is).length;
  const lostPackets = sum(({ lost }) => lost ?? 0);
  const expected = sum(({ expected: one }) => one ?? 0);
  let worst: Together["worst"] = null;
  let fastest: Membership | null = null;
  for (const row of rows) {
    const share = lossShare(row.lost, row.expected) ?? 0;
    if (share > (worst?.share ?? 0)) worst = { row, share };
    if (row.rate.bits > (fastest?.rate.bits ?? 0)) fastest = row;
  }
  const told = rows.some(({ kernelDrops }) => kernelDrops !== null);
  return {
    count: rows.length,
    receiving: count(({ state }) => state === "receiving"),
    silent: count(({ state }) => state === "silent" || state === "stalled"),
    failed: count(({ state }) => state === "failed"),
    packets: sum(({ rate }) => rate.packets),
    bits: sum(({ rate }) => rate.bits),
    lost: lossShare(lostPackets, expected),
    lostPackets,
    losing: count(({ lost }) => (lost ?? 0) > 0),
    worst,
    fastest,
    dropped: told ? sum(({ kernelDrops }) => kernelDrops ?? 0) : null,
    dropping: count(({ kernelDrops }) => (kernelDrops ?? 0) > 0),
  };
}
