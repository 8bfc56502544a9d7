import { limits } from "../../../../shared/limits.ts";

/** Takes bytes of memory; false where there are none. */
export type TakeBytes = (bytes: number) => boolean;

/** Bytes of the least that a log of so many fields keeps. */
export function leastSecondsBytes(fields: number): number {
  return 4 * fields * limits.streamSecondsLeast;
}

/**
 * The last seconds of something as records of numbers: `limits.streamSecondsLeast`, and more as time passes where there
 * is memory, up to `limits.streamSecondsMost`; then the oldest give way. Seconds are those of the feed's time.
 */
export class SecondsLog {
  #records: Float32Array<ArrayBuffer>;
  #room: number = limits.streamSecondsLeast;
  /** The newest second, and how many are kept; -1 before the first. */
  #second = -1;
  /** Where the newest second's record begins. */
  #newest = 0;
  #kept = 0;
  #extraBytes = 0;
  readonly #fields: number;
  readonly #levels: readonly number[];
  readonly #take: TakeBytes;

  /** @param levels fields that are no counts: NaN where nothing was set */
  constructor(fields: number, levels: readonly number[], take: TakeBytes) {
    this.#fields = fields;
    this.#levels = levels;
    this.#take = take;
    this.#records = new Float32Array(fields * limits.streamSecondsLeast);
  }

  /** Bytes beyond `leastSecondsBytes`, to be given back. */
  get extraBytes(): number {
    return this.#extraBytes;
  }

  get second(): number {
    return this.#second;
  }

  get kept(): number {
    return this.#kept;
  }

  /** Begins a second; those between it and the one before were empty. */
  open(second: number): void {
    if (this.#second < 0) {
      this.#second = second;
      this.#newest = (second % this.#room) * this.#fields;
      this.#kept = 1;
      this.#clear(second);
      return;
    }
    const steps = second - this.#second;
    if (steps <= 0) return;
    this.#grow(this.#kept + steps);
    for (let one = Math.max(this.#second + 1, second - this.#room + 1); one <= second; one += 1)
      this.#clear(one);
    this.#second = second;
    this.#newest = (second % this.#room) * this.#fields;
    this.#kept = Math.min(this.#kept + steps, this.#room);
  }

  #grow(wanted: number): void {
    const fields = this.#fields;
    while (wanted > this.#room && this.#room < limits.streamSecondsMost) {
      const room = Math.min(2 * this.#room, limits.streamSecondsMost);
      const bytes = 4 * fields * (room - this.#room);
      if (!this.#take(bytes)) return;
      this.#extraBytes += bytes;
      const records = new Float32Array(fields * room);
      for (let back = 0; back < this.#kept; back += 1) {
        const second = this.#second - back;
        const from = (second % this.#room) * fields;
        records.set(this.#records.subarray(from, from + fields), (second % room) * fields);
      }
      this.#records = records;
      this.#room = room;
    }
  }

  #clear(second: number): void {
    const at = (second % this.#room) * this.#fields;
    this.#records.fill(0, at, at + this.#fields);
    for (const level of this.#levels) this.#records[at + level] = Number.NaN;
  }

  #place(back: number, field: number): number {
    return ((this.#second - back) % this.#room) * this.#fields + field;
  }

  /** Adds to the newest second. */
  add(field: number, value: number): void {
    const at = this.#newest + field;
    this.#records[at] = (this.#records[at] ?? 0) + value;
  }

  /** Adds to a kept second. @param back seconds before the newest */
  addBack(field: number, value: number, back: number): void {
    const at = this.#place(back, field);
    this.#records[at] = (this.#records[at] ?? 0) + value;
  }

  /** Sets a field of the newest second. */
  set(field: number, value: number): void {
    this.#records[this.#newest + field] = value;
  }

  /** A field of a kept second. @param back seconds before the newest */
  at(back: number, field: number): number {
    return this.#records[this.#place(back, field)] ?? 0;
  }

  /** Takes from the newest seconds that have any. */
  takeBack(field: number, count: number): void {
    let left = count;
    for (let back = 0; back < this.#kept && left > 0; back += 1) {
      const at = this.#place(back, field);
      const there = this.#records[at] ?? 0;
      const taken = Math.min(there, left);
      this.#records[at] = there - taken;
      left -= taken;
    }
  }

  /** A field of all kept seconds, oldest first. */
  column(field: number): Float64Array<ArrayBuffer> {
    return Float64Array.from({ length: this.#kept }, (_, index) => this.at(this.#kept - 1 - index, field));
  }

  /** Begin of the oldest kept second, ms since 1970. @param timeOf ms since 1970 of a second's begin */
  from(timeOf: (second: number) => number): number {
    return this.#kept === 0 ? 0 : timeOf(this.#second - this.#kept + 1);
  }
}
