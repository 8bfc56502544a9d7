import { limits } from "../../../../shared/limits.ts";
import type { PacketRows } from "../../../../shared/model/packet-list.ts";
import type { ListPacket } from "./list-row.ts";

const rows = limits.packetPageRows;
const nothing = new Uint8Array();

/** Rows of the packet list beside each other, as columns: with as much of each payload as came along. */
export class PacketPage {
  /** Packet numbers; 0 where the row was not fetched. */
  readonly #number = new Float64Array(rows);
  readonly #at = new Float64Array(rows);
  readonly #size = new Uint32Array(rows);
  readonly #ttl = new Int16Array(rows);
  readonly #tos = new Int16Array(rows);
  readonly #mark = new Uint32Array(rows);
  readonly #sources = new Array<PacketRows["sources"][number] | null>(rows).fill(null);
  readonly #previews = new Array<Uint8Array<ArrayBuffer>>(rows).fill(nothing);

  /** Bytes of payloads that it holds. */
  bytes = 0;

  /** Takes over one row; one whose packet had left the store by then has a number and no source. */
  write(slot: number, from: PacketRows, index: number): void {
    const number = from.numbers[index] ?? 0;
    this.#number[slot] = number;
    this.#sources[slot] = null;
    this.bytes -= this.#previews[slot]?.length ?? 0;
    this.#previews[slot] = nothing;
    if (number < from.firstKept) return;
    this.#at[slot] = from.at[index] ?? 0;
    this.#size[slot] = from.size[index] ?? 0;
    this.#ttl[slot] = from.ttl[index] ?? -1;
    this.#tos[slot] = from.tos[index] ?? -1;
    this.#mark[slot] = from.mark[index] ?? 0;
    this.#sources[slot] = from.sources[from.source[index] ?? 0] ?? null;
    const begin = from.previewAt[index] ?? 0;
    const length = Math.min(limits.previewBytes, (from.previewAt[index + 1] ?? begin) - begin);
    // A copy: a view would hold the whole answer for one row of it.
    this.#previews[slot] = from.previews.slice(begin, begin + length);
    this.bytes += length;
  }

  /** 0 when it was not fetched. */
  numberAt(slot: number): number {
    return this.#number[slot] ?? 0;
  }

  /** When it arrived; null when it was not fetched, or had left the store. */
  timeAt(slot: number): number | null {
    return this.#sources[slot] ? (this.#at[slot] ?? null) : null;
  }

  /** Null when it was not fetched, or had left the store. */
  packetAt(slot: number, previousAt: number | null): ListPacket | null {
    const source = this.#sources[slot];
    if (!source) return null;
    const ttl = this.#ttl[slot] ?? -1;
    const tos = this.#tos[slot] ?? -1;
    return {
      number: this.numberAt(slot),
      at: this.#at[slot] ?? 0,
      sourceAddress: source.address,
      sourcePort: source.port,
      ttl: ttl < 0 ? null : ttl,
      tos: tos < 0 ? null : tos,
      mark: this.#mark[slot] ?? 0,
      size: this.#size[slot] ?? 0,
      preview: this.#previews[slot] ?? nothing,
      previousAt,
    };
  }
}
