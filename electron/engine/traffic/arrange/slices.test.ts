import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { Slices, visitPackets } from "./slices.ts";
import { MadeUpLog } from "./testing.ts";

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

test("packets that take their time are looked at in short steps, each of them once", async () => {
  let now = 0;
  let turn = 0;
  const slices = new Slices(() => now);
  const made = new MadeUpLog(4);
  for (let packet = 0; packet < 500; packet += 1) made.add({});
  const looked: number[] = [];
  /** When each turn of the loop began that others had, and so how long each step was. */
  const steps: number[] = [];
  const others = (): void => {
    steps.push(now - turn);
    turn = now;
    if (looked.length < 500) setImmediate(others);
  };
  setImmediate(others);
  const visit = (number: number): void => {
    looked.push(number);
    now += 1;
  };
  await visitPackets(made.log, { from: 1, to: 500 }, slices, visit, () => {});
  expect(looked).toEqual(made.all.map((_, at) => at + 1));
  expect(Math.max(...steps)).toBeLessThanOrEqual(limits.arrangeLookPackets);
});

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
