import type { pairMethods } from "../../../shared/contract/pairs.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Pair as Told } from "../../../shared/model/pair.ts";
import type { FeedRow } from "../feeds/feed-rows.ts";
import type { Pair } from "../streams/pairs/pair.ts";
import type { Pairs } from "../streams/pairs/pairs.ts";
import { sharedPath } from "../streams/pairs/shared-path.ts";
import type { FeedTime } from "../time/feed-time.ts";
import type { Feature } from "./feature.ts";
import type { RowGrounds } from "./grounds.ts";

/** Where pairs are looked for, and what their time is. */
interface PairGrounds extends RowGrounds {
  readonly pairs: Pairs;
  readonly interfaces: { readonly now: readonly Interface[] };
  readonly wall: FeedTime;
}

/** Redundant pairs: two memberships whose packets are put together. */
export function pairsFeature({
  pairs,
  memberships,
  interfaces,
  wall,
}: PairGrounds): Feature<typeof pairMethods> {
  const pathOf = (pair: Pair): Told["sharedPath"] => {
    const legs = [pair.a, pair.b].map(({ row, stream }) =>
      row === null ? null : placeOf(memberships.get(row.id), stream?.source ?? null),
    );
    const [a, b] = legs;
    return a && b ? sharedPath(a, b, interfaces.now) : null;
  };
  return {
    handlers: {
      pairs: () => ({
        pairs: [...pairs].flatMap((pair) => pair.told(wall, pathOf(pair)) ?? []),
        proposals: pairs.proposals,
      }),
      pair: ({ id }) => {
        const pair = pairs.get(id);
        return pair.detail(wall, pathOf(pair));
      },
      makePair: ({ a, b }) => ({ id: pairs.make(a, b, wall.now()).id }),
      expectPair({ a, b }) {
        pairs.expect(a, b);
        return null;
      },
      splitPair({ id }) {
        pairs.split(id);
        return null;
      },
      setPairWait({ id, waitMs }) {
        pairs.setWait(id, waitMs);
        return null;
      },
      resetPair: ({ id }) => ({ undo: pairs.get(id).reset(wall.now()) }),
      undoResetPair: ({ id, undo }) => pairs.get(id).undoReset(undo, wall.now()),
    },
  };
}

function placeOf({ spec, traffic }: FeedRow, source: number | null) {
  return {
    on: spec.interface?.name ?? null,
    family: spec.family,
    sender: source === null ? null : (traffic.sources.at(source)?.address ?? null),
  };
}
