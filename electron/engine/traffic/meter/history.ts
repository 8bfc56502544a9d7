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
    const length = this.#packets.length;
    const packets: number[] = [];
    const bits: number[] = [];
    for (let second = Math.max(0, end - length + 1); second <= end; second += 1) {
      const known = second <= this.#end && second > this.#end - length;
      const open = second === newest.second ? newest.rate : none;
      packets.push(known ? (this.#packets[second % length] ?? 0) : open.packets);
      bits.push(known ? (this.#bits[second % length] ?? 0) : open.bits);
    }
    return { packets, bits };
  }
}
