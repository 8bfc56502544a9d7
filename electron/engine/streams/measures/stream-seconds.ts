import { limits } from "../../../../shared/limits.ts";
import type { StreamSeconds as Told } from "../../../../shared/model/stream.ts";

/** Places in a second's record. */
export const secondField = {
  received: 0,
  bytes: 1,
  lost: 2,
  reordered: 3,
  duplicates: 4,
  droppedHere: 5,
  late: 6,
  jitter: 7,
  delayLeast: 8,
  delayMedian: 9,
  delayP99: 10,
} as const;
const fields = 11;
const levels = [secondField.jitter, secondField.delayLeast, secondField.delayMedian, secondField.delayP99];

/** Takes bytes of memory; false where there are none. */
export type TakeBytes = (bytes: number) => boolean;

/** Bytes of the least that each keeps. */
export const secondsBytes = 4 * fields * limits.streamSecondsLeast;

/**
 * The last seconds of one stream: `limits.streamSecondsLeast`, and more as time passes where there is memory, up to
 * `limits.streamSecondsMost`; then the oldest give way. Seconds are those of the feed's time.
 */
export class StreamSecondsLog {
  #records = new Float32Array(fields * limits.streamSecondsLeast);
  #room: number = limits.streamSecondsLeast;
  /** The newest second, and how many are kept; -1 before the first. */
  #second = -1;
  /** Where the newest second's record begins. */
  #at = 0;
  #kept = 0;
  #extraBytes = 0;
  readonly #take: TakeBytes;

  constructor(take: TakeBytes) {
    this.#take = take;
  }

  /** Bytes beyond `secondsBytes`, to be given back. */
  get extraBytes(): number {
    return this.#extraBytes;
  }

  get second(): number {
    return this.#second;
  }

  /** Begins a second; those between it and the one before were empty. */
  open(second: number): void {
    if (this.#second < 0) {
      this.#second = second;
      this.#at = (second % this.#room) * fields;
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
    this.#at = (second % this.#room) * fields;
    this.#kept = Math.min(this.#kept + steps, this.#room);
  }

  #grow(wanted: number): void {
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
    const at = (second % this.#room) * fields;
    this.#records.fill(0, at, at + fields);
    for (const level of levels) this.#records[at + level] = Number.NaN;
  }

  /** Adds to the newest second. */
  add(field: number, value: number): void {
    const at = this.#at + field;
    this.#records[at] = (this.#records[at] ?? 0) + value;
  }

  set(field: number, value: number): void {
    this.#records[this.#at + field] = value;
  }

  /** One that was counted as lost came late: it is taken from the newest second that has one. */
  unlose(count: number): void {
    let left = count;
    for (let back = 0; back < this.#kept && left > 0; back += 1) {
      const at = ((this.#second - back) % this.#room) * fields + secondField.lost;
      const lost = this.#records[at] ?? 0;
      const taken = Math.min(lost, left);
      this.#records[at] = lost - taken;
      left -= taken;
    }
  }

  /** A field of a kept second. @param back seconds before the newest */
  at(back: number, field: number): number {
    return this.#records[((this.#second - back) % this.#room) * fields + field] ?? 0;
  }

  /** @param timeOf ms since 1970 of a second's begin */
  told(timeOf: (second: number) => number): Told {
    const kept = this.#kept;
    const first = this.#second - kept + 1;
    const column = (field: number): Float64Array<ArrayBuffer> =>
      Float64Array.from({ length: kept }, (_, index) => this.at(kept - 1 - index, field));
    return {
      from: kept === 0 ? 0 : timeOf(first),
      received: Uint32Array.from(column(secondField.received)),
      bytes: column(secondField.bytes),
      lost: Uint32Array.from(column(secondField.lost)),
      reordered: Uint32Array.from(column(secondField.reordered)),
      duplicates: Uint32Array.from(column(secondField.duplicates)),
      droppedHere: Uint32Array.from(column(secondField.droppedHere)),
      jitter: Float32Array.from(column(secondField.jitter)),
      delayLeast: Float32Array.from(column(secondField.delayLeast)),
      delayMedian: Float32Array.from(column(secondField.delayMedian)),
      delayP99: Float32Array.from(column(secondField.delayP99)),
      late: Uint32Array.from(column(secondField.late)),
    };
  }
}
