import fc from "fast-check";
import { expect, test } from "vitest";
import { estimateHops, formatTtlAndHops, hopsOf, joinSpans } from "./hops.ts";

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
  [0, 0],
])("a TTL of %i is %i hops", (ttl, hops) => {
  expect(estimateHops(ttl)).toBe(hops);
});

test("is never negative", () => {
  fc.assert(fc.property(fc.integer({ min: 0, max: 255 }), (ttl) => estimateHops(ttl) >= 0));
});

test.each([
  [{ least: 61, most: 61 }, false, "61 / 3"],
  [{ least: 62, most: 63 }, false, "62–63 / 1–2"],
  [{ least: 60, most: 64 }, false, "60–64 / 0–4"],
  [{ least: 1, most: 255 }, false, "1–255 / 0"],
  [{ least: 61, most: 61 }, true, "61 / 0"],
  [{ least: 3, most: 200 }, true, "3–200 / 0"],
])("%j, sent on the own link: %s, is written %s", (ttl, onLink, text) => {
  expect(formatTtlAndHops(ttl, hopsOf(ttl, onLink))).toBe(text);
});

test("hops that are not known are left out", () => {
  expect(formatTtlAndHops({ least: 60, most: 61 }, null)).toBe("60–61");
});

test("of several senders the hops are all that they have", () => {
  const [near, far] = [
    { least: 0, most: 0 },
    { least: 2, most: 5 },
  ];
  expect([joinSpans(near, far), joinSpans(null, far), joinSpans(near, null), joinSpans(null, null)]).toEqual([
    { least: 0, most: 5 },
    far,
    near,
    null,
  ]);
});
