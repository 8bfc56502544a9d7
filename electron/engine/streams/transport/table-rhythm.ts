/** A table is to come at least this often: TR 101 290, 1.3.a and 1.5.a, ms. */
export const tableLimitMs = 500;

/** How often a table comes. One that is missing is an error for each half second in which other packets come. */
export class TableRhythm {
  errors = 0;
  #first = Number.NaN;
  #last = Number.NaN;
  #count = 0;
  /** Since when it is waited for. */
  #from: number;

  /** @param at since when it is waited for, ms */
  constructor(at: number) {
    this.#from = at;
  }

  get seen(): boolean {
    return this.#count > 0;
  }

  /** Mean interval in ms; null before the second. */
  get meanMs(): number | null {
    return this.#count < 2 ? null : (this.#last - this.#first) / (this.#count - 1);
  }

  /** When it will be late. */
  get due(): number {
    return this.#from + tableLimitMs;
  }

  came(at: number): void {
    if (this.#count === 0) this.#first = at;
    this.#last = at;
    this.#from = at;
    this.#count += 1;
  }

  /** Says that it is `at`, and it did not come. */
  look(at: number): void {
    if (at <= this.due) return;
    this.errors += 1;
    this.#from = at;
  }

  /** Answers with what gives the counts back. */
  resetCounts(): () => void {
    const [errors, count, first] = [this.errors, this.#count, this.#first];
    const kept = Number.isNaN(this.#last) ? 0 : 1;
    this.errors = 0;
    this.#count = kept;
    this.#first = this.#last;
    return () => {
      this.errors += errors;
      this.#count += count - kept;
      if (kept > 0) this.#first = first;
    };
  }
}
