import { limits } from "../../../../shared/limits.ts";
import type { PacketRows } from "../../../../shared/model/packet-list.ts";
import type { ListRow } from "./list-row.ts";
import { PacketPage } from "./packet-page.ts";

export interface Range {
  readonly from: number;
  readonly count: number;
}

/**
 * The rows of the packet list that were fetched, in pages by their place. Bounded in rows and in bytes: the page that was
 * not read or written for longest gives way. A packet never changes, so nothing grows stale.
 */
export class PacketPages {
  /** Packets at a lower place are known to have left the store. */
  #gone = 1;
  #bytes = 0;
  /** Least recently used first. */
  readonly #pages = new Map<number, PacketPage>();

  get size(): number {
    return this.#pages.size;
  }

  /** Whether there is nothing more to ask about a place. */
  has(place: number): boolean {
    return (this.#page(pageOf(place))?.numberAt(slotOf(place)) ?? 0) > 0;
  }

  /** The packet's number; null while it is not known. */
  numberAt(place: number): number | null {
    return this.#page(pageOf(place))?.numberAt(slotOf(place)) || null;
  }

  row(place: number): ListRow {
    const page = this.#page(pageOf(place));
    const packet = page?.packetAt(slotOf(place), this.#timeAt(place - 1)) ?? null;
    if (packet) return { kind: "packet", place, packet };
    const number = this.numberAt(place);
    return number !== null || place < this.#gone
      ? { kind: "gone", place, number }
      : { kind: "waiting", place };
  }

  #timeAt(place: number): number | null {
    return place < 1 ? null : (this.#page(pageOf(place))?.timeAt(slotOf(place)) ?? null);
  }

  /** Bytes of payloads that the pages hold. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Takes the answer to a question: what it leaves out at its beginning is no longer kept. */
  add(asked: Range, rows: PacketRows): void {
    for (let index = 0; index < rows.numbers.length; index += 1) this.#write(rows.from + index, rows, index);
    if (rows.from > asked.from) this.#gone = Math.max(this.#gone, rows.from);
  }

  /** The smallest range that holds all places from `from` to `to` that are still to be asked for. */
  missing(from: number, to: number): Range | null {
    let first = Math.max(from, this.#gone);
    let last = to;
    while (first <= last && this.has(first)) first += 1;
    while (last >= first && this.has(last)) last -= 1;
    return first > last ? null : { from: first, count: last - first + 1 };
  }

  #write(place: number, rows: PacketRows, index: number): void {
    let page = this.#page(pageOf(place));
    if (!page) {
      page = new PacketPage();
      this.#pages.set(pageOf(place), page);
    }
    const before = page.bytes;
    page.write(slotOf(place), rows, index);
    this.#bytes += page.bytes - before;
    this.#evict();
  }

  /** Reading a page makes it the most recently used. */
  #page(index: number): PacketPage | undefined {
    const page = this.#pages.get(index);
    if (page) {
      this.#pages.delete(index);
      this.#pages.set(index, page);
    }
    return page;
  }

  #evict(): void {
    for (const [index, page] of this.#pages) {
      if (this.#pages.size <= limits.packetPages && this.#bytes <= limits.packetPagesBytes) return;
      this.#pages.delete(index);
      this.#bytes -= page.bytes;
    }
  }
}

function pageOf(place: number): number {
  return Math.floor((place - 1) / limits.packetPageRows);
}

function slotOf(place: number): number {
  return (place - 1) % limits.packetPageRows;
}
