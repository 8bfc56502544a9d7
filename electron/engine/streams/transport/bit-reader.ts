/** Bits of a NAL unit (H.264, 7.3.1), without the bytes that keep start codes out of it. Beyond its end it reads 0. */
export class BitReader {
  readonly #bytes: Uint8Array;
  readonly #end: number;
  #at: number;
  #bit = 0;
  #zeros = 0;

  constructor(bytes: Uint8Array, at: number, end: number) {
    this.#bytes = bytes;
    this.#at = at;
    this.#end = end;
  }

  /** Whether more was read than there is. */
  get isOver(): boolean {
    return this.#at > this.#end || (this.#at === this.#end && this.#bit > 0);
  }

  flag(): boolean {
    return this.bits(1) === 1;
  }

  /** @param count up to 32 */
  bits(count: number): number {
    let value = 0;
    for (let left = count; left > 0; left -= 1) {
      const byte = this.#at < this.#end ? (this.#bytes[this.#at] ?? 0) : 0;
      value = value * 2 + ((byte >>> (7 - this.#bit)) & 1);
      this.#bit += 1;
      if (this.#bit === 8) this.#nextByte(byte);
    }
    return value;
  }

  skip(count: number): void {
    for (let left = count; left > 0; left -= 1) this.bits(1);
  }

  /** An unsigned Exp-Golomb code (H.264, 9.1). */
  golomb(): number {
    let zeros = 0;
    while (zeros < 32 && !this.isOver && this.bits(1) === 0) zeros += 1;
    return 2 ** zeros - 1 + this.bits(zeros);
  }

  /** A signed one. */
  signedGolomb(): number {
    const code = this.golomb();
    return code % 2 === 0 ? -code / 2 : (code + 1) / 2;
  }

  #nextByte(byte: number): void {
    this.#bit = 0;
    this.#at += 1;
    this.#zeros = byte === 0 ? this.#zeros + 1 : 0;
    if (this.#zeros < 2 || this.#bytes[this.#at] !== 3) return;
    this.#at += 1;
    this.#zeros = 0;
  }
}
