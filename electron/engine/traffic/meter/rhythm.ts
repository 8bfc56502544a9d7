import { limits } from "../../../../shared/limits.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";

/** Room to put intervals in order, the same for all: a slow stream learns with each packet. */
const inOrder = new Float64Array(limits.rhythmPauses);

/**
 * Learns the usual interval of a group's traffic. Packets that follow each other at once are one
 * burst: an announcer that sends four packets every half minute is silent for half a minute by
 * habit, and the shortest gaps must not hide that. A stream that flows and pauses now and then has no
 * such habit: there the time in bursts outweighs that in pauses, and the pauses are none of its rhythm.
 */
export class Rhythm implements Sink {
  readonly name = "rhythm";
  /** Beginning of the burst and its newest packet, monotonic milliseconds: an array's numbers need no allocation. */
  readonly #times = new Float64Array([Number.NaN, Number.NaN]);
  /** Of the remembered bursts: how long each took, and the pause that followed it, in ms. */
  readonly #bursts = new Float64Array(limits.rhythmPauses);
  readonly #pauses = new Float64Array(limits.rhythmPauses);
  #seen = 0;
  /** The median from one burst's beginning to the next one's, in ms. */
  #between = 0;

  take({ at }: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    for (let piece = 0; piece < count; piece += 1) this.count(at, from[piece] ?? 0, to[piece] ?? 0);
  }

  /** Counts the times `from` up to `to`, monotonic milliseconds. */
  count(at: Float64Array, from: number, to: number): void {
    const times = this.#times;
    for (let index = from; index < to; index += 1) {
      const now = at[index] ?? 0;
      const last = times[1] ?? 0;
      times[1] = now;
      // Also where there was none before: no number is less than NaN.
      if (now - last <= limits.rhythmGapMs) continue;
      if (!Number.isNaN(last)) this.#learn(last - (times[0] ?? 0), now - last);
      times[0] = now;
    }
  }

  #learn(burst: number, pause: number): void {
    const place = this.#seen % limits.rhythmPauses;
    this.#bursts[place] = burst;
    this.#pauses[place] = pause;
    this.#seen += 1;
    this.#between = this.#median(Math.min(this.#seen, limits.rhythmPauses));
  }

  /** The lower of two middle ones: of two intervals that differ, the longer may be an outage. */
  #median(known: number): number {
    for (let next = 0; next < known; next += 1) {
      const interval = (this.#bursts[next] ?? 0) + (this.#pauses[next] ?? 0);
      let at = next;
      for (; at > 0 && (inOrder[at - 1] ?? 0) > interval; at -= 1) inOrder[at] = inOrder[at - 1] ?? 0;
      inOrder[at] = interval;
    }
    return inOrder[(known - 1) >> 1] ?? 0;
  }

  /** For how long nothing may come before the group counts as silent, in ms. */
  patience(): number {
    return Math.max(limits.silentAfterMs, this.#usual() * limits.silentIntervals);
  }

  /** The usual interval in ms; 0 where packets flow, or no pause was seen. */
  #usual(): number {
    if (this.#seen === 0) return 0;
    const [begin = 0, last = 0] = this.#times;
    const paused = sum(this.#pauses);
    const flowed = sum(this.#bursts) + last - begin;
    const share = paused / (paused + flowed);
    return share >= (this.#seen === 1 ? limits.rhythmLoneShare : 0.5) ? this.#between : 0;
  }
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
