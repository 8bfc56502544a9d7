/** How much of a schedule that slipped is made up for, in seconds: a slow moment is no burst later. */
const catchUpSeconds = 0.25;

/**
 * Says how many packets are due. Packet n is due at start + n / rate; what a late turn missed is
 * made up for up to a bound, and beyond it the schedule moves on instead.
 */
export class Pacer {
  readonly #rate: number;
  readonly #most: number;
  #start: number;
  #taken = 0;

  /**
   * @param rate packets per second
   * @param now monotonic milliseconds of the first packet
   */
  constructor(rate: number, now: number) {
    this.#rate = rate;
    this.#most = Math.max(1, Math.ceil(rate * catchUpSeconds));
    this.#start = now;
  }

  /** Packets due now and not yet taken. */
  due(now: number): number {
    const scheduled = Math.floor(((now - this.#start) * this.#rate) / 1_000 + 1e-9) + 1;
    const late = scheduled - this.#taken;
    if (late <= this.#most) return Math.max(0, late);
    this.#start += ((late - this.#most) * 1_000) / this.#rate;
    return this.#most;
  }

  take(packets: number): void {
    this.#taken += packets;
  }

  /** Milliseconds until the next packet is due. */
  wait(now: number): number {
    return Math.max(0, this.#start + (this.#taken * 1_000) / this.#rate - now);
  }
}
