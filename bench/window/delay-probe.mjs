import { writeSync } from "node:fs";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { isMainThread } from "node:worker_threads";

/**
 * Loaded before the door's own bundle (`node --import`), once in each of its threads: tells every
 * second on descriptor 3 for how long the thread's event loop was kept waiting.
 */
const resolution = 5;
const delay = monitorEventLoopDelay({ resolution });
delay.enable();
let used = performance.eventLoopUtilization();
setInterval(() => {
  const now = performance.eventLoopUtilization();
  const { utilization } = performance.eventLoopUtilization(now, used);
  used = now;
  const wait = (/** @type {number} */ nanoseconds) => Math.max(0, nanoseconds / 1e6 - resolution);
  const line = {
    thread: isMainThread ? "door" : "engine",
    longest: wait(delay.max),
    usual: wait(delay.percentile(99)),
    utilization,
  };
  delay.reset();
  writeSync(3, `${JSON.stringify(line)}\n`);
}, 1_000).unref();
