import type { Second } from "../../../shared/model/history.ts";
import type { Rate } from "../../../shared/model/rate.ts";
import type { Feed } from "../feeds/feed.ts";

/** Closes full seconds: tells which rows had packets. */
export class Seconds {
  #closed: number;

  /** @param now monotonic milliseconds */
  constructor(now: number) {
    this.#closed = Math.floor(now / 1_000) - 1;
  }

  /** The last full second. */
  get end(): number {
    return this.#closed;
  }

  /** Whether a second ended since the last one was closed. */
  isOver(now: number): boolean {
    return Math.floor(now / 1_000) - 1 > this.#closed;
  }

  /**
   * The last full second when it is new since the call before, else null.
   * @param feeds all that are live, and so of one time
   */
  close(now: number, feeds: Iterable<Feed>, total: { rate(now: number): Rate }): Second | null {
    const index = Math.floor(now / 1_000) - 1;
    if (index <= this.#closed) return null;
    this.#closed = index;
    const sum = total.rate(now);
    const [ids, packets, bits]: [number[], number[], number[]] = [[], [], []];
    for (const { id, traffic } of feeds) {
      const rate = traffic.rate(now);
      if (rate.packets === 0) continue;
      ids.push(id);
      packets.push(rate.packets);
      bits.push(rate.bits);
    }
    return {
      index,
      total: sum,
      ids: Uint32Array.from(ids),
      packets: Float64Array.from(packets),
      bits: Float64Array.from(bits),
    };
  }
}
