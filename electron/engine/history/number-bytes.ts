/** Writes whole numbers in as few bytes as each needs (LEB128, the sign in the lowest bit). */
export class Writer {
  readonly #bytes: Uint8Array;
  #end = 0;

  /** @param most bytes that it may become */
  constructor(most: number) {
    this.#bytes = new Uint8Array(most);
  }

  byte(value: number): void {
    this.#bytes[this.#end] = value;
    this.#end += 1;
  }

  get written(): Uint8Array {
    return this.#bytes.slice(0, this.#end);
  }

  /** By arithmetic: numbers are larger than 32 bits. */
  number(value: number): void {
    let left = value < 0 ? -2 * value - 1 : 2 * value;
    while (left >= 0x80) {
      this.byte((left % 0x80) | 0x80);
      left = Math.floor(left / 0x80);
    }
    this.byte(left);
  }

  bitmap(column: Float64Array): void {
    const begin = this.#end;
    this.#end += (column.length + 7) >> 3;
    for (const [index, value] of column.entries()) {
      if (!Number.isNaN(value))
        this.#bytes[begin + (index >> 3)] = (this.#bytes[begin + (index >> 3)] ?? 0) | (1 << (index & 7));
    }
  }
}

/** Reads zeros behind the end, and knows that it did. */
export class Reader {
  at = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get isOver(): boolean {
    return this.at > this.#bytes.length;
  }

  byte(): number {
    const value = this.#bytes[this.at] ?? 0;
    this.at += 1;
    return value;
  }

  bit(from: number, index: number): boolean {
    return (((this.#bytes[from + (index >> 3)] ?? 0) >> (index & 7)) & 1) === 1;
  }

  number(): number {
    let value = 0;
    // Seven bits a byte: more than eight bytes are no number that was written.
    for (let scale = 1, part = 0x80; part >= 0x80 && scale < 2 ** 56; scale *= 0x80) {
      part = this.byte();
      value += (part & 0x7f) * scale;
    }
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }
}
