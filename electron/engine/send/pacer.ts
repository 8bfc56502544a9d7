/** How much of a schedule that slipped is made up for, in seconds: a slow moment is no flood later. */
const catchUpSeconds = 0.25;
/** What is made up for leaves in portions of this much of the schedule, in seconds … */
const portionSeconds = 0.001;
/** … and at most this many times as fast as asked, so that receivers' buffers are not overrun. */
const catchUpSpeed = 2;

/**
 * Says how many packets are due. Burst n is due at start + n · burst / rate. What late turns missed
 * is made up for, but never all at once, and not beyond a bound: there the schedule moves on and the
 * packets are counted as missed.
 */
export class Pacer {
  /** Packets of the schedule that were given up, because they came too late to be made up for. */
  missed = 0;
  /** Milliseconds from one burst to the next. */
  readonly interval: number;
  readonly #rate: number;
  readonly #burst: number;
  readonly #mostBursts: number;
  readonly #portion: number;
  #start: number;
  #taken = 0;
  #notBefore = Number.NEGATIVE_INFINITY;

  /**
   * @param rate packets per second, on average
   * @param burst packets handed over back to back; 1 spaces all of them evenly
   * @param now monotonic milliseconds of the first burst
   */
  constructor(rate: number, burst: number, now: number) {
    this.interval = (1_000 * burst) / rate;
    this.#rate = rate;
    this.#burst = burst;
    this.#mostBursts = Math.max(1, Math.ceil((rate * catchUpSeconds) / burst));
    this.#portion = Math.max(burst, Math.ceil(rate * portionSeconds));
    this.#start = now;
  }

  /** Packets due now and not yet taken. */
  due(now: number): number {
    if (now < this.#notBefore) return 0;
    const late = this.#late(now);
    const surplus = Math.ceil(late / this.#burst) - this.#mostBursts;
    if (surplus <= 0) return Math.min(Math.max(0, late), this.#portion);
    this.#start += surplus * this.interval;
    this.missed += surplus * this.#burst;
    return Math.min(late - surplus * this.#burst, this.#portion);
  }

  #late(now: number): number {
    const bursts = Math.floor((now - this.#start) / this.interval + 1e-9) + 1;
    return bursts * this.#burst - this.#taken;
  }

  take(packets: number, now: number): void {
    this.#taken += packets;
    if (packets > 0 && this.#late(now) > 0)
      this.#notBefore = now + (1_000 * packets) / (catchUpSpeed * this.#rate);
  }

  /** Milliseconds until the next packet may leave. */
  wait(now: number): number {
    return Math.max(0, this.#nextAt() - now, this.#notBefore - now);
  }

  /** For how long the next packet has been due, in ms; 0 when it is not. */
  lateness(now: number): number {
    return Math.max(0, now - this.#nextAt());
  }

  #nextAt(): number {
    return this.#start + Math.floor(this.#taken / this.#burst) * this.interval;
  }
}
