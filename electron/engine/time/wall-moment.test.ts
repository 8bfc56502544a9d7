import { expect, test } from "vitest";
import { WallMoment } from "./wall-moment.ts";

/** Clocks of which the wall clock tells whole milliseconds only. */
function clocks() {
  const times = { monotonic: 10.25, ahead: 1_700_000_000_000.6 };
  const clock = {
    monotonic: () => times.monotonic,
    wall: () => Math.floor(times.monotonic + times.ahead),
  };
  return { times, moment: new WallMoment(clock) };
}

/** How far the moment is from the true time, in ms. */
function error({ times, moment }: ReturnType<typeof clocks>): number {
  moment.read();
  return moment.seconds * 1_000 + moment.nanoseconds / 1e6 - (times.monotonic + times.ahead);
}

test("is never ahead, and exact to microseconds after some readings", () => {
  const one = clocks();
  expect(Math.abs(error(one))).toBeLessThan(1);
  for (let reading = 0; reading < 1_000; reading += 1) {
    one.times.monotonic += 0.373;
    expect(error(one)).toBeLessThan(0.001);
  }
  expect(Math.abs(error(one))).toBeLessThan(0.01);
});

test.each([-3_600_000, 5_000])("follows a wall clock that was set by %i ms", (by) => {
  const one = clocks();
  error(one);
  one.times.ahead += by;
  expect(Math.abs(error(one))).toBeLessThan(1);
});
