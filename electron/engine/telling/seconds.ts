import { limits } from "../../../shared/limits.ts";
import type { Second } from "../../../shared/model/history.ts";
import type { Rate } from "../../../shared/model/rate.ts";
import type { Feed } from "../feeds/feed.ts";

/** What all feeds brought together. */
interface Total {
  inSecond(second: number): Rate;
  takeOldestCounted(): number;
}

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
   * The full seconds that are new since the call before, oldest first, and before them those that were told
   * and grew since: the kernel stamps packets when they come, and they may be read later, after a pause of
   * the process by many seconds.
   * @param feeds all that are live, and so of one time
   */
  close(now: number, feeds: Iterable<Feed>, total: Total): Second[] {
    const end = Math.floor(now / 1_000) - 1;
    if (end <= this.#closed) return [];
    const oldest = Math.min(this.#closed + 1, total.takeOldestCounted());
    const first = Math.max(0, oldest, end - limits.historySeconds + 1);
    this.#closed = end;
    const all = [...feeds];
    return Array.from({ length: end - first + 1 }, (_, at) => told(first + at, all, total));
  }
}

function told(index: number, feeds: readonly Feed[], total: Total): Second {
  const [ids, packets, bits]: [number[], number[], number[]] = [[], [], []];
  for (const { id, traffic } of feeds) {
    const rate = traffic.inSecond(index);
    if (rate.packets === 0) continue;
    ids.push(id);
    packets.push(rate.packets);
    bits.push(rate.bits);
  }
  return {
    index,
    total: total.inSecond(index),
    ids: Uint32Array.from(ids),
    packets: Float64Array.from(packets),
    bits: Float64Array.from(bits),
  };
}
