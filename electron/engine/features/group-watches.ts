import { limits } from "../../../shared/limits.ts";
import type { Thresholds } from "../../../shared/model/threshold.ts";
import { looksLikeNoQuerier } from "../../../shared/net/querier.ts";
import type { IncidentStatement } from "../../../shared/statements/incidents.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import type { IncidentList } from "../incidents/incident-list.ts";
import { type SourceSeen, SourceWatch } from "../incidents/source-watch.ts";
import type { ThresholdTable } from "../incidents/threshold-table.ts";
import { type Crossing, type Sample, ThresholdWatch } from "../incidents/threshold-watch.ts";
import { figuresOf } from "../streams/stream-figures.ts";
import type { Grounds } from "./grounds.ts";

/** Asks the diagnosis of a membership whether a querier seems to be missing; null where it finds nothing like that. */
export type SuspectQuerier = (
  id: number,
) => Promise<Extract<IncidentStatement, { readonly name: "querier-suspected" }> | null>;

/** What is watched of one membership. */
interface Watched {
  readonly membership: Membership;
  key: string;
  readonly thresholds: ThresholdWatch;
  readonly sources: SourceWatch;
  /** Of the streams, at the second before. */
  expected: number | null;
  lost: number | null;
  /** Nothing came since the join, and that was told. */
  isSilent: boolean;
  /** The last packet after which a querier was asked about. */
  askedAfter: number | null;
}

/** Watches each membership once a second: limits, sources, silence since the join, and silence as without a querier. */
export class GroupWatches {
  readonly #grounds: Pick<Grounds, "memberships" | "wall" | "clock">;
  readonly #list: IncidentList;
  readonly #suspectQuerier: SuspectQuerier;
  readonly #watched = new Map<number, Watched>();

  constructor(
    grounds: Pick<Grounds, "memberships" | "wall" | "clock">,
    list: IncidentList,
    suspectQuerier: SuspectQuerier,
  ) {
    this.#grounds = grounds;
    this.#list = list;
    this.#suspectQuerier = suspectQuerier;
  }

  /** A second is over. @param now monotonic ms */
  second(now: number, thresholds: ThresholdTable): void {
    this.#follow();
    const { wall } = this.#grounds;
    for (const one of this.#watched.values()) {
      const { membership, key } = one;
      const sources = sourcesOf(membership);
      const own = thresholds.of(key, membership.spec.interface?.name ?? null);
      if (isWatching(own)) one.thresholds.look(sampleOf(one, sources, now), own);
      else one.thresholds.close();
      for (const news of one.sources.look(now, sources)) this.#list.add(key, wall.at(now), news);
      this.#silence(one, now);
    }
  }

  #follow(): void {
    const { memberships, wall, clock } = this.#grounds;
    const there = new Set<number>();
    for (const membership of memberships) {
      there.add(membership.id);
      const known = this.#watched.get(membership.id);
      if (known === undefined) this.#watch(membership);
      else if (known.key !== membership.key) {
        this.#list.moved(known.key, membership.key);
        known.key = membership.key;
      }
    }
    for (const [id, { key, thresholds: watch }] of this.#watched) {
      if (there.has(id)) continue;
      watch.close();
      this.#list.endAll(key, wall.at(clock.monotonic()));
      this.#watched.delete(id);
    }
  }

  #watch(membership: Membership): void {
    const one: Watched = {
      ...{ membership, key: membership.key, sources: new SourceWatch(), expected: null, lost: null },
      ...{ isSilent: false, askedAfter: null },
      thresholds: new ThresholdWatch(this.#crossed(() => one.key)),
    };
    this.#watched.set(membership.id, one);
  }

  #crossed(key: () => string) {
    const { wall } = this.#grounds;
    const ids = new Map<string, number | null>();
    return ({ figure, limit, since, until, worst }: Crossing): void => {
      const known = ids.get(figure);
      if (known === undefined && until === null) {
        ids.set(
          figure,
          this.#list.add(key(), wall.at(since), { name: figure, values: { limit } }, { worst }),
        );
        return;
      }
      this.#list.update(known ?? null, { worst, until: until === null ? null : wall.at(until) });
      if (until !== null) ids.delete(figure);
    };
  }

  #silence(one: Watched, now: number): void {
    const { membership, key } = one;
    const { wall } = this.#grounds;
    const state = membership.state(now);
    if (state !== "silent") one.isSilent = false;
    else if (!one.isSilent) {
      one.isSilent = true;
      this.#list.add(key, wall.at(membership.openedAt), { name: "silent", values: {} });
    }
    const { lastAt } = membership.traffic;
    if (state !== "stalled" || lastAt === null || one.askedAfter === lastAt) return;
    one.askedAfter = lastAt;
    if (!looksLikeNoQuerier(membership.openedAt, lastAt)) return;
    void this.#suspectQuerier(membership.id).then((suspicion) => {
      // What came meanwhile says that it was something else.
      if (suspicion !== null && membership.traffic.lastAt === lastAt)
        this.#list.add(one.key, wall.at(lastAt), suspicion);
    });
  }
}

function isWatching(thresholds: Thresholds): boolean {
  return Object.values(thresholds).some((one) => typeof one === "object" && one !== null);
}

function sampleOf(one: Watched, sources: readonly SourceSeen[], now: number): Sample {
  const { membership } = one;
  const { traffic, streams, openedAt, failed } = membership;
  const figures = figuresOf(streams.streams);
  const grown = (after: number | null, before: number | null): number | null =>
    after === null ? null : Math.max(0, after - (before ?? 0));
  const [expected, lost] = [grown(figures.expected, one.expected), grown(figures.lost, one.lost)];
  one.expected = figures.expected;
  one.lost = figures.lost;
  const lastAt = Math.max(traffic.lastAt ?? 0, openedAt);
  return {
    ...{ now, expected, lost, ...traffic.rate(now) },
    silentMs: failed ? null : Math.max(0, now - lastAt),
    jitterMs: figures.jitter,
    sources: sources.filter((source) => now - source.lastAt < limits.sendingWithinMs).length,
  };
}

function sourcesOf({ traffic }: Membership): SourceSeen[] {
  const sources: SourceSeen[] = [];
  for (const { address, port, meter } of traffic.sources) {
    if (sources.length === limits.sourcesFollowed) break;
    const { firstAt, lastAt, interval } = meter;
    if (firstAt === null || lastAt === null) continue;
    sources.push({ address, port, firstAt, lastAt, intervalMs: interval?.mean ?? null });
  }
  return sources;
}
