import { expect, test } from "vitest";
import { showCharts, type View } from "../../../store/view.ts";
import { drawnTime } from "./use-charts-view.ts";

const newest = 1_000_003;

test("what follows ends with the newest stretch that is over, in whole stretches", () => {
  expect(drawnTime({ length: 300, end: null, cursor: null }, newest, 0)).toEqual({
    ...{ from: newest - 300, to: newest, step: 1, now: newest },
  });
  expect(drawnTime({ length: 3_600, end: null, cursor: null }, newest, 0)).toEqual({
    ...{ from: 996_400, to: 1_000_000, step: 10, now: 1_000_000 },
  });
  expect(drawnTime({ length: "join", end: null, cursor: null }, newest, newest - 5)).toMatchObject({
    ...{ from: newest - 60, to: newest },
  });
});

test("what reaches back to the join has a round length, which grows in steps and holds all of it", () => {
  const lengths = new Set<number>();
  let before = 60;
  for (let joined = 1; joined < 3_000_000; joined = Math.ceil(joined * 1.01)) {
    const { from, to, step } = drawnTime(
      { length: "join", end: null, cursor: null },
      10_000_000,
      10_000_000 - joined,
    );
    const length = to - from;
    expect(length).toBeGreaterThanOrEqual(joined);
    expect(length).toBeGreaterThanOrEqual(before);
    expect(length).toBeLessThanOrEqual(2 * Math.max(60, joined));
    expect(length % step).toBe(0);
    before = length;
    lengths.add(length);
  }
  expect(lengths.size).toBeLessThan(40);
});

test("a time of the past stands still, one of the future is now, and a moment is drawn with what is around it", () => {
  expect(drawnTime({ length: 600, end: 500_000, cursor: null }, newest, 0)).toMatchObject({
    ...{ from: 499_400, to: 500_000, step: 2 },
  });
  expect(drawnTime({ length: 60, end: newest + 500, cursor: null }, newest, 0).to).toBe(newest);
  expect(drawnTime({ length: 1, end: 500, cursor: null }, newest, 0)).toMatchObject({ from: 490, to: 500 });
});

test("an event leads to its second in the charts of its group", () => {
  const state: Partial<View> = {};
  const store = { setState: (part: Partial<View>) => Object.assign(state, part) };
  showCharts(store as unknown as Parameters<typeof showCharts>[0], 7, { from: 100, to: 160, cursor: 130 });
  expect(state).toEqual({
    ...{ page: "monitor", selected: 7, chosen: null, tab: "charts" },
    chartsTime: { length: 60, end: 160, cursor: 130 },
  });
});
