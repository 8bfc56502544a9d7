import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { originOf, placeOf } from "../timeline/stretch.ts";
import type { Cell } from "./cells.ts";

/** Seconds since 1970 in which the numbers of a cell were due, the last one included. */
export interface CellTime {
  readonly first: number;
  readonly last: number;
}

/** Cells by their places, the last one included. */
export interface CellRange {
  readonly first: number;
  readonly last: number;
}

/**
 * When the numbers of a sequence were due, and which of them in a second. Nothing is kept of that for each number: it follows
 * from what came and what was lost in each second, counted back from the newest number. So a number that came late is of the
 * second in which it came.
 */
export class CellTimes {
  readonly #cells: readonly Cell[];
  readonly #seconds: StreamSeconds;
  /** Numbers of the run before each second that is known, and of the whole run; below zero before a reset. */
  readonly #before: Float64Array;
  /** Numbers before each cell, and all of them. */
  readonly #begins: Float64Array;

  constructor(cells: readonly Cell[], seconds: StreamSeconds) {
    this.#cells = cells;
    this.#seconds = seconds;
    this.#begins = new Float64Array(cells.length + 1);
    for (const [at, { size }] of cells.entries()) this.#begins[at + 1] = (this.#begins[at] ?? 0) + size;
    const { length } = seconds.received;
    this.#before = new Float64Array(length + 1);
    this.#before[length] = this.#begins[cells.length] ?? 0;
    for (let at = length - 1; at >= 0; at -= 1) {
      const due = (seconds.received[at] ?? 0) + (seconds.lost[at] ?? 0);
      this.#before[at] = (this.#before[at + 1] ?? 0) - due;
    }
  }

  /** Null where the seconds of that time are not kept any more. */
  timeOf(cell: number): CellTime | null {
    const [begin, end] = [this.#begins[cell], this.#begins[cell + 1]];
    if (begin === undefined || end === undefined || end <= begin) return null;
    const last = lastAtMost(this.#before, end - 1);
    if (last < 0) return null;
    const origin = originOf(this.#seconds);
    return { first: origin + Math.max(0, lastAtMost(this.#before, begin)), last: origin + last };
  }

  /** The cells of a second's numbers; null where it has none. @param time s since 1970 */
  cellsOf(time: number): CellRange | null {
    const place = placeOf({ seconds: this.#seconds }, time);
    if (place === null) return null;
    const [begin, end] = [this.#before[place] ?? 0, this.#before[place + 1] ?? 0];
    if (end <= Math.max(0, begin)) return null;
    return {
      first: Math.max(0, lastAtMost(this.#begins, Math.max(0, begin))),
      last: Math.min(this.#cells.length - 1, lastAtMost(this.#begins, end - 1)),
    };
  }
}

/** Place of the last of rising values that is not above another; -1 where all are. */
function lastAtMost(values: Float64Array, most: number): number {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) <= most) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
