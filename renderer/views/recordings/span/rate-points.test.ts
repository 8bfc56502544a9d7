import { expect, test } from "vitest";
import { ratePoints } from "./rate-points.ts";

const from = 1_700_000_000_000;
const rate = (bits: number[], width = 500, lost: number[] | null = null) => ({
  ...{ from, width, packets: new Float64Array(bits.length), bits: Float64Array.from(bits) },
  lost: lost && Float64Array.from(lost),
});

test("points are rates, each at its middle", () => {
  expect(ratePoints(rate([100, 0, 300]), { from, to: from + 1_400 })).toEqual({
    width: 500,
    times: [from / 1_000 + 0.25, from / 1_000 + 0.75, from / 1_000 + 1.25],
    bitRates: [200, 0, 600],
    lost: null,
  });
});

test("what is lost is counted with the points that become one", () => {
  const missed = Array.from({ length: 1_000 }, (_, at) => (at === 4 || at === 5 ? 3 : 0));
  const { lost } = ratePoints(rate(new Array(1_000).fill(8), 1, missed), { from, to: from + 999 });
  expect(lost?.slice(0, 3)).toEqual([0, 6, 0]);
});

test("only those of the part are told", () => {
  const { bitRates } = ratePoints(rate([1, 2, 3, 4, 5]), { from: from + 600, to: from + 1_600 });
  expect(bitRates).toEqual([4, 6, 8]);
});

test("many become fewer, and the bits stay", () => {
  const bits = Array.from({ length: 2_000 }, (_, at) => at % 7);
  const { width, bitRates } = ratePoints(rate(bits, 1), { from, to: from + 2_000 });
  expect(width).toBe(5);
  expect(bitRates).toHaveLength(400);
  const sum = (values: number[]) => values.reduce((all, one) => all + one, 0);
  expect((sum(bitRates) * width) / 1_000).toBeCloseTo(sum(bits));
});

test("before the first packet there are none", () => {
  const empty = { ...rate([]), from: null };
  expect(ratePoints(empty, { from, to: from + 1 })).toEqual({
    width: 500,
    times: [],
    bitRates: [],
    lost: null,
  });
});
