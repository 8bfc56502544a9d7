import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { limits } from "../../../shared/limits.ts";

/** Milliseconds that timers can be set to: 24.8 days. */
const longestTimer = 2 ** 31 - 1;

const lock = new Int32Array(new SharedArrayBuffer(4));

/**
 * Waits until a moment of `performance.now()`, exact to some microseconds: by a timer for as long as that is exact enough,
 * then asleep, and the last of it awake. The event loop has a turn in any case.
 */
export async function waitUntil(due: number, end: AbortSignal): Promise<void> {
  let wait = due - performance.now();
  if (wait <= limits.replayTimerMs) await setImmediate();
  // A timer goes no further than that: a recording may stand still for longer.
  for (; wait > limits.replayTimerMs && !end.aborted; wait = due - performance.now()) {
    const asleep = Math.min(wait - limits.replayTimerMs / 2, longestTimer);
    await sleep(asleep, undefined, { signal: end }).catch(() => {});
  }
  if (end.aborted) return;
  const rest = due - performance.now();
  if (rest > limits.replaySpinMs) Atomics.wait(lock, 0, 0, rest - limits.replaySpinMs);
  while (performance.now() < due) {
    // The next packet is due within less than it takes to wake up.
  }
}
