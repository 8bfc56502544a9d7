import { limits } from "../../../../shared/limits.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import type { SecondsTold } from "./history.ts";

const none: Rate = { packets: 0, bits: 0 };

/** The last full seconds, and the one that is being counted. */
const length = limits.historySeconds + 1;

/**
 * Counts of the last seconds, each found by its number: packets of several sockets come across each other,
 * and after a pause of the process by whole seconds.
 */
export class SecondCounts {
  readonly #seconds = new Float64Array(length).fill(-1);
  readonly #packets = new Float64Array(length);
  readonly #bytes = new Float64Array(length);
  #oldestAdded = Number.POSITIVE_INFINITY;

  /** Adds to a second; what is older than all that are kept is in no history any more. */
  add(second: number, packets: number, bytes: number): void {
    const place = second % length;
    const kept = this.#seconds[place] ?? -1;
    if (second < kept) return;
    if (second > kept) {
      this.#seconds[place] = second;
      this.#packets[place] = 0;
      this.#bytes[place] = 0;
    }
    this.#packets[place] = (this.#packets[place] ?? 0) + packets;
    this.#bytes[place] = (this.#bytes[place] ?? 0) + bytes;
    if (second < this.#oldestAdded) this.#oldestAdded = second;
  }

  /** Packets and bits of a second. */
  of(second: number): Rate {
    const place = second % length;
    if (second < 0 || this.#seconds[place] !== second) return none;
    return { packets: this.#packets[place] ?? 0, bits: (this.#bytes[place] ?? 0) * 8 };
  }

  /** The last seconds, oldest first, the last one being second `end`. */
  upTo(end: number): SecondsTold {
    const first = Math.max(0, end - limits.historySeconds + 1);
    const rates = Array.from({ length: end - first + 1 }, (_, at) => this.of(first + at));
    return { packets: rates.map(({ packets }) => packets), bits: rates.map(({ bits }) => bits) };
  }

  /** The oldest second that was added to since the call before; infinity where none was. */
  takeOldestAdded(): number {
    const oldest = this.#oldestAdded;
    this.#oldestAdded = Number.POSITIVE_INFINITY;
    return oldest;
  }
}
