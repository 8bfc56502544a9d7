import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { ManualClock } from "./testing.ts";
import { WallTime } from "./wall-time.ts";

/** A wall clock that a test sets; the monotonic one stands at 1,000. */
class SetClock extends ManualClock {
  wallNow = 5_000;

  constructor() {
    super(1_000);
  }

  override wall(): number {
    return this.wallNow;
  }
}

test("stamps that the coarse wall clock puts ahead of now keep their distances once that is seen", () => {
  const clock = new SetClock();
  const wall = new WallTime(clock);
  // Really it is 5,000.9: the wall clock tells whole milliseconds.
  expect(wall.ofStamp(5_000.9, 1_000)).toBe(1_000);
  const times = [5_000.2, 5_000.5, 5_000.8].map((stamp) => wall.ofStamp(stamp, 1_000));
  expect(times.map((time) => Math.round(time * 10) / 10)).toEqual([999.3, 999.6, 999.9]);
  expect(wall.at(1_000)).toBeCloseTo(5_000.9);
});

test("a wall clock that was set moves the anchor with the next tick only", () => {
  const clock = new SetClock();
  const wall = new WallTime(clock);
  clock.wallNow = 9_000;
  expect(wall.ofStamp(9_000, 1_000)).toBe(1_000);
  expect(wall.at(1_000)).toBe(5_000);
  wall.follow();
  expect(wall.at(1_000)).toBe(9_000);
  expect(wall.ofStamp(8_990, 1_000)).toBe(990);
});

test("an older stamp is taken as it is", () => {
  const wall = new WallTime(new SetClock());
  expect(wall.ofStamp(4_000.5, 1_000)).toBe(0.5);
});

test("a wall clock that is off by little keeps its anchor, and stamps far ahead do not move it", () => {
  const clock = new SetClock();
  const wall = new WallTime(clock);
  clock.wallNow = 5_000 + limits.wallToleranceMs;
  wall.follow();
  expect(wall.at(1_000)).toBe(5_000);
  clock.wallNow += 1;
  wall.follow();
  expect(wall.at(1_000)).toBe(5_001 + limits.wallToleranceMs);

  const other = new WallTime(new SetClock());
  other.ofStamp(5_001 + limits.wallToleranceMs, 1_000);
  expect(other.at(1_000)).toBe(5_000);
  other.ofStamp(5_000 + limits.wallToleranceMs, 1_000);
  expect(other.at(1_000)).toBe(5_000 + limits.wallToleranceMs);
});
