import type { RecordedPacket } from "../../../shared/capture/write/packet.ts";

const twoTo32 = 2 ** 32;
const twoTo16 = 2 ** 16;

/** Gives packets times of nanoseconds since 1970, in two halves of 32 bits, as no number holds them. */
export class Nanoseconds {
  #second = -1;
  #high = 0;
  #low = 0;

  /** @param seconds whole ones since 1970 @param nanoseconds 0 to 999,999,999 */
  write(into: Pick<RecordedPacket, "timeHigh" | "timeLow">, seconds: number, nanoseconds: number): void {
    // Packets of one second follow each other.
    if (seconds !== this.#second) this.#begin(seconds);
    const low = this.#low + nanoseconds;
    into.timeHigh = low >= twoTo32 ? this.#high + 1 : this.#high;
    into.timeLow = low >= twoTo32 ? low - twoTo32 : low;
  }

  /** Halves of the seconds are multiplied each for itself, so that every step is exact. */
  #begin(seconds: number): void {
    this.#second = seconds;
    const upper = Math.floor(seconds / twoTo16) * 1e9;
    const lower = (seconds % twoTo16) * 1e9 + (upper % twoTo16) * twoTo16;
    this.#high = Math.floor(upper / twoTo16) + Math.floor(lower / twoTo32);
    this.#low = lower % twoTo32;
  }

  /** @param ms milliseconds since 1970 with a fraction, good to a quarter of a microsecond */
  writeMs(into: Pick<RecordedPacket, "timeHigh" | "timeLow">, ms: number): void {
    const seconds = Math.floor(ms / 1_000);
    this.write(into, seconds, Math.min(999_999_999, Math.round((ms - seconds * 1_000) * 1e6)));
  }
}
