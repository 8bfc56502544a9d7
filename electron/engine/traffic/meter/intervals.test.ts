import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { percentileOfBins, timeBinOf, timeBins } from "../../../../shared/model/time-bins.ts";
import { Intervals, type SecondOfIntervals } from "./intervals.ts";

/** Each second's times between packets, in the plainest way. */
function truth(times: readonly number[]): Map<number, number[]> {
  const seconds = new Map<number, number[]>();
  for (let at = 1; at < times.length; at += 1) {
    const [before = 0, now = 0] = [times[at - 1], times[at]];
    const second = Math.floor(now / 1_000);
    seconds.set(second, [...(seconds.get(second) ?? []), now - before]);
  }
  return seconds;
}

function countsOf({ counts }: Pick<SecondOfIntervals, "counts">): number[] {
  const all = new Array<number>(timeBins).fill(0);
  for (let at = 0; at < counts.length; at += 2) all[counts[at] ?? 0] = counts[at + 1] ?? 0;
  return all;
}

test("each second has its own counts and extremes, however packets come in batches and seconds are taken", () => {
  const steps = fc.array(fc.double({ min: 0, max: 2_500, noNaN: true }), { minLength: 1, maxLength: 80 });
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 9 }), (gaps, batch) => {
      let now = 5_000;
      const times = gaps.map((gap) => {
        now += gap;
        return now;
      });
      const intervals = new Intervals();
      const told: SecondOfIntervals[] = [];
      for (let from = 0; from < times.length; from += batch) {
        const to = Math.min(times.length, from + batch);
        intervals.count(Float64Array.from(times), from, to);
        told.push(...intervals.takeBefore(Math.floor((times[to - 1] ?? 0) / 1_000)));
      }
      told.push(...intervals.takeBefore(Number.POSITIVE_INFINITY));
      const wanted = [...truth(times)].map(([second, all]) => ({
        second,
        least: Math.min(...all),
        most: Math.max(...all),
        counts: all.reduce((counts, one) => {
          const bin = timeBinOf(one);
          counts[bin] = (counts[bin] ?? 0) + 1;
          return counts;
        }, new Array<number>(timeBins).fill(0)),
      }));
      expect(told.map((one) => ({ ...one, counts: countsOf(one) }))).toEqual(wanted);
    }),
    { numRuns: 100 },
  );
});

test("a pause of the listener is no interval, packets that come late to a second make another part of it", () => {
  const intervals = new Intervals();
  intervals.count(Float64Array.of(1_000, 1_010), 0, 2);
  intervals.pause();
  intervals.count(Float64Array.of(9_000, 9_001), 0, 2);
  expect(intervals.takeBefore(9)).toMatchObject([{ second: 1, least: 10, most: 10 }]);
  expect(intervals.takeBefore(10)).toMatchObject([{ second: 9, least: 1 }]);
  intervals.count(Float64Array.of(9_004), 0, 1);
  expect(intervals.takeBefore(10)).toMatchObject([{ second: 9, least: 3, most: 3 }]);
});

test("seconds that nobody takes give way to newer ones", () => {
  const intervals = new Intervals();
  for (let second = 0; second < 200; second += 1) {
    intervals.count(Float64Array.of(second * 1_000, second * 1_000 + 1), 0, 2);
  }
  const told = intervals.takeBefore(200);
  expect(told).toHaveLength(limits.intervalSeconds);
  expect(told.at(-1)?.second).toBe(199);
});

test("a percentile lies in the bin in which the wanted one is", () => {
  const counts = new Array<number>(timeBins).fill(0);
  const times = Array.from({ length: 1_000 }, (_, at) => 0.05 + at * 0.01);
  for (const time of times) counts[timeBinOf(time)] = (counts[timeBinOf(time)] ?? 0) + 1;
  for (const share of [0.01, 0.5, 0.95, 0.99]) {
    const exact = times[Math.ceil(share * times.length) - 1] ?? 0;
    const told = percentileOfBins(counts, times.length, share);
    expect(Math.abs(told - exact) / exact).toBeLessThan(0.125);
  }
  expect(percentileOfBins(counts.fill(0), 0, 0.5)).toBeNaN();
});
