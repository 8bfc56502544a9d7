import { percentileOfBins, timeBinOf, timeBins } from "../../../../shared/model/time-bins.ts";

/** Bytes of one. */
export const histogramBytes = 4 * timeBins + 32;

/** Times in milliseconds, counted in bins that grow with them; smallest and largest are exact. */
export class LogHistogram {
  readonly #counts = new Uint32Array(timeBins);
  #count = 0;
  #least = Number.POSITIVE_INFINITY;
  #most = Number.NEGATIVE_INFINITY;

  get count(): number {
    return this.#count;
  }

  /** @param ms not negative; what is negative counts as the least that there can be, and in `least` as it is */
  add(ms: number): void {
    this.#count += 1;
    if (ms < this.#least) this.#least = ms;
    if (ms > this.#most) this.#most = ms;
    const bin = timeBinOf(ms);
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
  }

  reset(): void {
    this.#counts.fill(0);
    this.#count = 0;
    this.#least = Number.POSITIVE_INFINITY;
    this.#most = Number.NEGATIVE_INFINITY;
  }

  get least(): number {
    return this.#count === 0 ? Number.NaN : this.#least;
  }

  get most(): number {
    return this.#count === 0 ? Number.NaN : this.#most;
  }

  /** The value below which this share of all lies, in ms; NaN before the first. @param share 0 to 1 */
  percentile(share: number): number {
    if (this.#count === 0) return Number.NaN;
    const value = percentileOfBins(this.#counts, this.#count, share);
    return Math.min(Math.max(value, this.#least), this.#most);
  }
}
