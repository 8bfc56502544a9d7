import { limits } from "../../../../shared/limits.ts";
import type { SequenceMap as Told } from "../../../../shared/model/stream.ts";

const cells = limits.mapCells;
export const sequenceMapBytes = 4 * cells;

/**
 * The whole run of a stream by its numbers: each cell counts how many of so many are missing. When the cells are
 * used up two become one, so that the whole run always fits.
 */
export class SequenceMap {
  readonly #lost = new Uint32Array(cells);
  #size = 1;
  #length = 0;

  /** The stream's numbers go so far now. */
  reach(length: number): void {
    this.#length = Math.max(this.#length, length);
    while (this.#length > this.#size * cells) this.#halve();
  }

  #halve(): void {
    const lost = this.#lost;
    for (let cell = 0; cell < cells / 2; cell += 1) {
      lost[cell] = (lost[2 * cell] ?? 0) + (lost[2 * cell + 1] ?? 0);
    }
    lost.fill(0, cells / 2);
    this.#size *= 2;
  }

  /** `count` numbers are missing from `from` on; `reach` was told of them. */
  lose(from: number, count: number): void {
    let position = from;
    let left = count;
    while (left > 0) {
      const cell = Math.floor(position / this.#size);
      const inCell = Math.min(left, (cell + 1) * this.#size - position);
      this.#lost[cell] = (this.#lost[cell] ?? 0) + inCell;
      position += inCell;
      left -= inCell;
    }
  }

  /** A number that was missing came. */
  find(position: number): void {
    const cell = Math.floor(position / this.#size);
    const lost = this.#lost[cell] ?? 0;
    if (lost > 0) this.#lost[cell] = lost - 1;
  }

  reset(): void {
    this.#lost.fill(0);
    this.#size = 1;
    this.#length = 0;
  }

  told(): Told {
    const shown = Math.ceil(this.#length / this.#size);
    return {
      size: this.#size,
      lost: this.#lost.slice(0, shown),
      openSize: shown === 0 ? 0 : this.#length - (shown - 1) * this.#size,
    };
  }
}
