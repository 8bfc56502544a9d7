import { zeroOfFractions } from "../arrival.ts";
import { LogHistogram } from "./log-histogram.ts";

/** By how much one difference counts, RFC 3550 section 6.4.1. */
const gain = 16;

/**
 * Interarrival jitter of RFC 3550, section 6.4.1: J += (|D| - J) / 16, where D is by how much more (or less) two
 * packets lie apart where they arrived than where they were sent. In ms.
 */
export class Jitter {
  readonly spread = new LogHistogram();
  #jitter = zeroOfFractions;
  #transit = Number.NaN;

  /** @param transit arrival less the sender's time, in ms; only differences count, so their origins may differ */
  take(transit: number): void {
    const before = this.#transit;
    this.#transit = transit;
    if (!Number.isNaN(before)) this.#add(Math.abs(transit - before));
  }

  /** For a stream without a clock: how far a distance is from the usual one. */
  deviate(deviation: number): void {
    this.#add(Math.abs(deviation));
  }

  #add(difference: number): void {
    this.#jitter += (difference - this.#jitter) / gain;
    this.spread.add(difference);
  }

  /** Null before the second packet. */
  get ms(): number | null {
    return this.spread.count === 0 ? null : this.#jitter;
  }

  /** Forgets what was measured. */
  reset(): void {
    this.spread.reset();
    this.#jitter = 0;
    this.#transit = Number.NaN;
  }

  /** The sender's clock jumped: the next packet is compared with none. */
  breakOff(): void {
    this.#transit = Number.NaN;
  }
}
