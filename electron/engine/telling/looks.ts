import { limits } from "../../../shared/limits.ts";

/** The rows that windows look at. A window that is closed or hidden says no more, and its rows run out. */
export class Looks {
  readonly #until = new Map<number, number>();

  /** @param now monotonic milliseconds, as everywhere here */
  add(ids: readonly number[], now: number): void {
    for (const [id, until] of this.#until) if (until <= now) this.#until.delete(id);
    for (const id of ids) this.#until.set(id, now + limits.lookMs);
  }

  has(id: number, now: number): boolean {
    return (this.#until.get(id) ?? 0) > now;
  }
}
