import { LogHistogram } from "../measures/log-histogram.ts";
import { SignedHistogram } from "../measures/signed-histogram.ts";
import { type PairSecondsLog, pairField } from "./pair-seconds.ts";

/** Smoothed over so many packets, as jitter is. */
const gain = 16;

/** By how much the second leg brings a packet after the first one, in ms; negative where it is the earlier one. */
export class Skew {
  readonly #all = new SignedHistogram();
  /** Without its sign, for what most stay below. */
  readonly #sizes = new LogHistogram();
  readonly #second = new SignedHistogram();
  #now = Number.NaN;
  #largest = Number.NaN;
  #largestAt = Number.NaN;

  add(skew: number, at: number): void {
    this.#all.add(skew);
    const size = Math.abs(skew);
    this.#sizes.add(size);
    this.#second.add(skew);
    this.#now = Number.isNaN(this.#now) ? skew : this.#now + (skew - this.#now) / gain;
    if (!(size <= Math.abs(this.#largest))) {
      this.#largest = skew;
      this.#largestAt = at;
    }
  }

  /** Writes what the second that ends had into its record. */
  closeSecond(seconds: PairSecondsLog): void {
    const skews = this.#second;
    if (skews.count === 0) return;
    seconds.set(pairField.skewLeast, skews.least);
    seconds.set(pairField.skewMedian, skews.percentile(0.5));
    seconds.set(pairField.skewMost, skews.most);
    skews.reset();
  }

  reset(): void {
    this.#all.reset();
    this.#sizes.reset();
    this.#largest = Number.NaN;
    this.#largestAt = Number.NaN;
  }

  /** Null before the first packet that both brought. @param timeOf ms since 1970 of a moment */
  told(timeOf: (at: number) => number) {
    if (this.#all.count === 0) return null;
    return {
      now: this.#now,
      median: this.#all.percentile(0.5),
      p99: this.#sizes.percentile(0.99),
      largest: this.#largest,
      largestAt: timeOf(this.#largestAt),
    };
  }
}
