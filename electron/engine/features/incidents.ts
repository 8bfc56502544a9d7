import { hostname } from "node:os";
import type { incidentMethods } from "../../../shared/contract/incidents.ts";
import { limits } from "../../../shared/limits.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import type { MembershipEvent } from "../../../shared/model/membership.ts";
import type { Notifier } from "../../../shared/model/notifier.ts";
import { type AllThresholds, noThresholds, type Thresholds } from "../../../shared/model/threshold.ts";
import { incidentText } from "../../../shared/text/sentences.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { IncidentList } from "../incidents/incident-list.ts";
import { type SourceSeen, SourceWatch } from "../incidents/source-watch.ts";
import { type Crossing, type Sample, ThresholdWatch } from "../incidents/threshold-watch.ts";
import { messageOf } from "../notify/message.ts";
import { Notifiers, notifierProblem } from "../notify/notifiers.ts";
import type { WatchingFile } from "../notify/watching-file.ts";
import { figuresOf } from "../streams/stream-figures.ts";
import type { Feature, Teller } from "./feature.ts";
import type { Grounds } from "./grounds.ts";

export interface IncidentOptions {
  readonly version: string;
  /** Whether whoever uses the door may have commands run. */
  readonly allowCommands: boolean;
  /** Where thresholds and notifiers are kept; null keeps them for this run. */
  readonly file: WatchingFile | null;
}

interface IncidentsFeature extends Feature<typeof incidentMethods>, Teller<"incidents", "incidents"> {
  /** A second is over. @returns incidents that are new or changed since the second before */
  second(now: number): readonly Incident[];
}

/** What is watched of one membership. */
interface Watched {
  readonly membership: Membership;
  key: string;
  readonly thresholds: ThresholdWatch;
  readonly sources: SourceWatch;
  /** Of the streams, at the second before. */
  expected: number | null;
  lost: number | null;
}

/** What happens: as the memberships tell it, limits that are crossed, sources that come and go; and who is told. */
export function incidentsFeature(grounds: Grounds, options: IncidentOptions): IncidentsFeature {
  const { memberships, wall, clock, network } = grounds;
  const host = hostname();
  const nameOf = (key: string): string => [...memberships].find((one) => one.key === key)?.name ?? "";
  const tell = (incident: Incident): void =>
    notifiers.tell(
      incident,
      messageOf(incident, { version: options.version, host }, incidentText(incident), nameOf(incident.key)),
    );
  const list = new IncidentList(tell);
  const notifiers = new Notifiers(network, clock, (id, by) => list.noteTold(id, by));
  const kept = options.file?.read() ?? null;
  let thresholds: AllThresholds = kept?.thresholds ?? { all: noThresholds, groups: [] };
  notifiers.set(usable(kept?.notifiers ?? [], options.allowCommands), options.allowCommands);
  let byKey = differing(thresholds);

  const numbers = new WeakMap<MembershipEvent, number>();
  const stopListening = memberships.events.listen(({ membership, event, grown }) => {
    if (numbers.has(event)) return;
    const before = grown === null ? null : (numbers.get(grown) ?? null);
    const id = list.add(membership.key, event.at, event, {}, before);
    if (id !== null) numbers.set(event, id);
  });

  const watched = new Map<number, Watched>();
  /** Those that somebody was told of, so that they are told of the end. */
  const open = new Set<number>();
  let untold: Incident[] = [];

  const crossed = (key: () => string) => {
    const ids = new Map<string, number | null>();
    return ({ figure, limit, since, until, worst }: Crossing): void => {
      const known = ids.get(figure);
      if (known === undefined && until === null) {
        ids.set(figure, list.add(key(), wall.at(since), { name: figure, values: { limit } }, { worst }));
        return;
      }
      list.update(known ?? null, { worst, until: until === null ? null : wall.at(until) });
      if (until !== null) ids.delete(figure);
    };
  };

  const follow = (): void => {
    const there = new Set<number>();
    for (const membership of memberships) {
      there.add(membership.id);
      const known = watched.get(membership.id);
      if (known === undefined) {
        const one: Watched = {
          ...{ membership, key: membership.key, sources: new SourceWatch(), expected: null, lost: null },
          thresholds: new ThresholdWatch(crossed(() => one.key)),
        };
        watched.set(membership.id, one);
      } else if (known.key !== membership.key) {
        list.moved(known.key, membership.key);
        known.key = membership.key;
      }
    }
    for (const [id, { key, thresholds: watch }] of watched) {
      if (there.has(id)) continue;
      watch.close();
      list.endAll(key, wall.at(clock.monotonic()));
      watched.delete(id);
    }
  };

  return {
    handlers: {
      seeIncidents({ upTo }) {
        list.see(upTo);
        return null;
      },
      watching: () => ({
        ...{ thresholds, notifiers: notifiers.all, states: notifiers.states },
        ...{ commandsAllowed: options.allowCommands, notKept: options.file?.failure ?? null },
      }),
      setThresholds(wanted) {
        thresholds = wanted;
        byKey = differing(wanted);
        options.file?.write({ thresholds, notifiers: notifiers.all });
        return null;
      },
      setNotifiers({ notifiers: wanted }) {
        notifiers.set(wanted, options.allowCommands);
        options.file?.write({ thresholds, notifiers: notifiers.all });
        return null;
      },
      testNotifier({ notifier }) {
        const at = wall.at(clock.monotonic());
        const statement = { name: "notifier-test", values: {} } as const;
        const test: Incident = {
          ...statement,
          id: 0,
          key: "",
          gravity: "info",
          at,
          until: at,
          worst: null,
          told: [],
        };
        const message = messageOf(test, { version: options.version, host }, incidentText(test), "");
        return notifiers.test(notifier, message, options.allowCommands);
      },
    },
    second(now) {
      follow();
      for (const one of watched.values()) {
        const { membership, key } = one;
        const own = byKey.get(key) ?? thresholds.all;
        const sources = sourcesOf(membership);
        if (isWatching(own)) one.thresholds.look(sampleOf(one, sources, now), own);
        else one.thresholds.close();
        for (const news of one.sources.look(now, sources)) list.add(key, wall.at(now), news);
      }
      const changed = list.takeChanged();
      for (const incident of changed) {
        if (incident.until === null) open.add(incident.id);
        else if (open.delete(incident.id)) tell(incident);
      }
      untold = [...untold, ...changed].slice(-limits.incidents);
      return changed;
    },
    snapshot: () => ({ incidents: { incidents: list.list(), seen: list.seen, suppressed: list.suppressed } }),
    delta() {
      const news = untold;
      untold = [];
      return { incidents: { incidents: news, seen: list.seen, suppressed: list.suppressed } };
    },
    async close() {
      stopListening();
      await notifiers.close();
    },
  };
}

/** Of those in a file that anybody may have edited, what can be; the others stay in the file until something is changed. */
function usable(notifiers: readonly Notifier[], allowCommands: boolean): Notifier[] {
  return notifiers.filter(
    ({ name, by }, place) =>
      notifierProblem(by, allowCommands) === null &&
      notifiers.findIndex((other) => other.name === name) === place,
  );
}

/** The thresholds of groups that have some of their own, whole. */
function differing({ all, groups }: AllThresholds): ReadonlyMap<string, Thresholds> {
  return new Map(
    groups.map(({ key, differs }) => {
      const given = Object.entries(differs).filter(([, one]) => one !== undefined);
      return [key, { ...all, ...Object.fromEntries(given) }];
    }),
  );
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
