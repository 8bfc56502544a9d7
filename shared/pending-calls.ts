import type { MethodName } from "./contract.ts";
import type { Problem } from "./problem.ts";
import type { Answer } from "./transport.ts";

/** Calls that went out over a connection and wait for the answer with their number. */
export class PendingCalls {
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  get size(): number {
    return this.#waiting.size;
  }

  open<M extends MethodName>(_method: M): { id: number; answer: Promise<Answer<M>> } {
    this.#last += 1;
    const id = this.#last;
    const answer = new Promise<Answer>((resolve) => this.#waiting.set(id, resolve));
    // The other side answers a call's number with the result of the call's method.
    return { id, answer: answer as Promise<Answer<M>> };
  }

  /** Passes over an answer that nobody waits for any more. */
  settle(id: number, answer: Answer): void {
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.(answer);
  }

  /** The connection is gone: every call gets the problem as its answer. */
  settleAll(problem: Problem): void {
    for (const id of [...this.#waiting.keys()]) this.settle(id, { ok: false, problem });
  }
}
