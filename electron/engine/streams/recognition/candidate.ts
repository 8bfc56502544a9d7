import { limits } from "../../../../shared/limits.ts";
import { Arrival } from "../arrival.ts";
import type { StreamFormat } from "../format.ts";
import { Headers, headerRole, streamKeyWords } from "../headers.ts";
import type { Stream } from "../stream.ts";
import type { SourceState } from "./source-state.ts";

const records = limits.recognitionRecords;
/** A gap of so many numbers, or a number so far behind, is no proof against a format; it is none for it either. */
const smallGap = 16;
/**
 * Of a path that drops every second packet, or swaps all of them, no header is the very next one. So many of a format
 * with a strong key show it too, where each step is short and all together go up.
 */
const wanderersNeeded = records;
const shortGap = 3;
/** `StreamFormat.needed` of a format with a key of 32 bits or a magic word. */
const strongNeeded = 3;

/**
 * What may become a stream: headers of one format and key, so far as they follow each other. They are kept, so that
 * the stream counts from its first packet.
 */
export class Candidate {
  format: StreamFormat | null = null;
  /** Headers in a row that fitted. */
  score = 0;
  /** Headers that came within `shortGap` numbers of each other, those that came twice left out, … */
  #wanderers = 0;
  /** … and by how much the highest went up with them. */
  #climbed = 0;
  readonly keys = new Uint32Array(streamKeyWords);
  /** What its headers are: `headerRole.data` as soon as one is numbered, else unnumbered. */
  role: number = headerRole.unnumbered;
  /** Where it is found. */
  hash = 0;
  #source = 0;
  #look = 0;
  #next = Number.NaN;
  #count = 0;
  #packet = 0;
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
    this.#wanderers = 0;
    this.#climbed = 0;
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

  /**
   * Takes a header of its format and key.
   * @param packet how many packets of its source were tried with this one: what has neither number nor key fits by chance
   * now and then, so that there nothing may come between
   */
  take(headers: Headers, row: number, arrival: Arrival, packet: number): void {
    const role = headers.role[row] ?? 0;
    const goesOn = packet - this.#packet <= 1;
    this.#packet = packet;
    if (role === headerRole.next || role === headerRole.senderCount || role === headerRole.lostBySender)
      return;
    const number = headers.sequence[row] ?? 0;
    const span = headers.span[row] ?? 1;
    if (role === headerRole.unnumbered) this.#fit(goesOn);
    else {
      this.role = headerRole.data;
      this.#follow(number, span);
    }
    this.#keep(headers, row, role, arrival);
  }

  #fit(goesOn: boolean): void {
    if (goesOn || (this.format?.keyWords ?? 0) > 0) this.score += 1;
    else {
      this.#count = 0;
      this.score = 1;
    }
  }

  #follow(number: number, span: number): void {
    const modulus = this.format?.modulus ?? 1;
    let gap = number - this.#next;
    if (gap < -modulus / 2) gap += modulus;
    else if (gap > modulus / 2) gap -= modulus;
    if (gap === 0) this.score += 1;
    // One that came twice says nothing.
    else if (gap === -span) return;
    else if (!(Math.abs(gap) <= smallGap)) {
      this.#count = 0;
      this.score = 1;
      this.#wanderers = 0;
    }
    this.#wander(gap, span);
    // Behind one that is late the numbers go on where they were.
    if (!(gap < 0 && gap >= -smallGap)) this.#next = (number + span) % modulus;
  }

  #wander(gap: number, span: number): void {
    if (this.#wanderers === 0 || gap > shortGap || gap < -shortGap - span) {
      this.#wanderers = 1;
      this.#climbed = span;
      return;
    }
    this.#wanderers += 1;
    if (gap >= 0) this.#climbed += gap + span;
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
    return this.format !== null && (this.score >= this.format.needed || this.#wanders);
  }

  /** Each of them its own number: as many as there are fit into what was climbed, but for late ones before the first. */
  get #wanders(): boolean {
    return (
      this.format?.needed === strongNeeded &&
      this.#wanderers >= wanderersNeeded &&
      this.#climbed >= this.#wanderers - shortGap
    );
  }

  /** Headers that fitted, as the evidence of what it was taken for. */
  get headers(): number {
    return Math.max(this.score, this.#wanders ? this.#wanderers : 0);
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
      arrival.at = this.#at[place] ?? 0;
      arrival.epoch = this.#epoch[place] ?? 0;
      arrival.size = this.#size[place] ?? 0;
      arrival.drops = this.#drops[place] ?? -1;
      stream.take(headers, 0, arrival);
    }
  }
}

/** Headers of the past come without their bytes. */
const arrival = new Arrival();

/** Where headers of the past are put together again; their keys are the stream's already. */
const replayed = new Headers();
