import { limits } from "../../../shared/limits.ts";
import type { ArrivalClock } from "./arrival-clock.ts";
import type { Clock } from "./clock.ts";
import type { FeedTime } from "./feed-time.ts";

/**
 * The time of what is live: times of the monotonic clock as times of day. Packets are stamped with the monotonic clock, so
 * that an hour that is set back never makes a rate negative.
 */
export class WallTime implements ArrivalClock, FeedTime {
  readonly #clock: Clock;
  #offset: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#offset = clock.wall() - clock.monotonic();
  }

  /** Follows a wall clock that was set; called once per tick. */
  follow(): void {
    const offset = this.#clock.wall() - this.#clock.monotonic();
    if (Math.abs(offset - this.#offset) > limits.wallToleranceMs) this.#offset = offset;
  }

  now(): number {
    return this.#clock.monotonic();
  }

  ofStamp(stamp: number, now: number): number {
    const time = stamp - this.#offset;
    const ahead = time - now;
    if (ahead <= 0) return time;
    // What was read now arrived before: the anchor is what is off. The wall clock is told in whole
    // milliseconds, and drifts. Without this, packets read together would get one time.
    if (ahead <= limits.wallToleranceMs) this.#offset += ahead;
    return now;
  }

  /** Milliseconds since 1970 of a monotonic time. */
  at(monotonic: number): number {
    return monotonic + this.#offset;
  }
}
