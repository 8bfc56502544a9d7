import { limits } from "../../../../shared/limits.ts";

/** How much the newest interval weighs: a change of rhythm is learned in about eight intervals. */
const weight = 1 / 8;

/**
 * Learns the usual interval of a group's traffic. Packets that follow each other at once are one
 * burst: an announcer that sends four packets every half minute is silent for half a minute by
 * habit, and the shortest gaps must not hide that.
 */
export class Rhythm {
  /** Beginning of the burst and its newest packet, monotonic milliseconds: an array's numbers need no allocation. */
  readonly #times = new Float64Array([Number.NaN, Number.NaN]);
  #usual: number | null = null;

  /** Takes the times `from` up to `to`, monotonic milliseconds. */
  count(at: Float64Array, from: number, to: number): void {
    const times = this.#times;
    for (let index = from; index < to; index += 1) {
      const now = at[index] ?? 0;
      const last = times[1] ?? 0;
      times[1] = now;
      // Also where there was none before: no number is less than NaN.
      if (now - last <= limits.rhythmGapMs) continue;
      if (!Number.isNaN(last)) this.#learn(now - (times[0] ?? 0));
      times[0] = now;
    }
  }

  #learn(interval: number): void {
    this.#usual = this.#usual === null ? interval : this.#usual + (interval - this.#usual) * weight;
  }

  /** For how long nothing may come before the group counts as silent, in ms. */
  patience(): number {
    return Math.max(limits.silentAfterMs, (this.#usual ?? 0) * limits.silentIntervals);
  }
}
