import { intervalSlotSeconds, type KeptIntervals } from "../../../shared/model/kept-history.ts";
import { timeBins } from "../../../shared/model/time-bins.ts";
import type { SqlDatabase } from "./database.ts";
import {
  addCounts,
  addPacked,
  emptySlots,
  type IntervalSlots,
  packIntervals,
  unpackIntervals,
} from "./interval-counts.ts";
import { minuteOfRow, secondsRow, seriesMost, seriesOfRow, turnOfRow, turnsMost } from "./row-numbers.ts";

export const intervalSchema = `
  CREATE TABLE IF NOT EXISTS intervals_seconds (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS intervals_minutes (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS intervals_quarters (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
`;

export const slotsOfMinute = 60 / intervalSlotSeconds;

/** The tables of the coarser levels: seconds that a row covers, and its slots. */
const coarser = {
  minutes: { span: 3_600, slots: 60 },
  quarters: { span: 86_400, slots: 96 },
} as const;
type Coarser = keyof typeof coarser;

/** What of a span is gathered, and where. */
export interface GatheredIntervals {
  /** Seconds since 1970, multiples of the level's slots. */
  readonly from: number;
  readonly to: number;
  readonly counts: Float64Array;
}

/**
 * The rows of the times between packets. They are numbered as the rows of the figures are (see `store.ts`), are written and made
 * coarser in the same transactions, and are read only by whoever asks for them.
 */
export class IntervalRows {
  readonly #database: SqlDatabase;

  constructor(database: SqlDatabase) {
    this.#database = database;
  }

  /** Writes a minute; what its row holds already is of other seconds of it. */
  write(id: number, slots: IntervalSlots): void {
    const into = this.#read("seconds", id, slotsOfMinute) ?? emptySlots(slotsOfMinute);
    for (const [slot, counts] of slots.entries()) addCounts(into[slot] ?? new Float64Array(timeBins), counts);
    this.#put("seconds", id, into);
  }

  /** Makes an hour's rows into slots of the coarser levels. @param turns of the rows that were made already */
  derive(hour: number, turns: number): void {
    const bySeries = new Map<number, IntervalSlots>();
    for (const { id, data } of this.#minutes(secondsRow(hour * 60, 0), secondsRow((hour + 1) * 60, 0))) {
      if (turnOfRow(Number(id)) < turns) continue;
      const minutes = bySeries.get(seriesOfRow(Number(id))) ?? emptySlots(60);
      bySeries.set(seriesOfRow(Number(id)), minutes);
      const into = minutes[minuteOfRow(Number(id)) - hour * 60];
      if (into !== undefined) addPacked(into, data, slotsOfMinute);
    }
    const day = Math.floor(hour / 24);
    for (const [series, minutes] of bySeries) {
      this.#add("minutes", hour * seriesMost + series, minutes, (minute) => minute);
      const first = (hour - day * 24) * 4;
      this.#add("quarters", day * seriesMost + series, minutes, (minute) => first + Math.floor(minute / 15));
    }
  }

  #add(table: Coarser, id: number, minutes: IntervalSlots, slotOf: (minute: number) => number): void {
    const { slots } = coarser[table];
    const into = this.#read(table, id, slots) ?? emptySlots(slots);
    for (const [minute, counts] of minutes.entries()) {
      const slot = into[slotOf(minute)];
      if (slot !== undefined) addCounts(slot, counts);
    }
    this.#put(table, id, into);
  }

  /** @param isWanted of a row's turn */
  gatherMinutes(
    into: GatheredIntervals,
    series: number,
    { from, to }: { readonly from: number; readonly to: number },
    isWanted: (turn: number) => boolean,
  ): void {
    for (let minute = Math.floor(from / 60); minute * 60 < to; minute += 1) {
      const first = secondsRow(minute, series);
      for (const { id, data } of this.#minutes(first, first + turnsMost)) {
        const slots = isWanted(turnOfRow(Number(id))) ? unpackIntervals(data, slotsOfMinute) : null;
        if (slots !== null) gather(into, slots, minute * 60, intervalSlotSeconds);
      }
    }
  }

  /** @param idOf the number of the row that covers a span's n-th stretch since 1970 */
  gatherCoarser(into: GatheredIntervals, table: Coarser, idOf: (row: number) => number): void {
    const { span, slots: count } = coarser[table];
    for (let row = Math.floor(into.from / span); row * span < into.to; row += 1) {
      const slots = this.#read(table, idOf(row), count);
      if (slots !== null) gather(into, slots, row * span, span / count);
    }
  }

  forget(table: "seconds" | Coarser, before: number): void {
    this.#database.run(`DELETE FROM intervals_${table} WHERE id < ?`, before);
  }

  #minutes(from: number, to: number) {
    return this.#database.all("SELECT id, data FROM intervals_seconds WHERE id >= ? AND id < ?", from, to);
  }

  #read(table: "seconds" | Coarser, id: number, slots: number): IntervalSlots | null {
    const [row] = this.#database.all(`SELECT data FROM intervals_${table} WHERE id = ?`, id);
    return row === undefined ? null : unpackIntervals(row.data, slots);
  }

  #put(table: "seconds" | Coarser, id: number, slots: IntervalSlots): void {
    this.#database.run(
      `INSERT OR REPLACE INTO intervals_${table} (id, data) VALUES (?, ?)`,
      id,
      packIntervals(slots),
    );
  }
}

/** Adds the slots that lie in the span. */
function gather(
  { from, to, counts }: GatheredIntervals,
  slots: IntervalSlots,
  begin: number,
  length: number,
): void {
  for (const [slot, column] of slots.entries()) {
    const time = begin + slot * length;
    if (time >= from && time < to) addCounts(counts, column);
  }
}

/** What the file tells, with the minutes that are not in it yet. Changes the answer in place. */
export function withOpenIntervals(
  intervals: KeptIntervals,
  minutes: readonly { readonly minute: number; readonly intervals?: IntervalSlots | null }[],
): KeptIntervals {
  for (const { minute, intervals: slots } of minutes) {
    if (slots) gather(intervals, slots, minute * 60, intervalSlotSeconds);
  }
  return intervals;
}
