import type { Pair, PairLeg } from "../model/pair.ts";

/** A leg for tests that brought all in time. */
export function madeUpLeg(id: number, given: Partial<PairLeg> = {}): PairLeg {
  return {
    ...{ id, stream: 1, state: "fits", lastAt: 0, lost: 0, only: 0, late: 0, latestMs: 0 },
    ...{ droppedHere: 0, jitterMs: 0.4 },
    ...given,
  };
}

/** A pair for tests: 100 packets, each of them on both legs, where a test says nothing. */
export function madeUpPair(given: Partial<Pair> & Pick<Pair, "id">): Pair {
  return {
    ...{ kind: "rtp", key: "SSRC 0x5A1C03E2", since: 0, waitMs: 50 },
    ...{ a: madeUpLeg(1), b: madeUpLeg(2), sameness: "same" },
    ...{ sent: 100, both: 100, missing: 0, places: 0, longest: 0, hurried: 0, restarts: 0 },
    ...{ skew: null, sharedPath: null },
    ...given,
  };
}
