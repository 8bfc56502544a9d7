import { limits } from "../../../shared/limits.ts";

/**
 * The most packets in any window of `limits.burstWindowMs`, to the millisecond: one counter per
 * millisecond, moved on by the packets themselves. Constant time and memory.
 */
export class BurstMeter {
  /** The largest window seen. */
  most = 0;
  readonly #window: number;
  readonly #perMs: Uint32Array;
  #newest = Number.NEGATIVE_INFINITY;
  #inWindow = 0;

  constructor(windowMs: number = limits.burstWindowMs) {
    this.#window = windowMs;
    this.#perMs = new Uint32Array(windowMs);
  }

  /** @param now monotonic milliseconds, never less than the call before */
  count(now: number): void {
    const ms = Math.floor(now);
    if (ms > this.#newest) this.#moveTo(ms);
    const slot = this.#newest % this.#window;
    this.#perMs[slot] = (this.#perMs[slot] ?? 0) + 1;
    this.#inWindow += 1;
    if (this.#inWindow > this.most) this.most = this.#inWindow;
  }

  #moveTo(ms: number): void {
    if (ms - this.#newest >= this.#window) {
      this.#perMs.fill(0);
      this.#inWindow = 0;
    } else {
      for (let leaving = this.#newest + 1; leaving <= ms; leaving += 1) {
        const slot = leaving % this.#window;
        this.#inWindow -= this.#perMs[slot] ?? 0;
        this.#perMs[slot] = 0;
      }
    }
    this.#newest = ms;
  }
}
