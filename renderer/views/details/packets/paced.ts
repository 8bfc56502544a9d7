import { limits } from "../../../../shared/limits.ts";

/**
 * Puts one question at a time, two of them beginning at least `pauseMs` apart. The question is made
 * up when its turn has come, so that what is no longer wanted is never asked.
 */
export class Paced {
  readonly #ask: () => Promise<void>;
  readonly #pauseMs: number;
  #askedAt = Number.NEGATIVE_INFINITY;
  #asking = false;
  /** There is more to ask when the question that is under way has its answer. */
  #again = false;
  #resting = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param ask puts the question and takes the answer; rejects when it is to be tried again */
  constructor(ask: () => Promise<void>, pauseMs: number) {
    this.#ask = ask;
    this.#pauseMs = pauseMs;
  }

  /** There is something to ask. */
  soon(): void {
    this.#resting = false;
    if (this.#asking) this.#again = true;
    else if (this.#timer === undefined)
      this.#in(Math.max(0, this.#askedAt + this.#pauseMs - performance.now()));
  }

  /** Asks no more until `soon`; a question that is under way still gets its answer. */
  rest(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#again = false;
    this.#resting = true;
  }

  #in(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#now();
    }, ms);
  }

  async #now(): Promise<void> {
    this.#asking = true;
    this.#again = false;
    this.#askedAt = performance.now();
    let failed = false;
    try {
      await this.#ask();
    } catch {
      failed = true;
    }
    this.#asking = false;
    if (this.#resting) return;
    if (failed) this.#in(limits.questionAgainMs);
    else if (this.#again) this.soon();
  }
}
