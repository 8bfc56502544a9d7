import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";

/**
 * Files that a person took away: each lies where it was until undoing is over, and only then goes to the bin. So undoing needs nothing of
 * the bin, and a program that crashes meanwhile has taken nothing.
 */
export class Removals {
  readonly #bin: (path: string) => Promise<void>;
  readonly #waiting = new Map<string, ReturnType<typeof setTimeout>>();

  /** @param bin takes a file into the bin */
  constructor(bin: (path: string) => Promise<void>) {
    this.#bin = bin;
  }

  has(path: string): boolean {
    return this.#waiting.has(path);
  }

  add(path: string): void {
    if (this.#waiting.has(path)) return;
    const timer = setTimeout(() => void this.#end(path), limits.undoRemoveMs);
    this.#waiting.set(path, timer);
  }

  /** Throws a problem where undoing is over. */
  undo(path: string): void {
    const timer = this.#waiting.get(path);
    if (timer === undefined) fail("recording-removed");
    clearTimeout(timer);
    this.#waiting.delete(path);
  }

  async #end(path: string): Promise<void> {
    clearTimeout(this.#waiting.get(path));
    // One that the bin refuses is listed again.
    await this.#bin(path).catch(() => {});
    this.#waiting.delete(path);
  }

  /** Nobody can undo any more: all go to the bin now. */
  async close(): Promise<void> {
    await Promise.all([...this.#waiting.keys()].map((path) => this.#end(path)));
  }
}
