import type { RecordedDatagram } from "../../../../shared/capture/read/datagram.ts";
import { wordAt } from "./recorded-batch.ts";

/** Words of a key: IP version with the interface, port, and an address of four words. */
const keyWords = 6;
const firstRoom = 64;

/** Places of destinations, found by address, port and interface: compared as numbers, mostly with the one before. */
export class GroupTable {
  #count = 0;
  #keys = new Uint32Array(firstRoom * keyWords);
  /** Place plus one; 0 is empty. At least half of them stay so. */
  #slots = new Int32Array(firstRoom * 2);
  readonly #key = new Uint32Array(keyWords);
  #last = -1;

  /**
   * The place of a datagram's destination; the number of those that are known for one that is not.
   * @param on a number for its interface
   */
  find(datagram: RecordedDatagram, on: number): number {
    const { version, addresses, destinationAt: at, port } = datagram;
    const key = this.#key;
    const isLong = version === 6;
    key[0] = version | (on << 3);
    key[1] = port;
    key[2] = wordAt(addresses, at);
    key[3] = isLong ? wordAt(addresses, at + 4) : 0;
    key[4] = isLong ? wordAt(addresses, at + 8) : 0;
    key[5] = isLong ? wordAt(addresses, at + 12) : 0;
    if (this.#last >= 0 && this.#is(this.#last)) return this.#last;
    const place = (this.#slots[this.#slotOf()] ?? 0) - 1;
    if (place < 0) return this.#count;
    this.#last = place;
    return place;
  }

  /** Adds what was looked for last; its place is what `find` returned. */
  add(): void {
    if (this.#count * keyWords === this.#keys.length) this.#grow();
    this.#keys.set(this.#key, this.#count * keyWords);
    // The slot first: a key that stands already would be found.
    const slot = this.#slotOf();
    this.#count += 1;
    this.#slots[slot] = this.#count;
  }

  #is(place: number): boolean {
    const begin = place * keyWords;
    for (let word = 0; word < keyWords; word += 1)
      if (this.#keys[begin + word] !== this.#key[word]) return false;
    return true;
  }

  /** The slot that holds the key, or the empty one where it belongs. */
  #slotOf(): number {
    const mask = this.#slots.length - 1;
    let hash = 0;
    for (const word of this.#key) hash = Math.imul(hash ^ word ^ (hash >>> 15), 0x85eb_ca6b);
    let slot = (hash ^ (hash >>> 13)) & mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0 || this.#is(place)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #grow(): void {
    const wanted = this.#key.slice();
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    this.#keys = keys;
    this.#slots = new Int32Array(this.#slots.length * 2);
    for (let place = 0; place < this.#count; place += 1) {
      this.#key.set(keys.subarray(place * keyWords, (place + 1) * keyWords));
      this.#slots[this.#slotOf()] = place + 1;
    }
    this.#key.set(wanted);
  }

  clear(): void {
    this.#count = 0;
    this.#last = -1;
    this.#slots.fill(0);
  }
}
