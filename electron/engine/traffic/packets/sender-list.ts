import type { Endpoint } from "../store/segment.ts";

/** The senders of some packets, each once, in the order in which they come. */
export class SenderList {
  readonly list: Endpoint[] = [];
  readonly #places = new Map<string, number>();
  #last: Endpoint | null = null;
  #lastPlace = 0;

  placeOf(sender: Endpoint): number {
    if (sender === this.#last) return this.#lastPlace;
    this.#last = sender;
    const { address, port } = sender;
    const key = `${address} ${port}`;
    const known = this.#places.get(key);
    this.#lastPlace = known ?? this.list.length;
    if (known === undefined) {
      this.#places.set(key, this.#lastPlace);
      this.list.push({ address, port });
    }
    return this.#lastPlace;
  }
}
