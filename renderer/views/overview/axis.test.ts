import { expect, test } from "vitest";
import type { Incident } from "../../../shared/model/incident.ts";
import { lengthWords } from "../details/charts/length-words.ts";
import { eventMarks } from "./event-marks.ts";
import { timeTicks } from "./time-ticks.ts";

const incident = (id: number, at: number, gravity: Incident["gravity"]): Incident =>
  ({
    id,
    at: at * 1_000,
    until: at * 1_000,
    gravity,
    key: "",
    name: "joined",
    values: {},
  }) as unknown as Incident;

test("marks that are close become the gravest, with their count; what is outside has none", () => {
  const marks = eventMarks(
    [
      incident(1, 90, "problem"),
      incident(4, 119, "info"),
      incident(2, 110, "info"),
      incident(3, 111, "problem"),
      incident(5, 160, "warning"),
      incident(6, 200, "warning"),
    ],
    { from: 100, to: 200 },
    1_000,
  );
  expect(marks.map(({ left, gravity, incidents }) => [left, gravity, incidents.length])).toEqual([
    [100, "problem", 2],
    [190, "info", 1],
    [600, "warning", 1],
  ]);
});

test("an axis is marked at full times of the clock, never closer than wanted", () => {
  const from = Date.parse("2026-11-25T12:22:07") / 1_000;
  const ticks = timeTicks(from, from + 7_200, 800);
  expect(ticks[0]).toEqual({ time: Date.parse("2026-11-25T12:30:00") / 1_000, text: "12:30" });
  expect(ticks).toHaveLength(12);
  const days = timeTicks(from, from + 7 * 86_400, 800);
  expect(days.map(({ text }) => text)[0]).toBe("26 Nov");
  expect(timeTicks(from, from + 60, 800)[0]?.text).toBe("12:22:10");
  for (const width of [100, 333, 1_200])
    for (const length of [60, 900, 86_400]) {
      const times = timeTicks(from, from + length, width).map(({ time }) => time);
      for (const [place, time] of times.slice(1).entries())
        expect(((time - (times[place] ?? 0)) / length) * width).toBeGreaterThanOrEqual(66);
    }
  expect(timeTicks(from, from, 800)).toEqual([]);
});

test("a length is told as people say it", () => {
  expect([60, 7_200, 86_400, 604_800, 2_700, 95, 5_000, 12_345].map(lengthWords)).toEqual([
    ...["1 min", "2 h", "24 h", "7 d", "45 min", "95 s", "83 min", "3.4 h"],
  ]);
});
