import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";

/** Two rows of a recording that are to be a pair in every reading of it, by their numbers, which stay the same. */
export interface PairWish {
  /** Of the pair. */
  readonly id: number;
  readonly a: number;
  readonly b: number;
  /** For how long the other leg may bring what one did not, in ms; null is the usual. */
  waitMs: number | null;
}

/** The pairs that people made of a recording's rows: they survive that it is read anew. */
export class PairWishes {
  readonly #wishes = new Map<number, PairWish>();
  #lastId = 0;

  [Symbol.iterator](): Iterator<PairWish> {
    return this.#wishes.values();
  }

  /** Throws a problem where the two cannot be one. */
  add(a: number, b: number): PairWish {
    if (a === b) fail("pair-of-one");
    const legs = new Set([...this].flatMap((one) => [one.a, one.b]));
    if (legs.has(a) || legs.has(b)) fail("pair-has-leg");
    if (this.#wishes.size >= limits.pairs) fail("pairs-full", { most: limits.pairs });
    this.#lastId += 1;
    const wish = { id: this.#lastId, a, b, waitMs: null };
    this.#wishes.set(wish.id, wish);
    return wish;
  }

  get(id: number): PairWish {
    return this.#wishes.get(id) ?? fail("pair-split");
  }

  remove(id: number): void {
    this.get(id);
    this.#wishes.delete(id);
  }
}
