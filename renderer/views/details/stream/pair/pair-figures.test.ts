import { describe, expect, test } from "vitest";
import { madeUpLeg, madeUpPair } from "../../../../../shared/testing/made-up-pair.ts";
import { labelsOf } from "./draw-lanes.ts";
import { pairFigures } from "./pair-figures.ts";

const places = { a: "eth1", b: "eth2" };
const largestAt = new Date(2026, 0, 5, 14, 21, 9).getTime();

/** The picture's pair. */
const pair = madeUpPair({
  id: 1,
  ...{ sent: 4_167_806, both: 4_090_323, missing: 17, places: 2, longest: 11 },
  a: madeUpLeg(1, { lost: 76_688, only: 795, droppedHere: 212 }),
  b: madeUpLeg(2, { lost: 812, only: 76_671 }),
  skew: { now: 1.8, median: 1.7, p99: 3.1, largest: 11.4, largestAt },
});

const shown = (given: typeof pair) =>
  pairFigures(given, places).map(({ name, value, unit, detail }) => [
    name,
    `${value} ${unit}`.trim(),
    detail,
  ]);

describe("the figures of a pair", () => {
  test("are the result, its causes, what this computer did, and the skew", () => {
    expect(shown(pair)).toEqual([
      ["Lost after the merge", "< 0.01 %", "17 of 4,167,806 packets"],
      ["Lost on leg A, eth1", "1.84 %", "76,671 of 76,688 by B"],
      ["Lost on leg B, eth2", "0.02 %", "795 of 812 by A"],
      ["Missing on both", "17", "in 2 places, longest 11"],
      ["Dropped here", "212", "on leg A, 0.3 % of its loss"],
      ["Skew now", "1.80 ms", "B after A"],
      ["Skew median", "1.70 ms", "99 % below 3.10 ms"],
      ["Skew, largest", "11.4 ms", "14:21:09, class B"],
    ]);
    expect(pairFigures(pair, places).map(({ tone }) => tone)).toEqual([
      ...["plain", "high", "plain", "bad", "plain", "plain", "plain", "plain"],
    ]);
  });

  test("are dashes before the other leg came, each with its reason", () => {
    const waiting = madeUpPair({
      id: 1,
      ...{ sent: 0, both: 0, skew: null },
      b: madeUpLeg(2, { state: "waiting", stream: null, lastAt: null, droppedHere: null, jitterMs: null }),
    });
    for (const { name, value, about } of pairFigures(waiting, places)) {
      if (name === "Dropped here") expect(value).toBe("0");
      else
        expect([name, value, about]).toEqual([
          name,
          null,
          "Not measurable so far: both legs must have come.",
        ]);
    }
  });

  test("say who is first, and when nothing allows the skew any more", () => {
    const early = madeUpPair({ id: 1, skew: { now: -3, median: -3, p99: 4, largest: -61, largestAt } });
    expect(shown(early).slice(5)).toEqual([
      ["Skew now", "3.00 ms", "A after B"],
      ["Skew median", "3.00 ms", "99 % below 4.00 ms"],
      ["Skew, largest", "61.0 ms", "14:21:09, beyond class B"],
    ]);
  });
});

test("losses that stand on each other share one number, those farther apart have their own", () => {
  const missing = [
    [100, 6],
    [101, 5],
    [160, 2],
  ] as const;
  expect(labelsOf(missing, (time) => time * 4, 56)).toMatchObject([
    { at: 402, count: 11 },
    { at: 640, count: 2 },
  ]);
});
