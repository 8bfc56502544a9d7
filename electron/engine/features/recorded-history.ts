import type { historyMethods } from "../../../shared/contract/history.ts";
import { limits } from "../../../shared/limits.ts";
import {
  type HistoryFigureName,
  historyFigures,
  historySeries,
  type KeptHistory,
} from "../../../shared/model/kept-history.ts";
import { missingBefore } from "../../../shared/model/packet-mark.ts";
import { timeBinOf, timeBins } from "../../../shared/model/time-bins.ts";
import type { FeedRow, FeedRows } from "../feeds/feed-rows.ts";
import { Buckets, tellBuckets } from "../history/buckets.ts";
import { overviewRow } from "../history/overview.ts";
import type { Clock } from "../time/clock.ts";
import { Slices, visitPackets } from "../traffic/arrange/slices.ts";
import type { Feature } from "./feature.ts";

/** What is asked of; times in s since 1970. */
interface Span {
  readonly from: number;
  readonly to: number;
  readonly step: number;
}

/** What one walk over a group's packets found in a span. */
interface Walked {
  readonly at: number;
  readonly packets: number;
  readonly from: number;
  readonly step: number;
  readonly bySeries: ReadonlyMap<string, Buckets>;
  readonly intervals: Float64Array<ArrayBuffer>;
}

const placeOf = Object.fromEntries(historyFigures.map(({ name }, place) => [name, place])) as Record<
  HistoryFigureName,
  number
>;

/** While a recording is still read, an answer is good for so long, in ms. */
const freshMs = 5_000;
/** Spans of groups whose answers are kept. */
const keptWalks = 16;

type Handlers = Pick<
  Feature<typeof historyMethods>["handlers"],
  "history" | "historyIntervals" | "historyOverview"
>;

/**
 * The history of an opened recording, made of its packets when somebody looks at it: what live traffic keeps by the second is here
 * in the file already. A second without a packet is zero from the recording's begin to its end, and a gap outside of them.
 * Jitter, and what a socket dropped beside what streams lack, are not known by the second.
 */
export function recordedHistory(
  memberships: FeedRows,
  clock: Clock,
  extent: () => { readonly from: number; readonly to: number } | null,
): Handlers {
  const walks = new Map<string, Promise<Walked>>();
  const groupOf = (series: string): FeedRow | null => {
    for (const row of memberships) if (historySeries.isOf(series, row.key)) return row;
    return null;
  };

  const walked = async (row: FeedRow, wanted: Span): Promise<Walked> => {
    const step = Math.max(
      1,
      Math.ceil(wanted.step),
      Math.ceil((wanted.to - wanted.from) / limits.historyPoints),
    );
    const span = { step, from: Math.floor(wanted.from / step) * step, to: wanted.to };
    const name = `${row.id} ${span.from} ${span.to} ${step}`;
    const known = await walks.get(name)?.catch(() => null);
    if (known && (known.packets === row.traffic.log.nextNumber || clock.monotonic() - known.at < freshMs))
      return known;
    const walk = walkPackets(row, span, clock, extent());
    walks.delete(name);
    walks.set(name, walk);
    const [oldest] = walks.keys();
    if (walks.size > keptWalks && oldest !== undefined) walks.delete(oldest);
    return walk;
  };

  const read = async (series: string, span: Span): Promise<KeptHistory> => {
    const row = groupOf(series);
    if (row === null) return totals(span, series === historySeries.totals);
    const { bySeries, from, step } = await walked(row, span);
    const length = Math.max(1, Math.ceil((span.to - from) / step));
    return tellBuckets(bySeries.get(series) ?? new Buckets(length), from, step);
  };

  /** All groups together; without them what is not known. Of sums only: of a second nobody asks here. */
  const totals = async (wanted: Span, isKnown: boolean): Promise<KeptHistory> => {
    const step = Math.max(1, Math.ceil(wanted.step));
    const from = Math.floor(wanted.from / step) * step;
    const buckets = new Buckets(Math.max(1, Math.ceil((wanted.to - from) / step)));
    const known = extent();
    if (!isKnown || known === null) return tellBuckets(buckets, from, step);
    for (let place = 0; place < buckets.length; place += 1) {
      const seconds = secondsWithin(known, from + place * step, from + (place + 1) * step);
      for (const column of buckets.seconds) column[place] = seconds;
    }
    for (const row of [...memberships].slice(0, limits.historyOverviewRows)) {
      const { figures } = await read(historySeries.group(row.key), { ...wanted, step });
      for (const [figure, { name }] of historyFigures.entries()) {
        const sums = buckets.sum[figure];
        for (const [place, value] of figures[name].sum.entries())
          if (sums && value > 0) sums[place] = (sums[place] ?? 0) + value;
      }
    }
    return tellBuckets(buckets, from, step);
  };

  return {
    history: ({ series, ...span }) => read(series, span),
    async historyIntervals({ series, from, to }) {
      const row = groupOf(series);
      const step = Math.max(1, Math.ceil((to - from) / limits.historyPoints));
      const counts =
        row === null ? new Float64Array(timeBins) : (await walked(row, { from, to, step })).intervals;
      return { from, to, counts };
    },
    async historyOverview({ unit, ...span }) {
      const rows = [...memberships].slice(0, limits.historyOverviewRows);
      const all = [];
      for (const row of rows) all.push(overviewRow(row.key, await read(row.key, span), unit));
      const { from, step, length } = await totals(span, false);
      const known = extent();
      const running = Float32Array.from({ length }, (_, place) =>
        known === null ? 0 : secondsWithin(known, from + place * step, from + (place + 1) * step),
      );
      return { from, step, length, running, rows: all };
    },
  };
}

