import { limits } from "../../../shared/limits.ts";
import type { Memory } from "../traffic/memory.ts";
import { histogramBytes } from "./measures/log-histogram.ts";
import { secondsBytes } from "./measures/stream-seconds.ts";
import { sequenceCounterBytes } from "./sequence/sequence-counter.ts";

/** What one stream costs in bytes: its counters, two spreads, its seconds, its sample, and as much again as objects take. */
export const streamBytes =
  sequenceCounterBytes + 2 * histogramBytes + secondsBytes + limits.streamSampleBytes + 1_200;

/** The share of the memory that streams may take, over all groups. */
export class StreamBank {
  readonly #memory: Memory;
  readonly #most: number;
  #bytes = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#most = memory.limitBytes * limits.streamsShare;
  }

  /** Bytes that streams take now. */
  get usedBytes(): number {
    return this.#bytes;
  }

  /** True when the bytes are taken; kept packets give way for them. */
  readonly take = (bytes: number): boolean => this.#takeUpTo(bytes, this.#most);

  /** The same of what can be done without: as long as new streams find room. */
  readonly takeSpare = (bytes: number): boolean =>
    this.#takeUpTo(bytes, this.#most * limits.streamSecondsShare);

  #takeUpTo(bytes: number, most: number): boolean {
    if (this.#bytes + bytes > most || !this.#memory.claim(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  give(bytes: number): void {
    this.#bytes -= bytes;
    this.#memory.give(bytes);
  }
}
