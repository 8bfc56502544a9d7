/** The years 0 to 9999, which ISO 8601 writes in four digits: a stamp beyond them is no time. */
const leastSeconds = -62_167_219_200;
const mostSeconds = 253_402_300_799;
const word = 2 ** 32;

/**
 * Reads pcapng's time stamps of 64 bits in units of one interface (draft-ietf-opsawg-pcapng, if_tsresol and
 * if_tsoffset): exact to the nanosecond, finer units are cut off.
 */
export class TimeStamps {
  seconds = 0;
  nanoseconds = 0;
  readonly #unitsPerSecond: number;
  readonly #offset: number;
  /** What the high word comes to, which changes every few seconds only. */
  #high = -1;
  #highSeconds = 0;
  #highUnits = 0;

  /**
   * @param resolution as in the file: the negative power of 10, or with the highest bit set of 2
   * @param offset seconds to add
   */
  constructor(resolution = 6, offset = 0) {
    const exponent = resolution & 0x7f;
    this.#unitsPerSecond = (resolution & 0x80) === 0 ? 10 ** exponent : 2 ** exponent;
    this.#offset = offset;
  }

  read(high: number, low: number): void {
    if (high !== this.#high) this.#readHigh(high);
    const units = this.#highUnits + low;
    const per = this.#unitsPerSecond;
    // Exact for powers of 10 up to 9 and of 2 up to 30; of finer units what is cut off is below a nanosecond.
    const seconds = Math.floor(units / per);
    const rest = units - seconds * per;
    const all = this.#highSeconds + seconds + this.#offset;
    this.seconds = Math.max(leastSeconds, Math.min(mostSeconds, all));
    const nanoseconds = per > 1e9 ? Math.floor(rest / (per / 1e9)) : Math.floor(rest * (1e9 / per));
    this.nanoseconds = Math.max(0, Math.min(999_999_999, nanoseconds));
  }

  /** Once for many packets, and so with whole numbers of any size. */
  #readHigh(high: number): void {
    this.#high = high;
    const all = BigInt(high) * BigInt(word);
    const per = BigInt(this.#unitsPerSecond);
    this.#highSeconds = Number(all / per);
    this.#highUnits = Number(all % per);
  }
}