/** Whole seconds that both have. */
function secondsWithin(
  extent: { readonly from: number; readonly to: number },
  from: number,
  to: number,
): number {
  return Math.max(0, Math.min(extent.to, to) - Math.max(extent.from, from));
}

/** The second of a series that packets are counted in. */
class OpenSecond {
  second = -1;
  lastAt = Number.NaN;
  readonly values = new Float64Array(historyFigures.length);
  readonly buckets: Buckets;

  constructor(length: number) {
    this.buckets = new Buckets(length);
  }

  /** @param at ms of the recording's time: exact to the microsecond, which those since 1970 are not */
  take(second: number, at: number, size: number, mark: number): void {
    const { values } = this;
    values[placeOf.packets] = (values[placeOf.packets] ?? 0) + 1;
    values[placeOf.bytes] = (values[placeOf.bytes] ?? 0) + size;
    this.second = second;
    if (!Number.isNaN(this.lastAt) && at >= this.lastAt) {
      const interval = (at - this.lastAt) * 1_000;
      const [least, most] = [values[placeOf.intervalLeast] ?? 0, values[placeOf.intervalMost] ?? 0];
      values[placeOf.intervalLeast] = least <= interval ? least : interval;
      values[placeOf.intervalMost] = most >= interval ? most : interval;
    }
    this.lastAt = at;
    if (mark === 0) return;
    const lost = values[placeOf.lost] ?? Number.NaN;
    values[placeOf.lost] = (Number.isNaN(lost) ? 0 : lost) + missingBefore(mark);
  }

  /** Puts the second into its stretch. */
  close({ from, step }: Span): void {
    const { values, second } = this;
    if (second >= 0) {
      const lost = values[placeOf.lost] ?? Number.NaN;
      if (!Number.isNaN(lost)) {
        values[placeOf.lossShare] =
          lost === 0 ? 0 : Math.round((1e6 * lost) / (lost + (values[placeOf.packets] ?? 0)));
      }
      values[placeOf.errorSeconds] = lost > 0 ? 1 : 0;
      const bucket = Math.floor((second - from) / step);
      for (const [figure, value] of values.entries()) this.buckets.addSecond(bucket, figure, value);
    }
    values.fill(Number.NaN);
    values[placeOf.packets] = 0;
    values[placeOf.bytes] = 0;
    this.second = -1;
  }
}

