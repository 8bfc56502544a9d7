import { limits } from "../../../../shared/limits.ts";
import type { Rate } from "../../../../shared/model/rate.ts";

const none: Rate = { packets: 0, bits: 0 };

/** A second that packets were counted in, by its number on the feed's clock. */
export interface CountedSecond {
  readonly second: number;
  readonly rate: Rate;
}

/** Full seconds, oldest first. */
export interface SecondsTold {
  readonly packets: number[];
  readonly bits: number[];
}

/**
 * The last full seconds of one row, for the sparkline of a window that opens later. What closes a second
 * is the first packet of a later one, and no clock: a recording is read faster than it was made.
 */
export class History {
  readonly #packets = new Float64Array(limits.historySeconds);
  readonly #bits = new Float64Array(limits.historySeconds);
  #end = -1;

  /** Forgets all seconds. */
  reset(): void {
    this.#end = -1;
  }

  /** Adds a full second; seconds that were left out held nothing. */
  add(second: number, rate: Rate): void {
    const length = this.#packets.length;
    const first = Math.max(this.#end + 1, second - length + 1);
    for (let index = first; index < second; index += 1) {
      this.#packets[index % length] = 0;
      this.#bits[index % length] = 0;
    }
    this.#packets[second % length] = rate.packets;
    this.#bits[second % length] = rate.bits;
    this.#end = second;
  }

  /**
   * Oldest first, the last one being second `end`.
   * @param newest the second that is being counted, which no later packet closed yet
   */
  upTo(end: number, newest: CountedSecond): SecondsTold {
    const first = Math.max(0, end - this.#packets.length + 1);
    const rates = Array.from({ length: end - first + 1 }, (_, at) => this.of(first + at, newest));
    return { packets: rates.map(({ packets }) => packets), bits: rates.map(({ bits }) => bits) };
  }

  /** One of the last seconds. @param newest as for `upTo` */
  of(second: number, newest: CountedSecond): Rate {
    const length = this.#packets.length;
    if (second > this.#end) return second === newest.second ? newest.rate : none;
    if (second < 0 || second <= this.#end - length) return none;
    return { packets: this.#packets[second % length] ?? 0, bits: this.#bits[second % length] ?? 0 };
  }
}
