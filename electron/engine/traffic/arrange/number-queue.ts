import { limits } from "../../../../shared/limits.ts";

const firstRoom = 1_024;

/**
 * Ascending numbers with a place each, from 1: added at the end, dropped at the beginning. A ring that
 * doubles up to `limits.arrangementPackets`; then the oldest gives way.
 */
export class NumberQueue {
  /** Places of what is held; `last` is below `first` when that is nothing. */
  first = 1;
  last = 0;
  readonly #most: number;
  #ring: Float64Array;

  /** @param most numbers at once, a power of two */
  constructor(most: number = limits.arrangementPackets) {
    this.#most = most;
    this.#ring = new Float64Array(Math.min(firstRoom, most));
  }

  at(place: number): number {
    return this.#ring[(place - 1) & (this.#ring.length - 1)] ?? 0;
  }

  /** Returns the number that gave way, or null. */
  push(number: number): number | null {
    const full = this.last - this.first + 1 === this.#ring.length;
    let gone: number | null = null;
    if (full && this.#ring.length < this.#most) this.#grow();
    else if (full) {
      gone = this.at(this.first);
      this.first += 1;
    }
    this.last += 1;
    this.#ring[(this.last - 1) & (this.#ring.length - 1)] = number;
    return gone;
  }

  dropBelow(number: number): void {
    while (this.first <= this.last && this.at(this.first) < number) this.first += 1;
  }

  #grow(): void {
    const ring = new Float64Array(this.#ring.length * 2);
    for (let place = this.first; place <= this.last; place += 1) {
      ring[(place - 1) & (ring.length - 1)] = this.at(place);
    }
    this.#ring = ring;
  }
}
