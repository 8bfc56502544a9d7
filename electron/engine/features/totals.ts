import type { Totals } from "../../../shared/model/totals.ts";
import type { Drops } from "../feeds/memberships/drops.ts";
import type { KnownPath } from "../net/known-path.ts";
import type { Lags } from "../time/lags.ts";
import type { Teller } from "./feature.ts";
import type { Grounds, RowGrounds } from "./grounds.ts";

/** What is summed, and what tells of drops. */
interface TotalGrounds extends RowGrounds, Pick<Grounds, "store"> {
  readonly drops: Pick<Drops, "sum" | "damaged">;
  readonly path: Pick<KnownPath, "isBatched">;
}

/**
 * What all memberships come to together, and how the program itself keeps up.
 * @param doorLag for how long the thread of the windows' door was busy, in ms; null where there is none
 */
export function totalsTeller(
  { memberships, path, drops, store }: TotalGrounds,
  lags: Pick<Lags, "last" | "most" | "closeSecond">,
  doorLag: () => number | null,
): Teller<"totals", "totals"> {
  const totals = (now: number): Totals => ({
    packets: store.total.packets,
    bytes: store.total.bytes,
    rate: store.total.rate(now),
    kernelDrops: drops.sum ?? (path.isBatched ? 0 : null),
    damaged: drops.damaged,
    storeDropped: store.pool.dropped,
    storeBytes: store.usedBytes,
    storeLimit: store.limitBytes,
    lag: lags.last,
    lagMost: lags.most,
    doorLag: doorLag(),
  });
  return {
    snapshot: (now) => ({ totals: totals(now) }),
    delta({ now, secondEnds }) {
      if (secondEnds) lags.closeSecond(memberships.size > 0);
      return { totals: totals(now) };
    },
  };
}
