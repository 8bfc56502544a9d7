import { limits } from "../../../shared/limits.ts";
import type { Datagram } from "../net/datagram.ts";

/** What the store takes of a datagram. */
export type StoredDatagram = Pick<Datagram, "buffer" | "offset" | "size" | "at" | "ttl">;

/** Who sent a packet: the source's meter, or a note of its own where sources are not told apart. */
export interface Sender {
  readonly address: string;
  readonly port: number;
}

/**
 * A piece of the packet store: columns for some hundred packets of one membership beside one block
 * of payload bytes. Filled once, then recycled whole, so that a steady stream allocates nothing.
 */
export class Segment {
  /** Packet number of the first entry. */
  first = 0;
  count = 0;
  readonly #payload = new Uint8Array(limits.segmentBytes);
  readonly #at = new Float64Array(limits.segmentPackets);
  /** 0 to 255; -1 where it is not known. */
  readonly #ttl = new Int16Array(limits.segmentPackets);
  readonly #begin = new Uint32Array(limits.segmentPackets + 1);
  readonly #senders = new Array<Sender | null>(limits.segmentPackets).fill(null);

  reset(first: number): void {
    this.first = first;
    this.count = 0;
    this.#begin[0] = 0;
    // Lets go of the senders of the membership before.
    this.#senders.fill(null);
  }

  /** False when the packet does not fit any more. */
  add({ buffer, offset, size, at, ttl }: StoredDatagram, sender: Sender): boolean {
    const begin = this.#begin[this.count] ?? 0;
    const full = this.count >= this.#at.length || begin + size > this.#payload.length;
    if (full) return false;
    this.#payload.set(buffer.subarray(offset, offset + size), begin);
    this.#at[this.count] = at;
    this.#ttl[this.count] = ttl ?? -1;
    this.#senders[this.count] = sender;
    this.count += 1;
    this.#begin[this.count] = begin + size;
    return true;
  }

  /** Milliseconds of the monotonic clock. */
  at(index: number): number {
    return this.#at[index] ?? 0;
  }

  ttl(index: number): number | null {
    const ttl = this.#ttl[index] ?? -1;
    return ttl < 0 ? null : ttl;
  }

  sender(index: number): Sender {
    return this.#senders[index] ?? { address: "", port: 0 };
  }

  size(index: number): number {
    return (this.#begin[index + 1] ?? 0) - (this.#begin[index] ?? 0);
  }

  /** A copy of the payload's first bytes. */
  payload(index: number, most = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    const begin = this.#begin[index] ?? 0;
    return this.#payload.slice(begin, begin + Math.min(most, this.size(index)));
  }
}
