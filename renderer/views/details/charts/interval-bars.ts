import type { KeptIntervals } from "../../../../shared/model/kept-history.ts";
import { beginOfTimeBin, percentileOfBins, timeBins } from "../../../../shared/model/time-bins.ts";

/** How the times between packets spread. */
export interface IntervalBars {
  /** Of the times that were measured. */
  readonly count: number;
  /** In ms. */
  readonly median: number;
  readonly p95: number;
  readonly p99: number;
  /** The bins that are drawn: the first, and how many packets in a hundred each holds. */
  readonly first: number;
  readonly percents: readonly number[];
  /** Packets in a hundred that lie above what is drawn. */
  readonly above: number;
}

/** Fewer bars say nothing of a shape. */
const leastBars = 12;
/** What lies outside of these shares is not drawn, so that one pause does not press the rest to the edge. */
const [low, high] = [0.000_5, 0.999];

/** The first and the last bin that are drawn. */
export type BinRange = readonly [first: number, last: number];

/**
 * Null where there is nothing to draw.
 * @param widened the bins to draw instead of those that need to be, which are among them
 */
export function intervalBars(
  { counts }: KeptIntervals,
  widened: (needed: BinRange) => BinRange = (needed) => needed,
): IntervalBars | null {
  const count = counts.reduce((all, one) => all + one, 0);
  if (count === 0) return null;
  let first = 0;
  for (let below = 0; first < timeBins - 1; first += 1) {
    below += counts[first] ?? 0;
    if (below > low * count) break;
  }
  let last = first;
  let within = 0;
  for (let bin = 0; bin < timeBins; bin += 1) {
    within += counts[bin] ?? 0;
    last = Math.max(first, bin);
    if (within >= high * count) break;
  }
  const missing = Math.max(0, leastBars - (last - first + 1));
  first = Math.max(0, first - Math.ceil(missing / 2));
  last = Math.min(timeBins - 1, Math.max(last, first + leastBars - 1));
  [first, last] = widened([first, last]);
  const percents = Array.from(counts.subarray(first, last + 1), (one) => (100 * one) / count);
  const above = (100 * counts.subarray(last + 1).reduce((all, one) => all + one, 0)) / count;
  const percentile = (share: number): number => percentileOfBins(counts, count, share);
  return {
    ...{ count, median: percentile(0.5), p95: percentile(0.95), p99: percentile(0.99) },
    ...{ first, percents, above },
  };
}

/** Where a time lies across the drawn bins, from 0 to 1 where it is within them. */
export function acrossBins(
  { first, percents }: Pick<IntervalBars, "first" | "percents">,
  ms: number,
): number {
  for (let place = 0; place < percents.length; place += 1) {
    const [begin, end] = [beginOfTimeBin(first + place), beginOfTimeBin(first + place + 1)];
    if (ms < end) return (place + (ms - begin) / (end - begin)) / percents.length;
  }
  return 1.01;
}

/** Times for the axis below the bins, in ms: 1, 2, 5 and so on, as many as have room. */
export function binTicks(bars: Pick<IntervalBars, "first" | "percents">, most: number): readonly number[] {
  const [from, to] = [beginOfTimeBin(bars.first), beginOfTimeBin(bars.first + bars.percents.length)];
  const round: number[] = [];
  for (let power = -3; power <= 6; power += 1) for (const digit of [1, 2, 5]) round.push(digit * 10 ** power);
  const within = round.filter((ms) => ms >= from && ms <= to);
  const every = Math.ceil(within.length / most);
  return within.filter((_, place) => place % every === 0);
}
