import { histogramBytes, LogHistogram } from "../measures/log-histogram.ts";
import { SignedHistogram, signedHistogramBytes } from "../measures/signed-histogram.ts";
import { type PairSecondsLog, pairField } from "./pair-seconds.ts";

/** Smoothed over so many packets, as jitter is. */
const gain = 16;

/** Bytes of a tally. */
export const skewTallyBytes = signedHistogramBytes + histogramBytes;

/** By how much the second leg brings a packet after the first one, in ms; negative where it is the earlier one. */
export class Skew {
  readonly #second = new SignedHistogram();
  #now = Number.NaN;

  /** Smoothed, in ms. */
  get now(): number {
    return this.#now;
  }

  add(skew: number): void {
    this.#second.add(skew);
    this.#now = Number.isNaN(this.#now) ? skew : this.#now + (skew - this.#now) / gain;
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
}

/** How it was since counting began. */
export class SkewTally {
  readonly #all = new SignedHistogram();
  /** Without its sign, for what most stay below. */
  readonly #sizes = new LogHistogram();
  #largest = Number.NaN;
  #largestAt = Number.NaN;

  add(skew: number, at: number): void {
    this.#all.add(skew);
    const size = Math.abs(skew);
    this.#sizes.add(size);
    if (!(size <= Math.abs(this.#largest))) {
      this.#largest = skew;
      this.#largestAt = at;
    }
  }

  /** Null before the first packet that both brought. @param now the present one @param timeOf ms since 1970 of a moment */
  told(now: number, timeOf: (at: number) => number) {
    if (this.#all.count === 0) return null;
    return {
      now,
      median: this.#all.percentile(0.5),
      p99: this.#sizes.percentile(0.99),
      largest: this.#largest,
      largestAt: timeOf(this.#largestAt),
    };
  }
}
