import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";

/**
 * Runs one question after the other. An asker has one at most: a new one ends the older, whether it runs or waits, and so
 * the last thing that somebody looks at does not wait for what they looked at before.
 */
export class Questions {
  readonly #asked = new Map<number, AbortController>();
  #last: Promise<unknown> = Promise.resolve();
  #closed = false;

  /** Throws `wireshark-stopped` where the question was ended before it was answered. */
  async ask<T>(asker: number, answer: (signal: AbortSignal) => Promise<T>): Promise<T> {
    this.stop(asker);
    if (this.#closed) fail("wireshark-stopped");
    if (this.#asked.size > limits.wiresharkWaiting) {
      fail("wireshark-busy", { most: limits.wiresharkWaiting });
    }
    const asked = new AbortController();
    const { signal } = asked;
    this.#asked.set(asker, asked);
    const turn = this.#last.then(() => {
      if (signal.aborted) fail("wireshark-stopped");
      return answer(signal);
    });
    this.#last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      if (this.#asked.get(asker) === asked) this.#asked.delete(asker);
    }
  }

  stop(asker: number): void {
    this.#asked.get(asker)?.abort();
    this.#asked.delete(asker);
  }

  /** Ends all of them, and takes no more. */
  async close(): Promise<void> {
    this.#closed = true;
    for (const asker of [...this.#asked.keys()]) this.stop(asker);
    await this.#last;
  }
}
