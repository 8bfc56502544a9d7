import type { LagMeter } from "./lag.ts";

/** For how long the engine's thread was kept from receiving: at the longest in the last second, and at all. */
export class Lags {
  readonly #meter: LagMeter;
  #last = 0;
  #most = 0;

  constructor(meter: LagMeter) {
    this.#meter = meter;
  }

  /** @param receives false while there is nothing to receive: what held the thread up then did no harm */
  closeSecond(receives: boolean): void {
    this.#last = this.#meter.take();
    if (receives) this.#most = Math.max(this.#most, this.#last);
  }

  /** In ms. */
  get last(): number {
    return this.#last;
  }

  get most(): number {
    return this.#most;
  }

  close(): void {
    this.#meter.close();
  }
}
