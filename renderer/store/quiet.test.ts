import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { limits } from "../../shared/limits.ts";
import { PretendMonitor } from "../testing/pretend-monitor.ts";
import { watchQuiet } from "./quiet.ts";
import { createTrafficStore } from "./traffic.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function setUp() {
  const monitor = new PretendMonitor();
  const store = createTrafficStore();
  const stop = watchQuiet(monitor.transport, store);
  const wait = (ms: number) => vi.advanceTimersByTime(ms);
  return { monitor, store, stop, wait, quiet: () => store.getState().quiet };
}

it("tells of a monitor that says nothing, and takes it back with its next word", () => {
  const { monitor, wait, quiet } = setUp();
  for (let tick = 0; tick < 100; tick += 1) {
    wait(limits.tickMs);
    monitor.deliver(monitor.change(1, tick));
  }
  expect(quiet()).toBe(false);
  wait(limits.quietMs);
  expect(quiet()).toBe(false);
  wait(2 * limits.quietLookMs);
  expect(quiet()).toBe(true);
  monitor.deliver(monitor.change(1, 1_000));
  expect(quiet()).toBe(false);
});

it("tells of one that was never heard, and lets a connection that comes anew begin anew", () => {
  const { monitor, wait, quiet } = setUp();
  wait(limits.quietMs + 2 * limits.quietLookMs);
  expect(quiet()).toBe(true);
  monitor.connection("open");
  expect(quiet()).toBe(false);
});

it("does not take its own rest for the monitor’s", () => {
  const { monitor, wait, quiet } = setUp();
  monitor.deliver(monitor.change(1, 1));
  // As after a rest: the clock has gone on, and the timer comes before the deltas that wait.
  vi.spyOn(performance, "now").mockReturnValue(performance.now() + 60_000);
  wait(limits.quietLookMs);
  monitor.deliver(monitor.change(1, 2));
  wait(limits.quietLookMs);
  expect(quiet()).toBe(false);
});

it("stops", () => {
  const { stop, wait, quiet } = setUp();
  stop();
  wait(60_000);
  expect(quiet()).toBe(false);
});
