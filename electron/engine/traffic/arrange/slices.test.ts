import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { Slices } from "./slices.ts";

/** A clock that only work moves on, and turns of the loop in which others work for some milliseconds. */
function setUp(others: readonly number[]) {
  const waiting = [...others];
  let now = 0;
  let turns = 0;
  const receive = (): void => {
    turns += 1;
    now += waiting.shift() ?? 0;
    if (waiting.length > 0) setImmediate(receive);
  };
  const slices = new Slices(() => now);
  return {
    slices,
    work: (ms: number) => {
      now += ms;
    },
    arrive: () => setImmediate(receive),
    turns: () => turns,
  };
}

describe("a pause", () => {
  test("is none before the slice is used up", async () => {
    const { slices, work, arrive, turns } = setUp([1]);
    arrive();
    work(limits.arrangeSliceMs / 2);
    await slices.pause();
    expect(turns()).toBe(0);
  });

  test("lasts until a turn of everything else is short", async () => {
    const { slices, work, arrive, turns } = setUp([2, 3, 0.5, 0.1, 2]);
    arrive();
    work(limits.arrangeSliceMs);
    await slices.pause();
    // The fourth turn took next to nothing: what waited was taken.
    expect(turns()).toBe(4);
  });

  test("ends where others never come to an end", async () => {
    const { slices, work, arrive, turns } = setUp(new Array(1_000).fill(10));
    arrive();
    work(limits.arrangeSliceMs);
    await slices.pause();
    expect(turns()).toBeGreaterThanOrEqual(limits.arrangePauseMs / 10);
    expect(turns()).toBeLessThan(10);
  });

  test("begins a new slice", async () => {
    const { slices, work, arrive, turns } = setUp([0, 1, 1]);
    arrive();
    work(limits.arrangeSliceMs);
    await slices.pause();
    const before = turns();
    work(limits.arrangeSliceMs / 2);
    await slices.pause();
    expect(turns()).toBe(before);
  });
});
