import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { PretendMonitor } from "../testing/pretend-monitor.ts";
import { watchQuiet } from "./quiet.ts";
import { createTrafficStore } from "./traffic.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** The window's clocks stand at this when a test begins, ms since 1970. */
const begin = Date.UTC(2026, 2, 1, 12);

function setUp() {
  vi.setSystemTime(begin);
  const monitor = new PretendMonitor();
  const store = createTrafficStore();
  const stop = watchQuiet(monitor.transport, store);
  const wait = (ms: number) => vi.advanceTimersByTime(ms);
  const since = () => store.getState().quietSince;
  const longest = () => store.getState().longestQuiet;
  return { monitor, store, stop, wait, since, longest };
}

it("tells since when a monitor says nothing, and with its next word for how long it did", () => {
  const { monitor, wait, since, longest } = setUp();
  for (let tick = 0; tick < 100; tick += 1) {
    wait(limits.tickMs);
    monitor.deliver(monitor.change(1, tick));
  }
  const last = begin + 100 * limits.tickMs;
  expect(since()).toBeNull();
  wait(limits.quietMs);
  expect(since()).toBeNull();
  wait(2 * limits.quietLookMs);
  expect(since()).toBe(last);
  wait(60_000);
  expect(since()).toBe(last);
  expect(longest()).toBeNull();
  monitor.deliver(monitor.change(1, 1_000));
  expect(since()).toBeNull();
  const ms = limits.quietMs + 2 * limits.quietLookMs + 60_000;
  expect(longest()).toEqual({ ms, since: last });
});

it("tells within 3 s, and keeps the longest of several", () => {
  const { monitor, wait, since, longest } = setUp();
  for (const ms of [3_000, 9_000, 4_000]) {
    monitor.deliver(monitor.change(1, ms));
    wait(ms);
    expect(since()).not.toBeNull();
  }
  monitor.deliver(monitor.change(1, 1));
  expect(longest()).toEqual({ ms: 9_000, since: begin + 3_000 });
});

it("is quiet at once where the connection is lost, since the last word and not since the loss", () => {
  const { monitor, wait, since, longest } = setUp();
  monitor.deliver(monitor.change(1, 1));
  wait(200);
  monitor.connection("lost");
  expect(since()).toBe(begin);
  // The door hangs at the new connection: its last word is still the one before.
  wait(10_000);
  monitor.connection("open");
  expect(since()).toBeNull();
  wait(limits.quietMs + 2 * limits.quietLookMs);
  expect(since()).toBe(begin);
  monitor.deliver(monitor.change(1, 2));
  expect(longest()).toEqual({ ms: 10_200 + limits.quietMs + 2 * limits.quietLookMs, since: begin });
});

it("tells of one that was never heard", () => {
  const { wait, since } = setUp();
  wait(limits.quietMs + 2 * limits.quietLookMs);
  expect(since()).toBe(begin);
});

it("does not take its own rest for the monitor’s", () => {
  const { monitor, wait, since, longest } = setUp();
  monitor.deliver(monitor.change(1, 1));
  // As after a rest: the clock has gone on, and the timer comes before the deltas that wait.
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
  wait(limits.quietLookMs);
  monitor.deliver(monitor.change(1, 2));
  wait(limits.quietLookMs);
  expect(since()).toBeNull();
  expect(longest()).toBeNull();
});

it("stops", () => {
  const { stop, wait, since } = setUp();
  stop();
  wait(60_000);
  expect(since()).toBeNull();
});
