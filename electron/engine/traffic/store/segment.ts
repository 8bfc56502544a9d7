import { limits } from "../../../../shared/limits.ts";
import { copySlack, type DatagramBatch } from "../../datagrams/batch.ts";
import { copySender, senderAddress, senderPort, senderWords } from "../../datagrams/sender-key.ts";
import { headerOf, markedHeader, markedSize, markOf, sizeOf, tosOf, ttlOf } from "./packed-words.ts";

/** Who sent a packet. */
export interface Endpoint {
  readonly address: string;
  readonly port: number;
}

/** Where a log finds its senders by their place. */
export interface Senders {
  at(place: number): Endpoint | null;
}

/**
 * A packet's record: its time (8 bytes), then four whole numbers of 32 bits; for two of them see packed-words.ts.
 */
const recordBytes = 24;
const recordDoubles = recordBytes / 8;
const recordWords = recordBytes / 4;
const beginWord = 2;
const sizeWord = 3;
const senderWord = 4;
const headerWord = 5;

const keyBytes = 4 * senderWords;
const nobody: Endpoint = { address: "", port: 0 };

/**
 * A piece of the packet store: one block of memory for packets of one membership, filled with
 * payloads from its beginning and with records from its end, so that neither small nor large
 * packets leave room unused. Filled once, then recycled whole: a steady stream allocates nothing.
 */
export class Segment {
  /** Packet number of the first entry. */
  first = 0;
  count = 0;
  readonly #bytes = new Uint8Array(limits.segmentBytes);
  readonly #words = new Int32Array(this.#bytes.buffer);
  readonly #keys = new Uint32Array(this.#bytes.buffer);
  readonly #doubles = new Float64Array(this.#bytes.buffer);
  #used = 0;
  #senders: Senders = { at: () => null };

  /** @param senders of the membership that fills it now */
  reset(first: number, senders: Senders): void {
    this.first = first;
    this.count = 0;
    this.#used = 0;
    this.#senders = senders;
  }

  /**
   * Takes the packets of a batch `from` up to `to` for as long as they fit; returns the first that
   * did not.
   * @param sender place of the source; -1 where it is not told apart: then its key is kept here
   * @param marks of the batch's datagrams (shared/model/packet-mark.ts)
   */
  add(batch: DatagramBatch, from: number, to: number, sender: number, marks: Uint32Array): number {
    let index = from;
    while (index < to && this.#addOne(batch, index, sender, marks[index] ?? 0)) index += 1;
    return index;
  }

  #addOne(batch: DatagramBatch, index: number, sender: number, mark: number): boolean {
    const size = batch.size[index] ?? 0;
    const begin = this.#used;
    const key = sender < 0 ? keyBytes : 0;
    const end = (begin + size + key + 7) & ~7;
    const room = this.#bytes.length - (this.count + 1) * recordBytes;
    if (begin + size + copySlack > room || end > room) return false;
    batch.copyPayload(index, this.#bytes, begin);
    if (sender < 0) copySender(batch.senders, index, this.#keys, (end - keyBytes) >> 2);
    this.#used = end;
    this.count += 1;
    const record = room >> 2;
    this.#doubles[room >> 3] = batch.at[index] ?? 0;
    this.#words[record + beginWord] = begin;
    this.#words[record + sizeWord] = markedSize(size, mark);
    this.#words[record + senderWord] = sender;
    const header = headerOf(batch.ttl[index] ?? -1, batch.tos[index] ?? -1);
    this.#words[record + headerWord] = markedHeader(header, mark);
    return true;
  }

  #word(index: number, word: number): number {
    return this.#words[this.#words.length - (index + 1) * recordWords + word] ?? 0;
  }

  /** Milliseconds of the monotonic clock. */
  at(index: number): number {
    return this.#doubles[this.#doubles.length - (index + 1) * recordDoubles] ?? 0;
  }

  ttl(index: number): number | null {
    return ttlOf(this.#word(index, headerWord));
  }

  /** TOS byte or traffic class, as `DatagramBatch.tos`; null where the system does not tell. */
  tos(index: number): number | null {
    return tosOf(this.#word(index, headerWord));
  }

  /** What the streams say of it (shared/model/packet-mark.ts); 0 where that is not known. */
  mark(index: number): number {
    return markOf(this.#word(index, sizeWord), this.#word(index, headerWord));
  }

  setMark(index: number, mark: number): void {
    const record = this.#words.length - (index + 1) * recordWords;
    this.#words[record + sizeWord] = markedSize(this.size(index), mark);
    this.#words[record + headerWord] = markedHeader(this.#word(index, headerWord), mark);
  }

  /** A sender that is not told apart is given without its zone. */
  sender(index: number): Endpoint {
    const place = this.#word(index, senderWord);
    if (place >= 0) return this.#senders.at(place) ?? nobody;
    const end = (this.#word(index, beginWord) + this.size(index) + keyBytes + 7) & ~7;
    const key = this.#keys.subarray((end - keyBytes) >> 2, end >> 2);
    return { address: senderAddress(key, 0), port: senderPort(key, 0) };
  }

  size(index: number): number {
    return sizeOf(this.#word(index, sizeWord));
  }

  /** Shows where a payload stands, `end` exclusive, without a copy: good for the time of the call. */
  look<T>(index: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    const begin = this.#word(index, beginWord);
    return visit(this.#bytes, begin, begin + this.size(index));
  }

  /** A copy of the payload's first bytes. */
  payload(index: number, most = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    const begin = this.#word(index, beginWord);
    return this.#bytes.slice(begin, begin + Math.min(most, this.size(index)));
  }
}
