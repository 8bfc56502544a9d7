import { limits } from "../../../../shared/limits.ts";
import { systemClock } from "../../time/clock.ts";
import type { TurnClock } from "../turn-clock.ts";

interface Timer {
  readonly due: number;
  readonly call: () => void;
}

/**
 * Timers that are exact to a fraction of a millisecond, for a thread that has nothing else to do: the
 * event loop's own are whole milliseconds late or early.
 */
export class PreciseTimers implements TurnClock {
  readonly #timers = new Set<Timer>();
  readonly #lock = new Int32Array(new SharedArrayBuffer(4));
  #cancelTurn: () => void = () => {};

  monotonic(): number {
    return systemClock.monotonic();
  }

  wall(): number {
    return systemClock.wall();
  }

  after(ms: number, call: () => void): () => void {
    const timer = { due: systemClock.monotonic() + ms, call };
    this.#timers.add(timer);
    this.#plan();
    return () => void this.#timers.delete(timer);
  }

  /** Comes back shortly before the next timer is due, by way of the event loop in any case. */
  #plan(): void {
    this.#cancelTurn();
    const wait = this.#untilNext();
    if (wait === null) return;
    if (wait > limits.sendSleepMs) {
      const timeout = setTimeout(this.#turn, Math.floor(wait - limits.sendSleepMs / 2));
      this.#cancelTurn = () => clearTimeout(timeout);
    } else {
      const immediate = setImmediate(this.#turn);
      this.#cancelTurn = () => clearImmediate(immediate);
    }
  }

  #untilNext(): number | null {
    let next = Number.POSITIVE_INFINITY;
    for (const { due } of this.#timers) next = Math.min(next, due);
    return next === Number.POSITIVE_INFINITY ? null : next - systemClock.monotonic();
  }

  readonly #turn = (): void => {
    const wait = this.#untilNext();
    if (wait !== null && wait > 0 && wait <= limits.sendSleepMs) Atomics.wait(this.#lock, 0, 0, wait);
    const now = systemClock.monotonic();
    for (const timer of [...this.#timers]) {
      if (timer.due > now || !this.#timers.delete(timer)) continue;
      timer.call();
    }
    this.#plan();
  };
}
