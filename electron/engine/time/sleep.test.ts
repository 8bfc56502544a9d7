import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { SleepWatch } from "./sleep.ts";
import { ManualClock } from "./testing.ts";

test.each([
  // Linux stops the monotonic clock during sleep; elsewhere a tick that comes late is all there is to see.
  ["linux", "sleep", limits.sleepMs],
  ["darwin", "stall", limits.sleepMs + limits.tickMs],
  ["win32", "stall", limits.sleepMs + limits.tickMs],
] as const)("on %s what is longer than the bound is taken for sleep", (platform, how, most) => {
  const clock = new ManualClock();
  const watch = new SleepWatch(clock, platform);
  clock[how](most);
  expect(watch.take()).toBeNull();
  clock[how](most + 1);
  expect(watch.take()).toBe(limits.sleepMs + 1);
  expect(watch.take()).toBeNull();
});

test("on Linux a thread that was only kept from running did not sleep", () => {
  const clock = new ManualClock();
  const watch = new SleepWatch(clock, "linux");
  clock.stall(10 * limits.sleepMs);
  expect(watch.take()).toBeNull();
});
