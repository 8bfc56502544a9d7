import { limits } from "../../../../shared/limits.ts";
import type { KeptSegment } from "../store/kept-packets.ts";
import { markedHeader, markedSize, markOf, sizeOf, tosOf, ttlOf } from "../store/packed-words.ts";
import type { Endpoint, Senders } from "../store/segment.ts";
import type { RecordedPayloads } from "./recorded-payloads.ts";

/**
 * A packet's record: its time and where its payload stands (8 bytes each), then four whole numbers of 32 bits: its
 * size with the upper half of its mark, its sender, TTL, TOS and the flags of its mark, and what was recorded of it.
 */
const recordBytes = 32;
const recordDoubles = recordBytes / 8;
const recordWords = recordBytes / 4;
const sizeWord = 4;
const senderWord = 5;
const headerWord = 6;
const recordedWord = 7;

export const pageBytes = recordBytes * limits.recordingPagePackets;

const nobody: Endpoint = { address: "", port: 0 };

/** What a page has to know of its log. */
export interface PageOwner {
  readonly senders: Senders;
  readonly payloads: RecordedPayloads;
}

/** Some packets of a recording that follow each other: what is known of them without looking into its file. */
export class RecordPage implements KeptSegment {
  first: number;
  count = 0;
  /** Whether it differs from what stands on the disk. */
  isChanged = false;
  readonly bytes = new Uint8Array(pageBytes);
  readonly #words = new Int32Array(this.bytes.buffer);
  readonly #doubles = new Float64Array(this.bytes.buffer);
  readonly #owner: PageOwner;

  constructor(first: number, owner: PageOwner) {
    this.first = first;
    this.#owner = owner;
  }

  get isFull(): boolean {
    return this.count === limits.recordingPagePackets;
  }

  /**
   * Adds one to a page that is not full.
   * @param payloadAt as `RecordedPayloads.look` takes it
   * @param sender its place; where it is not told apart -1 less the number that `keepSender` gave
   * @param header see `headerOf`
   */
  add(
    at: number,
    payloadAt: number,
    size: number,
    recorded: number,
    sender: number,
    header: number,
    mark: number,
  ): void {
    const double = this.count * recordDoubles;
    const word = this.count * recordWords;
    this.#doubles[double] = at;
    this.#doubles[double + 1] = payloadAt;
    this.#words[word + sizeWord] = markedSize(size, mark);
    this.#words[word + senderWord] = sender;
    this.#words[word + headerWord] = markedHeader(header, mark);
    this.#words[word + recordedWord] = recorded;
    this.count += 1;
  }

  #word(index: number, word: number): number {
    return this.#words[index * recordWords + word] ?? 0;
  }

  at(index: number): number {
    return this.#doubles[index * recordDoubles] ?? 0;
  }

  #payloadAt(index: number): number {
    return this.#doubles[index * recordDoubles + 1] ?? 0;
  }

  ttl(index: number): number | null {
    return ttlOf(this.#word(index, headerWord));
  }

  tos(index: number): number | null {
    return tosOf(this.#word(index, headerWord));
  }

  mark(index: number): number {
    return markOf(this.#word(index, sizeWord), this.#word(index, headerWord));
  }

  setMark(index: number, mark: number): void {
    const word = index * recordWords;
    this.#words[word + sizeWord] = markedSize(this.size(index), mark);
    this.#words[word + headerWord] = markedHeader(this.#word(index, headerWord), mark);
    this.isChanged = true;
  }

  sender(index: number): Endpoint {
    const place = this.#word(index, senderWord);
    const { senders, payloads } = this.#owner;
    return place < 0 ? payloads.sender(-1 - place) : (senders.at(place) ?? nobody);
  }

  size(index: number): number {
    return sizeOf(this.#word(index, sizeWord));
  }

  look<T>(index: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    return this.#owner.payloads.look(this.#payloadAt(index), this.#word(index, recordedWord), visit);
  }

  payload(index: number, most = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    return this.look(
      index,
      (bytes, begin, end) => new Uint8Array(bytes.subarray(begin, Math.min(end, begin + most))),
    );
  }
}
