import { randomUUID } from "node:crypto";
import type { historyMethods } from "../../../shared/contract/history.ts";
import { limits } from "../../../shared/limits.ts";
import type { Second } from "../../../shared/model/history.ts";
import { historySeries } from "../../../shared/model/kept-history.ts";
import { fail } from "../../../shared/problem.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { MinuteCollector, WallSeconds } from "../history/collector.ts";
import { HistoryKeeper, type StartHistoryWorker } from "../history/history-keeper.ts";
import type { KeptEvent } from "../history/kept-event.ts";
import { withOpenMinutes } from "../history/with-open-minutes.ts";
import { secondField } from "../streams/measures/stream-seconds.ts";
import type { Stream } from "../streams/stream.ts";
import { busiest } from "../traffic/meter/busiest.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import type { KeptEvents } from "./kept-incidents.ts";

/** Where the history is kept, and by whom. */
export interface HistoryOptions {
  readonly file: string;
  readonly start: StartHistoryWorker;
}

/** Streams are looked at so many seconds later: a packet that comes late is taken from what was lost. */
const settleSeconds = 2;

/** Takes the seconds that are over into the history, and what happens to memberships. */
export interface HistoryFeature extends Feature<typeof historyMethods> {
  /**
   * @param seconds that are new, and such as grew
   * @param events that are new or changed
   */
  take(seconds: readonly Second[], events: readonly KeptEvent[]): void;
  /** What happened, as it is asked for; null where nothing is kept. */
  readonly kept: KeptEvents | null;
}

/** How the history stands where none is kept. */
export const noHistory = { file: null, failure: null, setAside: null, leftOut: 0 } as const;

/** Without options nothing is kept. */
export function historyFeature(grounds: Grounds, options: HistoryOptions | null): HistoryFeature {
  if (options === null) {
    return {
      handlers: {
        history: () => fail("history-off"),
        historySeries: () => fail("history-off"),
        historyState: () => noHistory,
      },
      take: () => {},
      kept: null,
    };
  }
  const { memberships, wall } = grounds;
  const run = randomUUID();
  const keeper = new HistoryKeeper({ file: options.file, run }, options.start);
  const collector = new MinuteCollector((minute, rows) => keeper.minute(minute, rows));
  const wallSeconds = new WallSeconds();
  const drops = new WeakMap<Membership, number>();
  let newest = -1;

  const sampleGroup = (membership: Membership, second: number, time: number): void => {
    const dropped = membership.kernelDrops;
    if (dropped !== null) {
      const before = drops.get(membership) ?? dropped;
      drops.set(membership, dropped);
      collector.set(time, historySeries.group(membership.key), "dropped", Math.max(0, dropped - before));
    }
    const now = (second + 1) * 1_000;
    for (const { address, port, meter } of busiest(membership.traffic.sources, limits.historySources)) {
      const { packets, bits } = meter.rate(now);
      const series = historySeries.source(membership.key, address, port);
      collector.set(time, series, "packets", packets);
      collector.set(time, series, "bytes", bits / 8);
    }
  };

  const sampleStreams = (membership: Membership, second: number, time: number): void => {
    let any = false;
    const sums = { lost: 0, reordered: 0, jitter: Number.NaN };
    let left: number = limits.historyStreams;
    for (const stream of membership.streams.streams) {
      if (!(second >= Math.floor(stream.firstAt / 1_000))) continue;
      const at = streamSecond(stream, second);
      if (stream.lost !== null) {
        any = true;
        sums.lost += at?.lost ?? 0;
        sums.reordered += at?.reordered ?? 0;
        if (at !== null && !(sums.jitter >= at.jitter)) sums.jitter = at.jitter;
      }
      if (left === 0) continue;
      left -= 1;
      const sender = membership.traffic.sources.at(stream.source);
      if (sender === null) continue;
      const name = `${stream.format.kind} ${stream.format.keyText(stream.keys, 0)}`;
      const series = historySeries.stream(membership.key, sender.address, sender.port, name);
      collector.set(time, series, "packets", at?.received ?? 0);
      collector.set(time, series, "bytes", at?.bytes ?? 0);
      if (stream.lost !== null) collector.set(time, series, "lost", at?.lost ?? 0);
      if (stream.reordered !== null) collector.set(time, series, "reordered", at?.reordered ?? 0);
      if (at !== null) collector.set(time, series, "jitter", at.jitter);
    }
    if (!any) return;
    const series = historySeries.group(membership.key);
    collector.set(time, series, "lost", sums.lost);
    collector.set(time, series, "reordered", sums.reordered);
    collector.set(time, series, "jitter", sums.jitter);
  };

  return {
    handlers: {
      async history(query) {
        // Taken before the file is asked: what is written meanwhile is behind the question.
        const open = collector.openMinutes(query.series);
        return withOpenMinutes(await keeper.query(query), open);
      },
      async historySeries({ key }) {
        const open = collector.openSeries;
        const kept = await keeper.series(key);
        const own = [...open].filter((name) => historySeries.isOf(name, key));
        return [...new Set([...kept, ...own])].sort().slice(0, limits.historySeriesTold);
      },
      historyState: () => ({ file: options.file, ...keeper.standing }),
    },
    kept: {
      run,
      page: (query) => keeper.keptEvents(query),
      leftOver: (since) => keeper.leftOver(since),
      seen: (at) => keeper.seen(at),
    },
    take(seconds, events) {
      for (const { index, ids, packets, bits } of seconds) {
        const time = wallSeconds.of(index, wall.at(index * 1_000));
        collector.begin(time);
        const places = new Map(Array.from(ids, (id, place) => [id, place] as const));
        for (const membership of memberships) {
          // Nothing can come to one that has no socket: that is a gap and no silence.
          if (membership.failed) continue;
          const place = places.get(membership.id) ?? -1;
          const series = historySeries.group(membership.key);
          collector.set(time, series, "packets", packets[place] ?? 0);
          collector.set(time, series, "bytes", (bits[place] ?? 0) / 8);
          if (index > newest) sampleStreams(membership, index - settleSeconds, time - settleSeconds);
        }
        newest = Math.max(newest, index);
      }
      const last = seconds.at(-1);
      if (last !== undefined) {
        const time = wallSeconds.of(last.index, wall.at(last.index * 1_000));
        for (const membership of memberships) {
          if (!membership.failed) sampleGroup(membership, last.index, time);
        }
      }
      keeper.events(events);
    },
    async close() {
      for (let back = settleSeconds - 1; back >= 0 && newest >= 0; back -= 1) {
        const time = wallSeconds.of(newest, wall.at(newest * 1_000)) - back;
        for (const membership of memberships) {
          if (!membership.failed) sampleStreams(membership, newest - back, time);
        }
      }
      collector.flush();
      await keeper.close();
    },
  };
}

/** What a stream's own log says of a second; null where it knows nothing of it. */
function streamSecond(stream: Stream, second: number) {
  const { seconds } = stream;
  if (seconds.second === second) stream.writeSecond();
  const back = seconds.second - second;
  if (back < 0 || back >= seconds.kept) return null;
  const of = (field: number): number => seconds.at(back, field);
  return {
    received: of(secondField.received),
    bytes: of(secondField.bytes),
    lost: of(secondField.lost),
    reordered: of(secondField.reordered),
    /** Microseconds. */
    jitter: of(secondField.jitter) * 1_000,
  };
}
