import { expect, test } from "vitest";
import { timeBinOf, timeBins } from "../../../../shared/model/time-bins.ts";
import { acrossBins, binTicks, intervalBars } from "./interval-bars.ts";

function counted(...times: readonly (readonly [number, number])[]) {
  const counts = new Float64Array(timeBins);
  for (const [ms, count] of times) counts[timeBinOf(ms)] = (counts[timeBinOf(ms)] ?? 0) + count;
  return { from: 0, to: 10, counts };
}

test("bars hold shares of all, and one long pause is told instead of drawn", () => {
  const times = Array.from({ length: 40 }, (_, at) => [1 + at / 10, 100] as const);
  const bars = intervalBars(counted(...times, [25_000, 1]));
  if (bars === null) throw new Error("there are bars");
  expect(bars.count).toBe(4_001);
  expect(bars.median).toBeGreaterThan(2.6);
  expect(bars.median).toBeLessThan(3.4);
  expect(bars.p99).toBeLessThan(6);
  const drawn = bars.percents.reduce((all, one) => all + one, 0);
  expect(drawn + bars.above).toBeCloseTo(100, 6);
  expect(bars.above).toBeCloseTo(100 / 4_001, 6);
  expect(bars.percents.length).toBeLessThan(30);
  expect(acrossBins(bars, bars.median)).toBeGreaterThan(0);
  expect(acrossBins(bars, bars.median)).toBeLessThan(1);
  expect(acrossBins(bars, 25_000)).toBeGreaterThan(1);
  expect(binTicks(bars, 6)).toEqual([1, 2, 5]);
});

test("a steady stream has some bins beside the one that it fills, and nothing has none", () => {
  const bars = intervalBars(counted([20, 500]));
  expect(bars?.percents.filter((one) => one > 0)).toEqual([100]);
  expect(bars?.percents.length).toBeGreaterThanOrEqual(12);
  expect(intervalBars(counted([0.000_1, 5], [200_000, 5]))?.percents).toHaveLength(timeBins);
  expect(intervalBars(counted())).toBeNull();
});
