import { limits } from "../../../../shared/limits.ts";
import type { Memory } from "../memory.ts";
import { Meter, meterFields, meterWindow } from "./meter.ts";

const pageMeters = 128;

/**
 * What one source costs in bytes: its figures, its burst's window, and as much again as its key,
 * its place in the table and its address as text were seen to take.
 */
const sourceBytes = 8 * meterFields + 2 * meterWindow + 240;
export const pageBytes = pageMeters * sourceBytes;

/** The meters of all sources of all memberships, in pages of typed arrays that are used again. */
export class MeterBank {
  readonly #memory: Memory;
  readonly #most: number;
  readonly #free: Meter[] = [];
  #bytes = 0;

  constructor(memory: Memory) {
    this.#memory = memory;
    this.#most = memory.limitBytes * limits.sourcesShare;
  }

  /** A meter at zero; null when the sources' share of the memory is used up. */
  take(): Meter | null {
    if (this.#free.length === 0) this.#addPage();
    const meter = this.#free.pop() ?? null;
    meter?.reset();
    return meter;
  }

  give(meter: Meter): void {
    this.#free.push(meter);
  }

  #addPage(): void {
    if (this.#bytes + pageBytes > this.#most || !this.#memory.claim(pageBytes)) return;
    this.#bytes += pageBytes;
    const figures = new Float64Array(pageMeters * meterFields);
    const perMs = new Uint16Array(pageMeters * meterWindow);
    for (let record = pageMeters - 1; record >= 0; record -= 1) {
      this.#free.push(new Meter(record, figures, perMs));
    }
  }
}
