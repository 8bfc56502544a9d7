import { randomUUID } from "node:crypto";
import type { historyMethods } from "../../../shared/contract/history.ts";
import { limits } from "../../../shared/limits.ts";
import type { Second } from "../../../shared/model/history.ts";
import { historySeries, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { fail } from "../../../shared/problem.ts";
import { MinuteCollector, WallSeconds } from "../history/collector.ts";
import { HistoryKeeper, type StartHistoryWorker } from "../history/history-keeper.ts";
import { withOpenIntervals } from "../history/interval-rows.ts";
import type { KeptEvent } from "../history/kept-event.ts";
import type { HistoryQuery } from "../history/messages.ts";
import { overviewRow } from "../history/overview.ts";
import { withOpenMinutes } from "../history/with-open-minutes.ts";
import type { Feature } from "./feature.ts";
import type { Grounds } from "./grounds.ts";
import { HistorySamples } from "./history-samples.ts";
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
export const noHistory = {
  ...{ file: null, failure: null, setAside: null, leftOut: 0, bytes: null, keep: null },
} as const;

/** Without options nothing is kept. */
export function historyFeature(grounds: Grounds, options: HistoryOptions | null): HistoryFeature {
  if (options === null) {
    return {
      handlers: {
        history: () => fail("history-off"),
        historyIntervals: () => fail("history-off"),
        historyOverview: () => fail("history-off"),
        historySeries: () => fail("history-off"),
        historyState: () => noHistory,
        setHistoryKeep: () => fail("history-off"),
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
  let newest = -1;

  const samples = new HistorySamples(collector);

  const read = async (query: HistoryQuery): Promise<KeptHistory> => {
    // Taken before the file is asked: what is written meanwhile is behind the question.
    const open = collector.openMinutes(query.series);
    return withOpenMinutes(await keeper.query(query), open);
  };

  return {
    handlers: {
      history: read,
      async historyIntervals(query) {
        const open = collector.openMinutes(query.series);
        return withOpenIntervals(await keeper.intervals(query), open);
      },
      async historyOverview({ unit, ...span }) {
        const keys = [...memberships].map(({ key }) => key).slice(0, limits.historyOverviewRows);
        const [totals, ...groups] = await Promise.all(
          [historySeries.totals, ...keys].map((series) => read({ series, ...span })),
        );
        if (totals === undefined) return fail("history-off");
        const { from, step, length, figures } = totals;
        return {
          ...{ from, step, length, running: Float32Array.from(figures.packets.seconds) },
          rows: groups.map((history, place) => overviewRow(keys[place] ?? "", history, unit)),
        };
      },
      async historySeries({ key }) {
        const open = collector.openSeries;
        const kept = await keeper.series(key);
        const own = [...open].filter((name) => historySeries.isOf(name, key));
        return [...new Set([...kept, ...own])].sort().slice(0, limits.historySeriesTold);
      },
      historyState: () => ({ file: options.file, ...keeper.standing }),
      setHistoryKeep(keep) {
        keeper.keep(keep, Math.floor(wall.at(grounds.clock.monotonic()) / 1_000));
        return null;
      },
    },
    kept: {
      run,
      page: (query) => keeper.keptEvents(query),
      leftOver: (since) => keeper.leftOver(since),
      seen: (at) => keeper.seen(at),
      replay: (query) => keeper.replay(query),
    },
    take(seconds, events) {
      for (const { index, total, ids, packets, bits } of seconds) {
        const time = wallSeconds.of(index, wall.at(index * 1_000));
        collector.begin(time);
        samples.total(time, total.packets, total.bits / 8);
        const places = new Map(Array.from(ids, (id, place) => [id, place] as const));
        const isNew = index > newest;
        for (const membership of memberships) {
          if (isNew) samples.state(membership, (index + 1) * 1_000, time);
          // Nothing can come to one that has no socket: that is a gap and no silence.
          if (membership.failed) continue;
          const place = places.get(membership.id) ?? -1;
          samples.group(membership, time, packets[place] ?? 0, (bits[place] ?? 0) / 8);
          if (isNew) samples.streams(membership, index - settleSeconds, time - settleSeconds);
        }
        newest = Math.max(newest, index);
      }
      const last = seconds.at(-1);
      if (last !== undefined) {
        const time = wallSeconds.of(last.index, wall.at(last.index * 1_000));
        for (const membership of memberships) {
          samples.intervals(membership, last.index, time);
          if (!membership.failed) samples.second(membership, last.index, time);
        }
      }
      keeper.events(events);
    },
    async close() {
      for (let back = settleSeconds - 1; back >= 0 && newest >= 0; back -= 1) {
        const time = wallSeconds.of(newest, wall.at(newest * 1_000)) - back;
        for (const membership of memberships) {
          if (!membership.failed) samples.streams(membership, newest - back, time);
        }
      }
      collector.flush();
      await keeper.close();
    },
  };
}
