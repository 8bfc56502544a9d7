import { limits } from "../../../../shared/limits.ts";

/**
 * Packets and bytes of a recording over its time, in a bounded number of points: where it turns out to be longer
 * than they reach, each two become one.
 */
export class RateOverTime {
  /** Milliseconds of one point. */
  width = 1;
  readonly packets = new Float64Array(limits.recordingPoints);
  readonly bytes = new Float64Array(limits.recordingPoints);
  /** Packets that streams turned out to miss. */
  readonly lost = new Float64Array(limits.recordingPoints);
  #last = -1;

  /** Points up to the last that has packets. */
  get count(): number {
    return this.#last + 1;
  }

  /** @param at milliseconds since the beginning */
  add(at: number, bytes: number): void {
    const point = this.#pointOf(at);
    this.packets[point] = (this.packets[point] ?? 0) + 1;
    this.bytes[point] = (this.bytes[point] ?? 0) + bytes;
    if (point > this.#last) this.#last = point;
  }

  /** @param at as for `add`, of a packet that was added */
  addLost(at: number, count: number): void {
    const point = this.#pointOf(at);
    this.lost[point] = (this.lost[point] ?? 0) + count;
  }

  #pointOf(at: number): number {
    let point = Math.max(0, Math.floor(at / this.width));
    while (point >= limits.recordingPoints) {
      this.#halve();
      point = Math.floor(at / this.width);
    }
    return point;
  }

  #halve(): void {
    for (const values of [this.packets, this.bytes, this.lost]) {
      for (let point = 0; point < values.length; point += 1) {
        const from = 2 * point;
        values[point] = (values[from] ?? 0) + (values[from + 1] ?? 0);
      }
    }
    this.width *= 2;
    this.#last >>= 1;
  }
}
