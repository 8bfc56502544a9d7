import { limits } from "../../../shared/limits.ts";
import {
  type HistoryFigureName,
  historyFigures,
  intervalSlotSeconds,
} from "../../../shared/model/kept-history.ts";
import { addPairs, emptySlots, type IntervalSlots } from "./interval-counts.ts";
import { slotsOfMinute } from "./interval-rows.ts";
import type { MinuteOfSeries } from "./store.ts";

const minuteSeconds = 60;
const placeOf: Readonly<Record<HistoryFigureName, number>> = Object.fromEntries(
  historyFigures.map(({ name }, place) => [name, place]),
) as Record<HistoryFigureName, number>;

/** A minute that is not written yet: a column of 60 seconds for each figure. */
export interface OpenMinute {
  readonly minute: number;
  readonly seconds: readonly Float64Array[];
  readonly intervals?: IntervalSlots | null;
}

interface Collected {
  readonly seconds: Float64Array[];
  intervals: IntervalSlots | null;
}

/**
 * Puts seconds together into minutes. A minute stays open for some seconds after its end, because packets may be read long
 * after the kernel stamped them, and their second is told again then. Times are whole seconds since 1970.
 */
export class MinuteCollector {
  readonly #write: (minute: number, rows: readonly MinuteOfSeries[]) => void;
  /** Series of the open minutes, oldest first. */
  readonly #open = new Map<number, Map<string, Collected>>();
  /** Seconds that were told after their minute was written; they are in the counters and not in the history. */
  late = 0;
  #newest = Number.NEGATIVE_INFINITY;
  /** The last minute that was written, unless the clock was set back since. */
  #written = Number.NEGATIVE_INFINITY;

  constructor(write: (minute: number, rows: readonly MinuteOfSeries[]) => void) {
    this.#write = write;
  }

  /**
   * A second is over. Writes what is complete.
   * @param time what the clock told when it began; one that lies before the last one by more than
   * `limits.historyOpenSeconds` means that the clock was set back
   */
  begin(time: number): void {
    if (time < this.#newest - limits.historyOpenSeconds) {
      this.flush();
      this.#written = Number.NEGATIVE_INFINITY;
      this.#newest = time;
    }
    this.#newest = Math.max(this.#newest, time);
    for (const minute of [...this.#open.keys()]) {
      if ((minute + 1) * minuteSeconds + limits.historyOpenSeconds <= this.#newest) this.#close(minute);
    }
  }

  /** Sets a figure of a second, in place of what was set before. */
  set(time: number, series: string, figure: HistoryFigureName, value: number): void {
    const column = this.#at(time, series)?.seconds[placeOf[figure]];
    if (column) column[time % minuteSeconds] = value;
  }

  /** A figure of a second as it is now; NaN where it was not set. */
  of(time: number, series: string, figure: HistoryFigureName): number {
    const collected = this.#open.get(Math.floor(time / minuteSeconds))?.get(series);
    return collected?.seconds[placeOf[figure]]?.[time % minuteSeconds] ?? Number.NaN;
  }

  /** Adds the times between packets of a second. @param pairs bins and counts in turn */
  addIntervals(time: number, series: string, pairs: Uint32Array): void {
    const collected = this.#at(time, series);
    if (collected === null) return;
    collected.intervals ??= emptySlots(slotsOfMinute);
    const slot = collected.intervals[Math.floor((time % minuteSeconds) / intervalSlotSeconds)];
    if (slot) addPairs(slot, pairs);
  }

  /** What is collected of a series in the minute of a time; null where that was written. */
  #at(time: number, series: string): Collected | null {
    const minute = Math.floor(time / minuteSeconds);
    if (minute <= this.#written) {
      this.late += 1;
      return null;
    }
    let all = this.#open.get(minute);
    if (all === undefined) {
      all = new Map();
      this.#open.set(minute, all);
    }
    let collected = all.get(series);
    if (collected === undefined) {
      const seconds = historyFigures.map(() => new Float64Array(minuteSeconds).fill(Number.NaN));
      collected = { seconds, intervals: null };
      all.set(series, collected);
    }
    return collected;
  }

  /** The open minutes of a series as they are now; they may still grow. */
  openMinutes(series: string): OpenMinute[] {
    return [...this.#open].flatMap(([minute, all]) => {
      const collected = all.get(series);
      if (collected === undefined) return [];
      const { seconds, intervals } = collected;
      const copy = (columns: readonly Float64Array[]) => columns.map((column) => column.slice());
      return [{ minute, seconds: copy(seconds), intervals: intervals === null ? null : copy(intervals) }];
    });
  }

  /** Names of the series that are in the open minutes. */
  get openSeries(): Set<string> {
    return new Set([...this.#open.values()].flatMap((all) => [...all.keys()]));
  }

  /** Writes the open minutes as far as they are: at the end, or when the clock was set. */
  flush(): void {
    for (const minute of [...this.#open.keys()].sort((one, other) => one - other)) this.#close(minute);
  }

  #close(minute: number): void {
    const series = this.#open.get(minute);
    this.#open.delete(minute);
    this.#written = Math.max(this.#written, minute);
    if (series === undefined || series.size === 0) return;
    this.#write(
      minute,
      Array.from(series, ([name, collected]) => ({ series: name, ...collected })),
    );
  }
}

/**
 * Which second of the computer's clock a second of the engine's is. The two begin at different fractions and drift against
 * each other; so that no second is told twice or left out for that, their distance stays until the clock was set.
 */
export class WallSeconds {
  #offset: number | null = null;

  /** @param wallMs ms since 1970 at which the engine's second began */
  of(second: number, wallMs: number): number {
    const offset = wallMs / 1_000 - second;
    if (this.#offset === null || Math.abs(offset - this.#offset) > limits.historyDriftSeconds) {
      this.#offset = Math.round(offset);
    }
    return second + this.#offset;
  }
}
