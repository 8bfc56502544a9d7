import type { Measure } from "../../../shared/profile/profile.ts";

/** As what people said that the packets of a row are measured, for as long as the row lives. */
export class Measures {
  readonly #byRow = new WeakMap<object, Measure>();
  /** Grows with each change. */
  revision = 0;

  /** @param measure null for what is recognised by itself */
  set(row: object, measure: Measure | null): void {
    if (measure === null) this.#byRow.delete(row);
    else this.#byRow.set(row, measure);
    this.revision += 1;
  }

  of(row: object): Measure | null {
    return this.#byRow.get(row) ?? null;
  }
}
