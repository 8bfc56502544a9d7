import type { StreamFormat } from "./format.ts";
import { type Headers, streamKeyWords } from "./headers.ts";
import type { Stream } from "./stream.ts";

const firstRoom = 8;
/** Slots for each stream: half of them stay empty, so that a look-up ends soon. */
const load = 2;

/** The streams of one feed by source, format and key. Finding a known one allocates nothing. */
export class StreamTable {
  readonly #streams: Stream[] = [];
  /** Place of a stream by its hash, plus one; 0 is empty. */
  #slots = new Int32Array(firstRoom * load);
  /** Packets of one stream come in a row: the first look is at the one before. */
  #last: Stream | null = null;
  /** Those of RTP by their SSRC, under which a sender reports of them from elsewhere. */
  readonly #bySsrc = new Map<number, Stream[]>();

  get size(): number {
    return this.#streams.length;
  }

  [Symbol.iterator](): Iterator<Stream> {
    return this.#streams[Symbol.iterator]();
  }

  byId(id: number): Stream | null {
    return this.#streams.find((stream) => stream.id === id) ?? null;
  }

  /** Those of RTP with an SSRC, which several senders may have. */
  ofSsrc(ssrc: number): readonly Stream[] {
    return this.#bySsrc.get(ssrc) ?? [];
  }

  find(source: number, format: StreamFormat, headers: Headers, row: number): Stream | null {
    const last = this.#last;
    if (last !== null && isSame(last, source, format, headers, row)) return last;
    const mask = this.#slots.length - 1;
    const { keyWords } = format;
    let slot = hash(source, headers.keys, row * streamKeyWords, keyWords) & mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0) return null;
      const stream = this.#streams[place];
      if (stream !== undefined && isSame(stream, source, format, headers, row)) {
        this.#last = stream;
        return stream;
      }
      slot = (slot + 1) & mask;
    }
  }

  add(stream: Stream): void {
    this.#streams.push(stream);
    this.#listSsrc(stream);
    if (this.#streams.length * load > this.#slots.length) this.#refill(this.#slots.length * 2);
    else this.#place(stream, this.#streams.length);
  }

  #listSsrc(stream: Stream): void {
    if (stream.format.kind !== "rtp") return;
    const [ssrc = 0] = stream.keys;
    const listed = this.#bySsrc.get(ssrc);
    if (listed === undefined) this.#bySsrc.set(ssrc, [stream]);
    else listed.push(stream);
  }

  #refill(room: number): void {
    this.#slots = new Int32Array(room);
    this.#streams.forEach((stream, index) => {
      this.#place(stream, index + 1);
    });
  }

  #place({ source, format, keys }: Stream, mark: number): void {
    const mask = this.#slots.length - 1;
    let slot = hash(source, keys, 0, format.keyWords) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = mark;
  }

  /** Removes some; the others keep their numbers. */
  removeIf(isGone: (stream: Stream) => boolean): void {
    const left = this.#streams.filter((stream) => !isGone(stream));
    if (left.length === this.#streams.length) return;
    this.#streams.splice(0, this.#streams.length, ...left);
    this.#last = null;
    this.#bySsrc.clear();
    for (const stream of left) this.#listSsrc(stream);
    this.#refill(this.#slots.length);
  }
}

function isSame(
  stream: Stream,
  source: number,
  format: StreamFormat,
  headers: Headers,
  row: number,
): boolean {
  if (stream.source !== source || stream.format !== format) return false;
  const { keys } = stream;
  const { keyWords } = format;
  const at = row * streamKeyWords;
  for (let word = 0; word < keyWords; word += 1) if (keys[word] !== headers.keys[at + word]) return false;
  return true;
}

function hash(source: number, keys: Uint32Array, at: number, words: number): number {
  let value = Math.imul(source + 1, 0x9e37_79b1);
  for (let word = 0; word < words; word += 1) {
    value = Math.imul(value ^ (keys[at + word] ?? 0), 0x85eb_ca6b);
    value ^= value >>> 15;
  }
  return (value ^ (value >>> 16)) >>> 0;
}
