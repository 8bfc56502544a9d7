import type { Membership, MembershipState } from "../../../shared/model/membership.ts";

/** States as a heading counts them: stalled rows are silent ones that once received. */
export const countedStates = ["receiving", "silent", "failed", "joining"] as const;
type CountedState = (typeof countedStates)[number];

/** What the rows below a heading come to together. A sum is of those of which it is known; null where it is of none. */
export type HeadingSums = Pick<Membership, "rate" | "lost" | "expected" | "kernelDrops"> & {
  readonly states: Readonly<Record<CountedState, number>>;
};

export function headingSums(
  ids: readonly number[],
  memberships: ReadonlyMap<number, Membership>,
): HeadingSums {
  const states = { receiving: 0, silent: 0, failed: 0, joining: 0 };
  let [packets, bits] = [0, 0];
  let [lost, expected, kernelDrops]: (number | null)[] = [null, null, null];
  for (const id of ids) {
    const row = memberships.get(id);
    if (row === undefined) continue;
    states[countedAs(row.state)] += 1;
    packets += row.rate.packets;
    bits += row.rate.bits;
    lost = plus(lost ?? null, row.lost);
    expected = plus(expected ?? null, row.expected);
    kernelDrops = plus(kernelDrops ?? null, row.kernelDrops);
  }
  return {
    rate: { packets, bits },
    ...{ lost: lost ?? null, expected: expected ?? null, kernelDrops: kernelDrops ?? null },
    states,
  };
}

function plus(sum: number | null, more: number | null): number | null {
  return more === null ? sum : (sum ?? 0) + more;
}

function countedAs(state: MembershipState): CountedState {
  return state === "stalled" ? "silent" : state;
}
