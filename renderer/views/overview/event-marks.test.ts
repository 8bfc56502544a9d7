import { expect, test } from "vitest";
import { eventMarks } from "./event-marks.ts";

type Incidents = Parameters<typeof eventMarks>[0];

/** Events at seconds of a span of 100 s that is 100 px wide. */
const marks = (...seconds: readonly number[]) => {
  const incidents = seconds.map((second) => ({
    at: second * 1_000,
    gravity: "note",
  })) as unknown as Incidents;
  return eventMarks(incidents, { from: 0, to: 100 }, 100).map(({ left, incidents: { length } }) => [
    left,
    length,
  ]);
};

test("marks that are close become one with a count", () => {
  expect(marks(10, 29)).toEqual([[10, 2]]);
  expect(marks(10, 30)).toEqual([
    [10, 1],
    [30, 1],
  ]);
});

test("the next mark stands beside the count of the one before, not on it", () => {
  expect(marks(10, 20, 40)).toEqual([[10, 3]]);
  expect(marks(10, 20, 41)).toEqual([
    [10, 2],
    [41, 1],
  ]);
  const twelve = Array.from({ length: 12 }, (_, at) => 10 + at);
  expect(marks(...twelve, 47)).toEqual([[10, 13]]);
  expect(marks(...twelve, 48)).toEqual([
    [10, 12],
    [48, 1],
  ]);
});
