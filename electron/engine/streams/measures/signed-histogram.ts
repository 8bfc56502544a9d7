import { histogramBytes, LogHistogram } from "./log-histogram.ts";

export const signedHistogramBytes = 2 * histogramBytes;

/** As `LogHistogram`, of times that may be negative: delays between clocks that disagree. */
export class SignedHistogram {
  readonly #above = new LogHistogram();
  readonly #below = new LogHistogram();

  add(ms: number): void {
    if (ms < 0) this.#below.add(-ms);
    else this.#above.add(ms);
  }

  get count(): number {
    return this.#above.count + this.#below.count;
  }

  get least(): number {
    return this.#below.count > 0 ? -this.#below.most : this.#above.least;
  }

  get most(): number {
    return this.#above.count > 0 ? this.#above.most : -this.#below.least;
  }

  /** @param share 0 to 1 */
  percentile(share: number): number {
    const wanted = share * this.count;
    const below = this.#below.count;
    if (wanted < below) return -this.#below.percentile(1 - wanted / below);
    return this.#above.count === 0 ? this.most : this.#above.percentile((wanted - below) / this.#above.count);
  }

  reset(): void {
    this.#above.reset();
    this.#below.reset();
  }
}
