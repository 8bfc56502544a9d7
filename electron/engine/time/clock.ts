import { performance } from "node:perf_hooks";

/** Time and timers, injected so that counters and state machines are tested without waiting. */
export interface Clock {
  /** Milliseconds that never jump, with a fraction. */
  monotonic(): number;
  /** Milliseconds since 1970. */
  wall(): number;
  /** Calls again and again until the returned function is called. */
  every(ms: number, call: () => void): () => void;
  /** Calls once unless the returned function is called before. */
  after(ms: number, call: () => void): () => void;
}

export const systemClock: Clock = {
  monotonic: () => performance.now(),
  wall: () => Date.now(),
  every(ms, call) {
    const timer = setInterval(call, ms);
    return () => clearInterval(timer);
  },
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return () => clearTimeout(timer);
  },
};
