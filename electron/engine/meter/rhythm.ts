import { limits } from "../../../shared/limits.ts";

/** How much the newest interval weighs: a change of rhythm is learned in about eight intervals. */
const weight = 1 / 8;

/**
 * Learns the usual interval of a group's traffic. Packets that follow each other at once are one
 * burst: an announcer that sends four packets every half minute is silent for half a minute by
 * habit, and the shortest gaps must not hide that.
 */
export class Rhythm {
  #burstBegan: number | null = null;
  #last = 0;
  #usual: number | null = null;

  /** @param now monotonic milliseconds */
  count(now: number): void {
    if (this.#burstBegan === null) {
      this.#burstBegan = now;
    } else if (now - this.#last > limits.rhythmGapMs) {
      const interval = now - this.#burstBegan;
      this.#usual = this.#usual === null ? interval : this.#usual + (interval - this.#usual) * weight;
      this.#burstBegan = now;
    }
    this.#last = now;
  }

  /** For how long nothing may come before the group counts as silent, in ms. */
  patience(): number {
    return Math.max(limits.silentAfterMs, (this.#usual ?? 0) * limits.silentIntervals);
  }
}
