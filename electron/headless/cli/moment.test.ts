import { expect, test } from "vitest";
import { readMoment } from "./moment.ts";

const now = new Date(2026, 10, 26, 14, 30, 15, 500).getTime();
const at = (...parts: [number, number, number, number?, number?, number?, number?]) =>
  new Date(...parts).getTime();

test.each([
  ["90s", now - 90_000],
  ["15m", now - 900_000],
  ["1.5 h", now - 5_400_000],
  ["7d", now - 7 * 86_400_000],
  ["03:12", at(2026, 10, 26, 3, 12)],
  ["3:12:30.25", at(2026, 10, 26, 3, 12, 30, 250)],
  // The last one there was.
  ["23:50", at(2026, 10, 25, 23, 50)],
  ["2026-11-25", at(2026, 10, 25)],
  ["2026-11-25 03:12", at(2026, 10, 25, 3, 12)],
  ["2026-11-25T03:12:05", at(2026, 10, 25, 3, 12, 5)],
  ["2026-11-25T03:12:05Z", Date.UTC(2026, 10, 25, 3, 12, 5)],
  ["2026-11-25T03:12:05+02:00", Date.UTC(2026, 10, 25, 1, 12, 5)],
])("%s", (text, moment) => {
  expect(readMoment(text, now)).toBe(moment);
});

test.each([
  "",
  "yesterday",
  "24:00",
  "03:60",
  "2026-02-30",
  "2026-13-01",
  "5x",
  "-2h",
  "2026-11-25T99:00:00Z",
])("“%s” is no time", (text) => {
  expect(() => readMoment(text, now)).toThrow("is no time: write 03:12");
});
