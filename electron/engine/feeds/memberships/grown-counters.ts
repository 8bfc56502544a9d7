import { limits } from "../../../../shared/limits.ts";
import type { Grown } from "./split-drops.ts";

type Kind = keyof Grown;

/**
 * One family's counters of the kernel: how much they grew lately, as far as that explains no socket's count
 * yet. A socket may be read just before its datagram is counted, and tells of it a turn later.
 */
export class GrownCounters {
  readonly #first: Grown | null;
  #last: Grown | null;
  /** Oldest first; ends after `limits.damagedOpenMs`, so that there are as many as there are readings in it. */
  #open: (Record<Kind, number> & { readonly at: number })[] = [];

  constructor(first: Grown | null) {
    this.#first = first;
    this.#last = first;
  }

  /** @param now when they were read, monotonic milliseconds */
  grown(counters: Grown | null, now: number): Grown {
    const last = this.#last;
    if (counters !== null && last !== null) {
      const damaged = counters.damaged - last.damaged;
      const receiveDrops = counters.receiveDrops - last.receiveDrops;
      if (damaged > 0 || receiveDrops > 0) this.#open.push({ at: now, damaged, receiveDrops });
    }
    this.#last = counters ?? last;
    this.#open = this.#open.filter(({ at }) => now - at < limits.damagedOpenMs);
    return { damaged: this.#sum("damaged"), receiveDrops: this.#sum("receiveDrops") };
  }

  #sum(kind: Kind): number {
    return this.#open.reduce((sum, one) => sum + one[kind], 0);
  }

  /** These are explained. */
  take(explained: Grown): void {
    for (const kind of ["damaged", "receiveDrops"] as const) {
      let left = explained[kind];
      for (const one of this.#open) {
        const part = Math.min(left, one[kind]);
        one[kind] -= part;
        left -= part;
      }
    }
  }

  /** Datagrams that were damaged since the first reading; null where it is not told. */
  get damaged(): number | null {
    if (this.#first === null || this.#last === null) return null;
    return this.#last.damaged - this.#first.damaged;
  }
}
