import { statfsSync } from "node:fs";
import { limits } from "../../../../shared/limits.ts";

/** Keeps an eye on a disk, so that a recording ends before it is full. */
export class FreeSpace {
  readonly #folder: string;
  readonly #now: () => number;
  #budget = 0;
  #askedAt = Number.NEGATIVE_INFINITY;
  /** Bytes that were free when it was asked last. */
  free = 0;

  /** @param now milliseconds that never jump */
  constructor(folder: string, now: () => number) {
    this.#folder = folder;
    this.#now = now;
  }

  /** Whether so many bytes may be written, which then counts as done. A disk that does not tell has room. */
  take(bytes: number): boolean {
    if (bytes > this.#budget || this.#now() - this.#askedAt > limits.recordFreeMs) this.#ask();
    if (bytes > this.#budget) return false;
    this.#budget -= bytes;
    return true;
  }

  #ask(): void {
    this.#askedAt = this.#now();
    try {
      const { bavail, bsize, blocks } = statfsSync(this.#folder);
      this.free = bavail * bsize;
      const stays = Math.min(limits.recordLeavesBytes, blocks * bsize * limits.recordLeavesShare);
      this.#budget = this.free - stays;
    } catch {
      this.#budget = Number.POSITIVE_INFINITY;
    }
  }
}
