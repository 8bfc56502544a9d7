import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { parseMoment } from "../filter/moment.ts";
import {
  clockAhead,
  dayOf,
  formatClock,
  formatClockToMs,
  formatDay,
  formatExactMoment,
  formatMinute,
  formatMoment,
  formatShortDate,
  formatTimeOfDay,
  isSameDay,
  momentAt,
  onClock,
  showClock,
  startOfDay,
} from "./clock.ts";

// Half an hour beside the full hours, so that no zone is taken for another.
beforeEach(() => void vi.stubEnv("TZ", "Asia/Kolkata"));
afterEach(() => {
  showClock("local");
  vi.unstubAllEnvs();
});

const at = Date.UTC(2026, 10, 25, 20, 52, 7) + 418.212;

test("times are those of this computer's zone", () => {
  expect(formatTimeOfDay(at)).toBe("02:22:07.418212");
  expect(formatClockToMs(at)).toBe("02:22:07.418");
  expect([formatClock(at), formatMinute(at)]).toEqual(["02:22:07", "02:22"]);
  expect([formatMoment(at), formatShortDate(at)]).toEqual(["2026-11-26 02:22:07", "11-26"]);
  expect([formatDay(at), formatDay(at, true)]).toEqual(["26 Nov", "26 Nov 2026"]);
  expect(clockAhead(at)).toBe(5.5 * 3_600_000);
});

test("or UTC, and then each says so", () => {
  showClock("utc");
  expect(formatTimeOfDay(at)).toBe("20:52:07.418212Z");
  expect(formatClockToMs(at)).toBe("20:52:07.418Z");
  expect([formatClock(at), formatMinute(at)]).toEqual(["20:52:07Z", "20:52Z"]);
  expect([formatMoment(at), formatShortDate(at)]).toEqual(["2026-11-25 20:52:07Z", "11-25"]);
  expect(formatExactMoment(at)).toBe("2026-11-25 20:52:07.418212Z");
  expect(formatDay(at)).toBe("25 Nov");
  expect(clockAhead(at)).toBe(0);
});

test("days begin where the shown clock has midnight", () => {
  const [late, early] = [Date.UTC(2026, 10, 25, 18, 0), Date.UTC(2026, 10, 25, 19, 0)];
  expect(isSameDay(late, early)).toBe(false);
  expect(startOfDay(early)).toBe(Date.UTC(2026, 10, 25, 18, 30));
  showClock("utc");
  expect(isSameDay(late, early)).toBe(true);
  expect(startOfDay(early)).toBe(Date.UTC(2026, 10, 25));
});

test("who shows times hears of another zone, once for each change", () => {
  const heard = vi.fn();
  const end = onClock(heard);
  showClock("local");
  showClock("utc");
  showClock("utc");
  expect(heard).toHaveBeenCalledTimes(1);
  end();
  showClock("local");
  expect(heard).toHaveBeenCalledTimes(1);
});

test("what is shown is read again as the same second, in either zone", () => {
  fc.assert(
    fc.property(fc.constantFrom("local", "utc"), fc.integer({ min: 0, max: 4e9 }), (clock, seconds) => {
      showClock(clock);
      const parsed = parseMoment(formatMoment(seconds * 1_000));
      if (!parsed.ok || parsed.value.date === null) throw new Error("not read");
      const { date, ms, utc } = parsed.value;
      expect(momentAt(date.year, date.month - 1, date.day, ms, utc ? "utc" : "local")).toBe(seconds * 1_000);
      expect(dayOf(seconds * 1_000)).toEqual({ year: date.year, month: date.month - 1, day: date.day });
    }),
    { numRuns: 200 },
  );
});
