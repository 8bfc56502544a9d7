import { limits } from "../../../shared/limits.ts";

/** The end markers of a test stream: when each is due. */
export class Finale {
  #left: number = limits.testEndMarkers;
  #nextAt = Number.NEGATIVE_INFINITY;

  /** Whether the last one is out. */
  get over(): boolean {
    return this.#left === 0;
  }

  /** Hands over the next marker when it is due. Returns the milliseconds until it wants to be called again. */
  turn(now: number, hand: () => void): number {
    if (!this.over && now >= this.#nextAt) {
      hand();
      this.#left -= 1;
      this.#nextAt = now + limits.testEndGapMs;
    }
    return this.over ? Number.POSITIVE_INFINITY : this.#nextAt - now;
  }
}
