/**
 * Media Delivery Index (RFC 4445): how much a buffer that is drained at the media's rate would have to hold, as a
 * time. An interval is a second of the clock; it goes on from the last packet of the one before.
 */
export class MediaDelivery {
  /** Of the last full second in which something came; null before the first. */
  delayFactorMs: number | null = null;
  /** Packets missing, or out of order, in the last full second. */
  lossRate: number | null = null;
  #from = 0;
  #bits = 0;
  #least = 0;
  #most = 0;
  /** Bits in a millisecond; 0 as long as it is not known. */
  #rate = 0;

  begin(at: number): void {
    this.#from = at;
    this.#bits = 0;
    this.#least = 0;
    this.#most = 0;
  }

  take(bits: number, at: number): void {
    const drained = this.#rate * (at - this.#from);
    const before = this.#bits - drained;
    if (before < this.#least) this.#least = before;
    this.#bits += bits;
    const after = this.#bits - drained;
    if (after > this.#most) this.#most = after;
  }

  /**
   * Ends an interval.
   * @param last when its last packet came
   * @param rate the media's, bits in a millisecond, for the next one; 0 where it is not known
   * @param lossRate packets missing in it; null where it was no full second
   */
  end(last: number, rate: number, lossRate: number | null): void {
    if (lossRate !== null) {
      this.lossRate = lossRate;
      if (this.#rate > 0) this.delayFactorMs = (this.#most - this.#least) / this.#rate;
    }
    this.#rate = rate;
    this.begin(last);
  }
}
