/** Bytes that are looked for in payloads, by Horspool's method: most bytes are never looked at. */
export class Needle {
  readonly #bytes: Uint8Array;
  /** What each byte counts as: itself, or its lower-case letter. */
  readonly #folded = new Uint8Array(256);
  /** How far to go on when this byte stands under the needle's last. */
  readonly #skip = new Uint32Array(256);

  /** @param foldCase ASCII letters are found in either case */
  constructor(bytes: Uint8Array, foldCase: boolean) {
    const { length } = bytes;
    for (let byte = 0; byte < 256; byte += 1) {
      const capital = foldCase && byte >= 0x41 && byte <= 0x5a;
      this.#folded[byte] = capital ? byte + 0x20 : byte;
    }
    this.#bytes = bytes.map((byte) => this.#folded[byte] ?? 0);
    this.#skip.fill(length);
    for (let index = 0; index < length - 1; index += 1)
      this.#skip[this.#bytes[index] ?? 0] = length - 1 - index;
  }

  /** Whether it stands between two positions of a block of bytes, `end` exclusive. Allocates nothing. */
  readonly isIn = (block: Uint8Array, begin: number, end: number): boolean => {
    const needle = this.#bytes;
    const folded = this.#folded;
    const skip = this.#skip;
    const last = needle.length - 1;
    let at = begin + last;
    while (at < end) {
      const byte = folded[block[at] ?? 0] ?? 0;
      if (byte === needle[last]) {
        let back = 1;
        while (back <= last && folded[block[at - back] ?? 0] === needle[last - back]) back += 1;
        if (back > last) return true;
      }
      at += skip[byte] ?? 1;
    }
    return false;
  };
}
