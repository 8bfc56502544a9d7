import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";

/** Files of profiles that windows bring, piece by piece: a message of a window holds only so much. */
export class ProfileOffers {
  readonly #texts = new Map<number, string>();
  #last = 0;

  /** Adds a piece. @param id null begins another one @returns its number */
  add(id: number | null, text: string): number {
    if (id === null) {
      this.#last += 1;
      this.#texts.set(this.#last, text);
      const [oldest] = this.#texts.keys();
      if (this.#texts.size > limits.profileOffers && oldest !== undefined) this.#texts.delete(oldest);
      return this.#last;
    }
    const whole = this.text(id) + text;
    const most = limits.profileCharacters;
    if (whole.length > most) {
      this.#texts.delete(id);
      fail("profile-offer-large", { most });
    }
    this.#texts.set(id, whole);
    return id;
  }

  /** Throws `bad-request` for one that was forgotten. */
  text(id: number): string {
    return this.#texts.get(id) ?? fail("profile-offer-gone");
  }

  forget(id: number): void {
    this.#texts.delete(id);
  }
}
