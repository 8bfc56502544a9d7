import { limits } from "../../../shared/limits.ts";

/**
 * Says how many packets are due. Burst n is due at start + n · burst / rate. What late turns missed
 * is made up for, though never all of much at once, and not beyond a bound: there the schedule moves on and the
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
  readonly #leastPortion: number;
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
    this.#mostBursts = Math.ceil((rate * limits.makeUpSeconds) / burst);
    this.#leastPortion = Math.max(burst, limits.portionPackets, Math.ceil(rate * limits.portionSeconds));
    this.#start = now;
  }

  /** Packets due now and not yet taken. */
  due(now: number): number {
    if (now < this.#notBefore) return 0;
    const late = this.#withinBound(this.#late(now));
    return Math.min(Math.max(0, late), Math.max(this.#leastPortion, Math.ceil(late * limits.portionShare)));
  }

  /** Moves the schedule on when more is late than is made up for. Returns what is late then. */
  #withinBound(late: number): number {
    const surplus = Math.ceil(late / this.#burst) - this.#mostBursts;
    if (surplus <= 0) return late;
    this.#start += surplus * this.interval;
    this.missed += surplus * this.#burst;
    return late - surplus * this.#burst;
  }

  #late(now: number): number {
    const bursts = Math.floor((now - this.#start) / this.interval + 1e-9) + 1;
    return bursts * this.#burst - this.#taken;
  }

  take(packets: number, now: number): void {
    this.#taken += packets;
    if (packets > 0 && this.#late(now) > 0)
      this.#notBefore = now + (1_000 * packets) / (limits.makeUpSpeed * this.#rate);
  }

  /** Milliseconds until the next packet may leave. */
  wait(now: number): number {
    return Math.max(0, this.#nextAt() - now, this.#notBefore - now);
  }

  /** For how long the next packet has been due, in ms; 0 when it is not. */
  lateness(now: number): number {
    return Math.max(0, now - this.#nextAt());
  }

  /** When the first packet of what follows after the taken ones is due, in monotonic milliseconds. */
  get next(): number {
    return this.#start + (this.#taken / this.#burst) * this.interval;
  }

  #nextAt(): number {
    return this.#start + Math.floor(this.#taken / this.#burst) * this.interval;
  }
}
