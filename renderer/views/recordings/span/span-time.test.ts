import { afterEach, expect, test, vi } from "vitest";
import { formatClockToMs, showClock } from "../../../../shared/text/clock.ts";
import { isWhole, moved, readClock, withEdge, zoomed } from "./span-time.ts";

const at = (hours: number, minutes: number, seconds = 0, ms = 0, day = 10): number =>
  new Date(2026, 4, day, hours, minutes, seconds, ms).getTime();

afterEach(() => {
  showClock("local");
  vi.unstubAllEnvs();
});

const whole = { from: at(13, 45), to: at(13, 58, 20) };

test("an end stays in the whole and on its side of the other", () => {
  const span = { from: at(13, 48), to: at(13, 51) };
  expect(withEdge(span, "from", at(13, 50), whole)).toEqual({ from: at(13, 50), to: at(13, 51) });
  expect(withEdge(span, "from", at(13, 55), whole)).toEqual({ from: at(13, 51), to: at(13, 51) });
  expect(withEdge(span, "from", at(12, 0), whole)).toEqual({ from: at(13, 45), to: at(13, 51) });
  expect(withEdge(span, "to", at(15, 0), whole)).toEqual({ from: at(13, 48), to: at(13, 58, 20) });
  expect(withEdge(span, "to", at(13, 0), whole)).toEqual({ from: at(13, 48), to: at(13, 48) });
});

test("moved, it keeps its length", () => {
  const span = { from: at(13, 48), to: at(13, 51) };
  expect(moved(span, 60_000, whole)).toEqual({ from: at(13, 49), to: at(13, 52) });
  expect(moved(span, -3_600_000, whole)).toEqual({ from: at(13, 45), to: at(13, 48) });
  expect(moved(span, 3_600_000, whole)).toEqual({ from: at(13, 55, 20), to: at(13, 58, 20) });
});

test("what is zoomed keeps the moment under the cursor where it was", () => {
  const around = at(13, 48, 20);
  const near = zoomed(whole, 0.5, around, whole, 10);
  expect(near.to - near.from).toBe(400_000);
  expect((around - near.from) / 400_000).toBeCloseTo((around - whole.from) / 800_000);
  expect(zoomed(near, 8, around, whole, 10)).toEqual(whole);
  const least = zoomed(near, 1e-9, around, whole, 10);
  expect(least.to - least.from).toBe(10);
});

test("the whole is known where its ends lie between milliseconds", () => {
  expect(isWhole({ from: whole.from - 0.4, to: whole.to + 0.4 }, whole)).toBe(true);
  expect(isWhole({ from: whole.from, to: whole.to - 1 }, whole)).toBe(false);
});

test("a time is read as it is written", () => {
  const moment = at(13, 48, 50, 7);
  expect(formatClockToMs(moment)).toBe("13:48:50.007");
  expect(readClock(formatClockToMs(moment), whole.from, whole)).toBe(moment);
  expect(readClock("13:48", whole.from, whole)).toBe(at(13, 48));
  expect(readClock(" 13:48:50,5 ", whole.from, whole)).toBe(at(13, 48, 50, 500));
});

test("a time is that of the clock that is shown, and with a Z it is UTC either way", () => {
  vi.stubEnv("TZ", "Asia/Kolkata");
  const night = { from: Date.UTC(2026, 4, 10, 18, 0), to: Date.UTC(2026, 4, 10, 19, 0) };
  const half = Date.UTC(2026, 4, 10, 18, 40);
  expect(readClock("0:10", night.from, night)).toBe(half);
  expect(readClock("18:40z", night.from, night)).toBe(half);
  expect(readClock("18:40", night.from, night)).toBeNull();
  showClock("utc");
  expect(formatClockToMs(half)).toBe("18:40:00.000Z");
  for (const text of ["18:40", "18:40:00.000Z"]) expect(readClock(text, night.from, night)).toBe(half);
  expect(readClock("0:10", night.from, night)).toBeNull();
});

test("a time that is none, or lies outside, is not read", () => {
  for (const text of ["", "13", "13:60", "24:00", "13:48:50.0071", "soon", "13:44:59.999", "13:58:20.001"])
    expect(readClock(text, whole.from, whole)).toBeNull();
});

test("over midnight, a time is of the day on which the recording ran", () => {
  const night = { from: at(23, 50), to: at(0, 10, 0, 0, 11) };
  expect(readClock("0:05", night.from, night)).toBe(at(0, 5, 0, 0, 11));
  expect(readClock("23:55", night.to, night)).toBe(at(23, 55));
});
