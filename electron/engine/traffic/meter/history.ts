import { limits } from "../../../../shared/limits.ts";
import type { Rate } from "../../../../shared/model/rate.ts";

/** The last full seconds of one row, for the sparkline of a window that opens later. */
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

  /** Oldest first, the last one being second `end`. */
  upTo(end: number): { packets: number[]; bits: number[] } {
    const length = this.#packets.length;
    const packets: number[] = [];
    const bits: number[] = [];
    for (let second = Math.max(0, end - length + 1); second <= end; second += 1) {
      const known = second <= this.#end && second > this.#end - length;
      packets.push(known ? (this.#packets[second % length] ?? 0) : 0);
      bits.push(known ? (this.#bits[second % length] ?? 0) : 0);
    }
    return { packets, bits };
  }
}
