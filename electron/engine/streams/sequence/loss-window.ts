import { limits } from "../../../../shared/limits.ts";
import { burstLengths } from "../../../../shared/model/stream.ts";

const size = limits.reorderWindow;
const words = size / 32;
const mask = size - 1;

/** Bytes of one. */
export const lossWindowBytes = 4 * (words + burstLengths.length) + 64;

/**
 * Which of the newest `limits.reorderWindow` numbers were seen, and the bursts of those that were not. Numbers
 * are positions that count up from 0 and do not wrap. A missing number is a burst's for good when it leaves the
 * window; the bursts that are still in it are counted when asked for, so that the answer is exact at any time.
 */
export class LossWindow {
  readonly #seen = new Uint32Array(words);
  readonly #counts = new Uint32Array(burstLengths.length);
  #bursts = 0;
  #longest = 0;
  /** Numbers missing in a row at the end of those that left the window. */
  #run = 0;

  /** Begins anew behind a burst that is over: nothing before `next` belongs to what follows. */
  begin(from: number, next: number): void {
    this.#leave(from, next);
    this.#close();
    this.#seen.fill(0);
  }

  isSeen(position: number): boolean {
    return (((this.#seen[(position & mask) >>> 5] ?? 0) >>> (position & 31)) & 1) === 1;
  }

  see(position: number): void {
    const word = (position & mask) >>> 5;
    this.#seen[word] = (this.#seen[word] ?? 0) | (1 << (position & 31));
  }

  /**
   * Moves on from `next`, the number behind the highest, by `gap` missing ones and `span` that are seen.
   * @param base the first number that counts
   */
  advance(base: number, next: number, gap: number, span: number): void {
    if (gap === 0 && span === 1) {
      // What leaves is the number whose place the new one takes.
      const leaving = next - size;
      const word = (next & mask) >>> 5;
      const bit = 1 << (next & 31);
      const seen = this.#seen[word] ?? 0;
      if (leaving >= base) {
        if ((seen & bit) === 0) this.#run += 1;
        else if (this.#run > 0) this.#close();
      }
      this.#seen[word] = seen | bit;
      return;
    }
    this.#advanceFar(base, next, gap, span);
  }

  #advanceFar(base: number, next: number, gap: number, span: number): void {
    const end = next + gap + span;
    const firstKept = end - size;
    this.#leaveUpTo(base, next, Math.min(firstKept, next));
    // Missing numbers that never stand in the window, because more come behind them than it holds.
    const gapLeft = Math.min(gap, Math.max(0, firstKept - next));
    this.#run += gapLeft;
    if (gapLeft === gap && firstKept > next + gap) this.#close();
    const from = Math.max(next, firstKept);
    for (let position = from; position < end; position += 1) {
      if (position >= next + gap) this.see(position);
      else this.#forget(position);
    }
  }

  #forget(position: number): void {
    const word = (position & mask) >>> 5;
    this.#seen[word] = (this.#seen[word] ?? 0) & ~(1 << (position & 31));
  }

  /** Lets the numbers from the window's first one up to `end` leave. */
  #leaveUpTo(base: number, next: number, end: number): void {
    for (let position = Math.max(base, next - size); position < end; position += 1) {
      if (!this.isSeen(position)) this.#run += 1;
      else if (this.#run > 0) this.#close();
    }
  }

  /** Lets all that the window holds leave. */
  #leave(base: number, next: number): void {
    this.#leaveUpTo(base, next, next);
  }

  #close(): void {
    const length = this.#run;
    this.#run = 0;
    if (length === 0) return;
    this.#bursts += 1;
    if (length > this.#longest) this.#longest = length;
    const bin = binOf(length);
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
  }

  reset(): void {
    this.#counts.fill(0);
    this.#bursts = 0;
    this.#longest = 0;
    this.#run = 0;
    this.#seen.fill(0);
  }

  /** Bursts so far, those that are still in the window with them. */
  bursts(base: number, next: number): Bursts {
    const counts = Uint32Array.from(this.#counts);
    let bursts = this.#bursts;
    let longest = this.#longest;
    let run = this.#run;
    const close = (): void => {
      if (run === 0) return;
      bursts += 1;
      if (run > longest) longest = run;
      const bin = binOf(run);
      counts[bin] = (counts[bin] ?? 0) + 1;
      run = 0;
    };
    for (let position = Math.max(base, next - size); position < next; position += 1) {
      if (this.isSeen(position)) close();
      else run += 1;
    }
    close();
    return { bursts, longest, counts };
  }
}

/** How many bursts there were, the longest, and how many of each of `burstLengths`. */
export interface Bursts {
  readonly bursts: number;
  readonly longest: number;
  readonly counts: Uint32Array<ArrayBuffer>;
}

function binOf(length: number): number {
  for (let bin = burstLengths.length - 1; bin > 0; bin -= 1)
    if (length >= (burstLengths[bin] ?? 0)) return bin;
  return 0;
}
