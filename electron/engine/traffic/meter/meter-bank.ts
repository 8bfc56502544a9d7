import { limits } from "../../../../shared/limits.ts";
import type { Memory } from "../memory.ts";
import { History } from "./history.ts";
import { Meter, meterFields, meterWindow } from "./meter.ts";

const pageMeters = 128;

/**
 * What one source costs in bytes: its figures, its burst's window, and as much again as its key,
 * its place in the table and its address as text were seen to take.
 */
const sourceBytes = 8 * meterFields + 2 * meterWindow + 240;
export const pageBytes = pageMeters * sourceBytes;

const pageHistories = 32;
/** Two numbers for each second, and the objects around them. */
export const historyPageBytes = pageHistories * (16 * limits.historySeconds + 400);

/** The meters of all sources and destinations of all memberships, in pages of typed arrays that are used again. */
export class MeterBank {
  readonly #memory: Memory;
  readonly #most: number;
  readonly #free: Meter[] = [];
  readonly #freeHistories: History[] = [];
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

  /** An empty history; null as for a meter. */
  takeHistory(): History | null {
    if (this.#freeHistories.length === 0 && this.#claim(historyPageBytes)) {
      for (let one = 0; one < pageHistories; one += 1) this.#freeHistories.push(new History());
    }
    const history = this.#freeHistories.pop() ?? null;
    history?.reset();
    return history;
  }

  giveHistory(history: History): void {
    this.#freeHistories.push(history);
  }

  #claim(bytes: number): boolean {
    if (this.#bytes + bytes > this.#most || !this.#memory.claim(bytes)) return false;
    this.#bytes += bytes;
    return true;
  }

  #addPage(): void {
    if (!this.#claim(pageBytes)) return;
    const figures = new Float64Array(pageMeters * meterFields);
    const perMs = new Uint16Array(pageMeters * meterWindow);
    for (let record = pageMeters - 1; record >= 0; record -= 1) {
      this.#free.push(new Meter(record, figures, perMs));
    }
  }
}
