import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateHops, formatTtlAndHops } from "./hops.ts";

test.each([
  [255, 0],
  [254, 1],
  [128, 0],
  [64, 0],
  [61, 3],
  [33, 31],
  [32, 0],
  [5, 27],
  [4, 0],
  [3, 1],
  [1, 0],
  [0, 1],
])("a TTL of %i is %i hops", (ttl, hops) => {
  expect(estimateHops(ttl)).toBe(hops);
});

test("is never negative", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), (ttl) => estimateHops(ttl) >= 0));
});

test.each([
  [{ least: 61, most: 61 }, "61 / 3"],
  [{ least: 62, most: 63 }, "62–63 / 1–2"],
  [{ least: 60, most: 64 }, "60–64 / 0–4"],
  [{ least: 1, most: 255 }, "1–255 / 0"],
])("%j is written %s", (seen, text) => {
  expect(formatTtlAndHops(seen)).toBe(text);
});
