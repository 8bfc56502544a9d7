import { limits } from "../../../../shared/limits.ts";
import { timeBinOf, timeBins } from "../../../../shared/model/time-bins.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";

/** The times between packets of one second, of which it is the one that the later packet came in. */
export interface SecondOfIntervals {
  /** Of the feed's time. */
  readonly second: number;
  /** In ms. */
  readonly least: number;
  readonly most: number;
  /** Bin and count in turn, of the bins that hold any; see `shared/model/time-bins.ts`. */
  readonly counts: Uint32Array;
}

/** Places of what is known: arrays' numbers need no allocation. */
const lastAt = 0;
const secondAt = 1;
const leastAt = 2;
const mostAt = 3;

/**
 * The times between packets of a group, whoever sent them, second by second. Counting allocates nothing; what a second
 * came to is put together once, when a packet of a later one closes it.
 */
export class Intervals implements Sink {
  readonly name = "intervals";
  readonly #counts = new Uint32Array(timeBins);
  readonly #known = Float64Array.of(Number.NaN, -1, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY);
  #over: SecondOfIntervals[] = [];

  take({ at }: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    for (let piece = 0; piece < count; piece += 1) this.count(at, from[piece] ?? 0, to[piece] ?? 0);
  }

  /** Counts the times `from` up to `to`, monotonic milliseconds. */
  count(at: Float64Array, from: number, to: number): void {
    const known = this.#known;
    const counts = this.#counts;
    let end = ((known[secondAt] ?? 0) + 1) * 1_000;
    for (let index = from; index < to; index += 1) {
      const now = at[index] ?? 0;
      const last = known[lastAt] ?? 0;
      // A socket that was opened anew may stamp a little earlier than the one before.
      if (now < last) continue;
      known[lastAt] = now;
      if (now >= end) {
        this.#close();
        known[secondAt] = Math.floor(now / 1_000);
        end = ((known[secondAt] ?? 0) + 1) * 1_000;
      }
      if (Number.isNaN(last)) continue;
      const interval = now - last;
      const bin = timeBinOf(interval);
      counts[bin] = (counts[bin] ?? 0) + 1;
      if (interval < (known[leastAt] ?? 0)) known[leastAt] = interval;
      if (interval > (known[mostAt] ?? 0)) known[mostAt] = interval;
    }
  }

  /** Nobody listens until the next packet: how long that was is no interval. */
  pause(): void {
    this.#known[lastAt] = Number.NaN;
  }

  /** The seconds before `end` that are over and were not taken yet, oldest first; packets that come late make another of one. */
  takeBefore(end: number): SecondOfIntervals[] {
    if ((this.#known[secondAt] ?? 0) < end) this.#close();
    const over = this.#over;
    this.#over = [];
    return over;
  }

  #close(): void {
    const known = this.#known;
    const counts = this.#counts;
    let used = 0;
    for (let bin = 0; bin < timeBins; bin += 1) if ((counts[bin] ?? 0) > 0) used += 1;
    if (used === 0) return;
    const pairs = new Uint32Array(2 * used);
    let place = 0;
    for (let bin = 0; bin < timeBins; bin += 1) {
      const count = counts[bin] ?? 0;
      if (count === 0) continue;
      pairs[place] = bin;
      pairs[place + 1] = count;
      place += 2;
    }
    // Without a history nobody takes them.
    if (this.#over.length === limits.intervalSeconds) this.#over.shift();
    this.#over.push({
      second: known[secondAt] ?? 0,
      least: known[leastAt] ?? 0,
      most: known[mostAt] ?? 0,
      counts: pairs,
    });
    counts.fill(0);
    known[leastAt] = Number.POSITIVE_INFINITY;
    known[mostAt] = Number.NEGATIVE_INFINITY;
  }
}
