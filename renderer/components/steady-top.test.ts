import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../shared/limits.ts";
import { roundTop, SteadyTop } from "./steady-top.ts";

test("tops are round, above what they hold, and not far above", () => {
  expect([0, 0.9, 1, 97, 1_313, 9_900].map(roundTop)).toEqual([1, 1, 1.2, 120, 1_500, 12_000]);
  fc.assert(
    fc.property(fc.double({ min: 1e-6, max: 1e12, noNaN: true }), (most) => {
      const top = roundTop(most);
      expect(top).toBeGreaterThanOrEqual(most);
      expect(top).toBeLessThan(most * 1.4);
      // What is round stays so.
      expect(String(Number(top.toPrecision(3)))).toBe(String(top));
    }),
  );
});

test("a scale grows at once, and shrinks only when less was enough for some time", () => {
  const top = new SteadyTop();
  expect(top.at(10, 0)).toBe(10);
  expect(top.at(20, 1)).toBe(20);
  // Traffic that comes back within that time moves nothing.
  for (let now = 2; now < 60_000; now += 1_000) {
    expect(top.at(8, now)).toBe(20);
    expect(top.at(20, now + 2_000)).toBe(20);
  }
  expect(top.at(8, 100_000)).toBe(20);
  expect(top.at(12, 101_000)).toBe(20);
  expect(top.at(5, 100_000 + limits.scaleChangeMs - 1)).toBe(20);
  // It holds what came meanwhile.
  expect(top.at(5, 100_000 + limits.scaleChangeMs)).toBe(12);
});

test("a scale in which hardly anything is seen shrinks at once", () => {
  const top = new SteadyTop();
  top.at(1_000, 0);
  expect(top.at(100, 1)).toBe(100);
  const bins = new SteadyTop(Number.POSITIVE_INFINITY);
  bins.at(100, 0);
  expect(bins.at(1, 1)).toBe(100);
});
