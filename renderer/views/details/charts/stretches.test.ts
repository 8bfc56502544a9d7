import { expect, test } from "vitest";
import { historyFigures, type KeptHistory } from "../../../../shared/model/kept-history.ts";
import { spans, stepFor } from "./spans.ts";
import {
  extremeOf,
  historyCsv,
  longestInterval,
  meanOf,
  placeAt,
  spanFigures,
  totalOf,
  wordsAt,
} from "./stretches.ts";

/** Two stretches of ten seconds: a gap, and one in which half of the seconds are known. */
function history(): KeptHistory {
  const figure = (sum: number, least: number, most: number) => ({
    sum: Float64Array.of(Number.NaN, sum),
    least: Float64Array.of(Number.NaN, least),
    most: Float64Array.of(Number.NaN, most),
    seconds: Float64Array.of(0, 5),
  });
  const figures = Object.fromEntries(
    historyFigures.map(({ name }) => [name, figure(0, 0, 0)]),
  ) as KeptHistory["figures"];
  return {
    ...{ from: 1_000, step: 10, length: 2 },
    figures: {
      ...figures,
      packets: figure(500, 90, 110),
      bytes: figure(50_000, 9_000, 11_000),
      lost: figure(7, 0, 4),
      jitter: figure(9_000, 500, 2_500),
      intervalLeast: figure(5_000, 800, 1_200),
      intervalMost: figure(60_000, 9_000, 15_000),
      lossShare: figure(70_000, 0, 40_000),
      errorSeconds: figure(2, 0, 1),
    },
  };
}

test("a mean is of the seconds that are known, a gap is none", () => {
  const one = history();
  expect([meanOf(one, "packets", 0), meanOf(one, "packets", 1), meanOf(one, "bits", 1)]).toEqual([
    null,
    100,
    80_000,
  ]);
  expect([extremeOf(one, "most", "bits", 1), extremeOf(one, "least", "packets", 0)]).toEqual([88_000, null]);
  expect([placeAt(one, 999), placeAt(one, 1_019), placeAt(one, 1_020)]).toEqual([null, 1, null]);
});

test("a stretch in words, and all of them as a text", () => {
  const one = history();
  expect(wordsAt(one, "packets", 1_001)).toEqual(["Castscope did not listen then"]);
  expect(wordsAt(one, "packets", 1_011)).toEqual([
    "100 pkt/s",
    "at most 110 pkt/s",
    "7 lost",
    "jitter 2.50 ms",
    "longest pause 15.0 ms",
  ]);
  expect(historyCsv(one).split("\r\n").slice(1, 3)).toEqual([
    "1970-01-01T00:16:40.000Z,0,,,,,,,,,,,,",
    "1970-01-01T00:16:50.000Z,5,500,90,110,50000,7,0,0,2.5,0.8,15,4,2",
  ]);
});

test("a whole span comes to means of what is known, and totals that are not zero where nothing is measured", () => {
  const one = history();
  expect(spanFigures(one, "packets")).toEqual({ mean: 100, lossShare: 7 / 507, jitter: 1.8 });
  expect(spanFigures(one, "bits").mean).toBe(80_000);
  expect([totalOf(one, "lost"), longestInterval(one)]).toEqual([7, 15]);
  const none = { ...one.figures.lost, seconds: Float64Array.of(0, 0) };
  const unmeasured = {
    ...one,
    figures: {
      ...one.figures,
      lost: none,
      intervalMost: { ...none, most: Float64Array.of(Number.NaN, Number.NaN) },
    },
  };
  expect([totalOf(unmeasured, "lost"), longestInterval(unmeasured)]).toEqual([null, null]);
  expect(spanFigures(unmeasured, "packets").lossShare).toBeNull();
});

test("stretches fit the clock, and are no more than a chart can show", () => {
  for (const { length } of spans) {
    if (length === "join") continue;
    expect(length / stepFor(length)).toBeLessThanOrEqual(480);
    expect(86_400 % stepFor(length)).toBe(0);
  }
  expect(stepFor(10 * 365 * 86_400)).toBe(86_400);
});