async function walkPackets(
  row: FeedRow,
  span: Span,
  clock: Clock,
  extent: { readonly from: number; readonly to: number } | null,
): Promise<Walked> {
  const { log } = row.traffic;
  const at = clock.monotonic();
  const packets = log.nextNumber;
  const length = Math.max(1, Math.ceil((span.to - span.from) / span.step));
  const series = new Map<string, OpenSecond>();
  const openOf = (name: string): OpenSecond => {
    const known = series.get(name);
    if (known) return known;
    const made = new OpenSecond(length);
    made.close(span);
    series.set(name, made);
    return made;
  };
  const group = openOf(historySeries.group(row.key));
  const intervals = new Float64Array(timeBins);
  const timeOf = (number: number): number => {
    const found = log.find(number);
    return found === null ? Number.POSITIVE_INFINITY : log.time.at(found.segment.at(found.index)) / 1_000;
  };
  const slices = new Slices(() => clock.monotonic());
  slices.begin();
  const to = firstAtOrAfter(span.to, timeOf, log.firstKept, packets) - 1;
  const from = firstAtOrAfter(span.from, timeOf, log.firstKept, packets);
  const sources = new Map<string, OpenSecond>();
  const take = (open: OpenSecond, second: number, at: number, size: number, mark: number): void => {
    if (open.second !== second && open.second >= 0) open.close(span);
    open.take(second, at, size, mark);
  };
  // The first interval of the span began before it.
  const before = log.find(from - 1);
  if (before !== null) group.lastAt = before.segment.at(before.index);
  const visit = (
    _number: number,
    segment: Parameters<Parameters<typeof visitPackets>[3]>[1],
    index: number,
  ): void => {
    const moment = segment.at(index);
    const second = Math.floor(log.time.at(moment) / 1_000);
    const [size, mark] = [segment.size(index), segment.mark(index)];
    if (moment >= group.lastAt) {
      const bin = timeBinOf(moment - group.lastAt);
      intervals[bin] = (intervals[bin] ?? 0) + 1;
    }
    take(group, second, moment, size, mark);
    const { address, port } = segment.sender(index);
    const name = `${address} ${port}`;
    let source = sources.get(name);
    if (source === undefined && sources.size < limits.historySources) {
      source = openOf(historySeries.source(row.key, address, port));
      sources.set(name, source);
    }
    if (source) take(source, second, moment, size, mark);
  };
  await visitPackets(log, { from, to }, slices, visit, () => {});
  for (const open of series.values()) {
    open.close(span);
    fillSilence(open.buckets, span, extent);
  }
  const bySeries = new Map(Array.from(series, ([name, { buckets }]) => [name, buckets]));
  return { at, packets, from: span.from, step: span.step, bySeries, intervals };
}

/** Seconds within the recording in which nothing came are zeros. */
function fillSilence(
  buckets: Buckets,
  { from, step }: Span,
  extent: { readonly from: number; readonly to: number } | null,
): void {
  if (extent === null) return;
  const known = buckets.seconds[placeOf.packets] ?? new Float64Array(0);
  for (let place = 0; place < buckets.length; place += 1) {
    const begin = from + place * step;
    const silent = secondsWithin(extent, begin, begin + step) - (known[place] ?? 0);
    for (let second = 0; second < silent; second += 1) {
      for (const figure of [placeOf.packets, placeOf.bytes, placeOf.errorSeconds])
        buckets.addSecond(place, figure, 0);
    }
  }
}

/** The first packet that is not before a time, by halving: a recording's packets come in the order of their times. */
function firstAtOrAfter(
  time: number,
  timeOf: (number: number) => number,
  first: number,
  end: number,
): number {
  let [low, high] = [first, end];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (timeOf(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
