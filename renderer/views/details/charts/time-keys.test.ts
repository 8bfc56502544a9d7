import { expect, test } from "vitest";
import { type TimeKeyView, timeKey } from "./time-keys.ts";

function pressed(key: string, cursor: number | null): readonly unknown[] {
  const done: unknown[] = [];
  const view: TimeKeyView = {
    ...{ from: 1_000, to: 1_600, now: 2_000, cursor },
    setSpan: (from, to) => done.push("span", from, to),
    setLength: (length) => done.push("length", length),
    follow: () => done.push("live"),
  };
  return [timeKey(key, view), ...done];
}

test("keys zoom about the cursor, put edges at it, and lead to the day and to now", () => {
  expect(pressed("+", 1_150)).toEqual([true, "span", 1_075, 1_375]);
  expect(pressed("+", null)).toEqual([true, "span", 1_300, 1_600]);
  expect(pressed("-", 1_300)).toEqual([true, "span", 700, 1_900]);
  // Nothing of the future is shown.
  expect(pressed("-", 1_000)).toEqual([true, "span", 1_000, 2_000]);
  expect(pressed("[", 1_200)).toEqual([true, "span", 1_200, 1_600]);
  expect(pressed("]", 1_200)).toEqual([true, "span", 1_000, 1_200]);
  expect(pressed("[", 1_595)).toEqual([true]);
  expect([pressed("0", null), pressed("l", null), pressed("x", null)]).toEqual([
    ...[[true, "length", 86_400], [true, "live"], [false]],
  ]);
});
