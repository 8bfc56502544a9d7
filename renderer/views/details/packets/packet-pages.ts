import { limits } from "../../../../shared/limits.ts";
import type { Packet } from "../../../../shared/model.ts";

export interface Range {
  readonly from: number;
  readonly count: number;
}

type Page = (Packet | undefined)[];

/**
 * The rows of the packet list that were fetched, in pages by packet number. Bounded: the page that
 * was not read or written for longest gives way. A packet never changes, so nothing grows stale.
 */
export class PacketPages {
  /** Packets with a lower number are known to have left the store. */
  #gone = 1;
  /** Least recently used first. */
  readonly #pages = new Map<number, Page>();

  get size(): number {
    return this.#pages.size;
  }

  get(number: number): Packet | undefined {
    return this.#page(pageOf(number))?.[slotOf(number)];
  }

  isGone(number: number): boolean {
    return number < this.#gone;
  }

  /**
   * Takes the answer to a question for `asked`, put when `newest` was the newest packet: what such an
   * answer leaves out at its beginning is no longer kept.
   */
  add(asked: Range, newest: number, packets: readonly Packet[]): void {
    for (const packet of packets) this.#write(packet);
    const firstTold = packets[0]?.number ?? Math.min(asked.from + asked.count, newest + 1);
    if (firstTold > asked.from) this.#gone = Math.max(this.#gone, firstTold);
  }

  /** The smallest range that holds all numbers from `from` to `to` that are still to be asked for. */
  missing(from: number, to: number): Range | null {
    let first = Math.max(from, this.#gone);
    let last = to;
    while (first <= last && this.get(first)) first += 1;
    while (last >= first && this.get(last)) last -= 1;
    return first > last ? null : { from: first, count: last - first + 1 };
  }

  #write(packet: Packet): void {
    const index = pageOf(packet.number);
    let page = this.#page(index);
    if (!page) {
      page = new Array<Packet | undefined>(limits.packetPageRows).fill(undefined);
      this.#pages.set(index, page);
      this.#evict();
    }
    page[slotOf(packet.number)] = packet;
  }

  /** Reading a page makes it the most recently used. */
  #page(index: number): Page | undefined {
    const page = this.#pages.get(index);
    if (page) {
      this.#pages.delete(index);
      this.#pages.set(index, page);
    }
    return page;
  }

  #evict(): void {
    for (const index of this.#pages.keys()) {
      if (this.#pages.size <= limits.packetPages) return;
      this.#pages.delete(index);
    }
  }
}

function pageOf(number: number): number {
  return Math.floor((number - 1) / limits.packetPageRows);
}

function slotOf(number: number): number {
  return (number - 1) % limits.packetPageRows;
}
