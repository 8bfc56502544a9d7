import { limits } from "../../../shared/limits.ts";
import type { Moment } from "../../../shared/test-stream/writers/writer.ts";
import type { Clock } from "./clock.ts";

/**
 * The time of day finer than Node's whole milliseconds: the monotonic clock, moved by what the wall clock is ahead
 * of it. Each reading of that is up to a millisecond short, so the largest is the best: right to some microseconds
 * after a few, and anew after the wall clock was set.
 */
export class WallMoment implements Moment {
  seconds = 0;
  nanoseconds = 0;
  readonly #clock: Pick<Clock, "monotonic" | "wall">;
  #offset = Number.NEGATIVE_INFINITY;

  constructor(clock: Pick<Clock, "monotonic" | "wall">) {
    this.#clock = clock;
  }

  /** Takes the time that it is now. */
  read(): void {
    const monotonic = this.#clock.monotonic();
    const offset = this.#clock.wall() - monotonic;
    const wasSet = Math.abs(offset - this.#offset) > limits.wallToleranceMs;
    if (offset > this.#offset || wasSet) this.#offset = offset;
    const now = monotonic + this.#offset;
    this.seconds = Math.floor(now / 1_000);
    this.nanoseconds = Math.min(999_999_999, Math.floor((now - this.seconds * 1_000) * 1e6));
  }
}
