import { limits } from "../../../../shared/limits.ts";
import type { StreamFormat } from "../format.ts";
import { Headers, headerRole, streamKeyWords } from "../headers.ts";
import type { Arrival, Stream } from "../stream.ts";
import type { SourceState } from "./source-state.ts";

const records = limits.recognitionRecords;
/** A gap of so many numbers is a loss and no proof against a format; it is none for it either. */
const smallGap = 16;

const nothing = new Uint8Array(0);

/**
 * What may become a stream: headers of one format and key, so far as they follow each other. They are kept, so that
 * the stream counts from its first packet.
 */
export class Candidate {
  format: StreamFormat | null = null;
  /** Headers in a row that fitted. */
  score = 0;
  readonly keys = new Uint32Array(streamKeyWords);
  /** What its headers are: `headerRole.data` as soon as one is numbered, else unnumbered. */
  role: number = headerRole.unnumbered;
  /** Where it is found. */
  hash = 0;
  #source = 0;
  #look = 0;
  #next = Number.NaN;
  #count = 0;
  readonly #sequence = new Float64Array(records);
  readonly #span = new Uint32Array(records);
  readonly #roles = new Uint8Array(records);
  readonly #time = new Float64Array(records);
  readonly #at = new Float64Array(records);
  readonly #epoch = new Float64Array(records);
  readonly #size = new Uint32Array(records);
  readonly #drops = new Float64Array(records);

  begin(state: SourceState, format: StreamFormat, headers: Headers, row: number, hash: number): void {
    this.hash = hash;
    this.#source = state.id;
    this.#look = state.look;
    this.format = format;
    this.score = 0;
    this.#next = Number.NaN;
    this.#count = 0;
    const { keys } = this;
    for (let word = 0; word < streamKeyWords; word += 1)
      keys[word] = headers.keys[row * streamKeyWords + word] ?? 0;
    this.role = headerRole.unnumbered;
  }

  isOf(state: SourceState, format: StreamFormat, headers: Headers, row: number): boolean {
    if (this.#source !== state.id || this.#look !== state.look || this.format !== format) return false;
    const { keyWords } = format;
    for (let word = 0; word < keyWords; word += 1) {
      if (this.keys[word] !== headers.keys[row * streamKeyWords + word]) return false;
    }
    return true;
  }

  /** Takes a header of its format and key. */
  take(headers: Headers, row: number, arrival: Arrival): void {
    const role = headers.role[row] ?? 0;
    if (role === headerRole.next || role === headerRole.senderCount || role === headerRole.lostBySender)
      return;
    const number = headers.sequence[row] ?? 0;
    const span = headers.span[row] ?? 1;
    if (role === headerRole.unnumbered) this.score += 1;
    else {
      this.role = headerRole.data;
      if (!this.#follows(number, span)) {
        this.#count = 0;
        this.score = 1;
      }
      this.#next = (number + span) % (this.format?.modulus ?? 1);
    }
    this.#keep(headers, row, role, arrival);
  }

  #follows(number: number, span: number): boolean {
    const gap = number - this.#next;
    if (gap === 0) this.score += 1;
    // One that came twice says nothing.
    return gap === 0 || gap === -span || (gap > 0 && gap <= smallGap);
  }

  #keep(headers: Headers, row: number, role: number, { at, epoch, size, drops }: Arrival): void {
    // Nothing takes so long to show: what was first is not counted then.
    const place = this.#count % records;
    this.#count += 1;
    this.#sequence[place] = headers.sequence[row] ?? 0;
    this.#span[place] = headers.span[row] ?? 1;
    this.#roles[place] = role;
    this.#time[place] = headers.time[row] ?? Number.NaN;
    this.#at[place] = at;
    this.#epoch[place] = epoch;
    this.#size[place] = size;
    this.#drops[place] = drops;
  }

  get isProved(): boolean {
    return this.format !== null && this.score >= this.format.needed;
  }

  /** Hands all but the newest of its headers to the stream that it became. */
  replay(stream: Stream): void {
    const headers = replayed;
    const first = Math.max(0, this.#count - records);
    for (let one = first; one < this.#count - 1; one += 1) {
      const place = one % records;
      headers.begin(0);
      headers.sequence[0] = this.#sequence[place] ?? 0;
      headers.span[0] = this.#span[place] ?? 1;
      headers.role[0] = this.#roles[place] ?? 0;
      headers.time[0] = this.#time[place] ?? Number.NaN;
      stream.take(headers, 0, {
        ...{ bytes: nothing, begin: 0, ttl: -1 },
        at: this.#at[place] ?? 0,
        epoch: this.#epoch[place] ?? 0,
        size: this.#size[place] ?? 0,
        drops: this.#drops[place] ?? -1,
      });
    }
  }
}

/** Where headers of the past are put together again; their keys are the stream's already. */
const replayed = new Headers();
