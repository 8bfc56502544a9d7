import { limits } from "../../../shared/limits.ts";
import { type HistoryKeep, usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import {
  type HistoryFigureName,
  historyFigures,
  historySteps,
  intervalSlotSeconds,
  type KeptHistory,
  type KeptIntervals,
} from "../../../shared/model/kept-history.ts";
import { timeBins } from "../../../shared/model/time-bins.ts";
import { Buckets, tellBuckets } from "./buckets.ts";
import { packColumns, unpackColumns } from "./columns.ts";
import { DatabaseError, type SqlDatabase, type SqlValue } from "./database.ts";
import type { IntervalSlots } from "./interval-counts.ts";
import { IntervalRows, intervalSchema } from "./interval-rows.ts";
import type { KeptEvent } from "./kept-event.ts";
import { minuteOfRow, secondsRow, seriesMost, seriesOfRow, turnOfRow, turnsMost } from "./row-numbers.ts";

/** A minute of a series: a column of 60 seconds for each figure, NaN where it is not known. */
export interface MinuteOfSeries {
  readonly series: string;
  readonly seconds: readonly Float64Array[];
  /** The times between packets, by `intervalSlotSeconds`; null where they are not measured. */
  readonly intervals?: IntervalSlots | null;
}

/** An event as it is read from the file. */
export interface StoredEvent extends Omit<KeptEvent, "number" | "keptAs"> {
  /** What it is kept as: the run, and its number in it. */
  readonly id: string;
  /** Of its row: the same whenever it is read. */
  readonly row: number;
}

/** Which events are read: those before a moment, newest first. Times are ms since 1970. */
export interface EventsQuery {
  /** The last one that was read; null begins with the newest. */
  readonly before: { readonly at: number; readonly row: number } | null;
  readonly from: number;
  readonly most: number;
  /** Of one membership; null reads those of all. */
  readonly key: string | null;
  /** Names of kinds; null reads all. */
  readonly kinds: readonly string[] | null;
}

const minuteSeconds = 60;
const hourSeconds = 3_600;
const daySeconds = 86_400;
const quarterSeconds = 900;
/** Minutes of a series that are read with one question. */
const minutesAtOnce = 360;

const schema = `
  CREATE TABLE IF NOT EXISTS series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS seconds (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS minutes (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS quarters (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
  CREATE TABLE IF NOT EXISTS derived (hour INTEGER PRIMARY KEY, turns INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS pending (hour INTEGER PRIMARY KEY);
  CREATE TABLE IF NOT EXISTS pruned (level INTEGER PRIMARY KEY, before INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS events (
    id TEXT PRIMARY KEY, at INTEGER NOT NULL, until INTEGER, worst REAL,
    key TEXT NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL
  );
  CREATE INDEX IF NOT EXISTS events_at ON events (at);
  CREATE TABLE IF NOT EXISTS marks (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  ${intervalSchema}
`;

/** Columns that came later: a file of before gets them, and one that is only read may be without. */
const laterColumns = ["told TEXT NOT NULL DEFAULT '[]'", "cut INTEGER NOT NULL DEFAULT 0"] as const;

/**
 * Written into the file: of a file with a higher number nothing is known. Version 1 had six figures and no times between
 * packets: what it holds is read as it is, and further figures of its time are not known.
 */
const version = 2;

/**
 * The history's file. Seconds are written a minute at a time, one row for each series; once an hour is over they are made
 * into rows of 60 minutes and of quarter hours, in one transaction with the note that they were, so that each
 * second is in each level once, whenever a program ends. Times are seconds since 1970, by the computer's clock.
 * @throws DatabaseError from every method
 */
export class HistoryStore {
  readonly #database: SqlDatabase;
  readonly #series = new Map<string, number>();
  readonly #toldColumn: string;
  readonly #cutColumn: string;
  /** Null in a file of before that is only read. */
  readonly #intervals: IntervalRows | null;
  /** Minutes of series that were left out, because a minute was lived too often or there are too many series. */
  leftOut = 0;

  /** @param database whose file is new, or one of before */
  constructor(database: SqlDatabase, { readOnly = false }: { readonly readOnly?: boolean } = {}) {
    this.#database = database;
    const [row] = database.all("PRAGMA user_version");
    const found = Number(row?.user_version ?? 0);
    if (found > version) throw new DatabaseError("written by a newer program");
    if (!readOnly) {
      database.exec("PRAGMA synchronous = FULL");
      database.exec(schema);
      const before = this.#eventColumns();
      for (const column of laterColumns) {
        if (!before.has(column.slice(0, column.indexOf(" "))))
          database.exec(`ALTER TABLE events ADD COLUMN ${column}`);
      }
      if (found < version) database.exec(`PRAGMA user_version = ${version}`);
    }
    this.#intervals = readOnly && found < 2 ? null : new IntervalRows(database);
    for (const { id, name } of database.all("SELECT id, name FROM series")) {
      this.#series.set(String(name), Number(id));
    }
    const columns = this.#eventColumns();
    this.#toldColumn = columns.has("told") ? "told" : "'[]' AS told";
    this.#cutColumn = columns.has("cut") ? "cut" : "0 AS cut";
  }

  #eventColumns(): Set<string> {
    return new Set(this.#database.all("PRAGMA table_info(events)").map(({ name }) => String(name)));
  }

  /** Names of all series, sorted. */
  get series(): string[] {
    return [...this.#series.keys()].sort();
  }

  /** End of the newest second that is known, in s since 1970; null before the first. */
  get #newestSecond(): number | null {
    const [row] = this.#database.all("SELECT max(id) AS last FROM seconds");
    return row?.last == null ? null : (minuteOfRow(Number(row.last)) + 1) * minuteSeconds;
  }

  /** Begin of the oldest second and end of the newest that are known; null before the first. */
  get span(): { readonly from: number; readonly to: number } | null {
    const [seconds] = this.#database.all("SELECT min(id) AS first, max(id) AS last FROM seconds");
    const [quarters] = this.#database.all("SELECT min(id) AS first, max(id) AS last FROM quarters");
    const firsts = [];
    const lasts = [];
    if (seconds?.first != null) {
      firsts.push(minuteOfRow(Number(seconds.first)) * minuteSeconds);
      lasts.push((minuteOfRow(Number(seconds.last)) + 1) * minuteSeconds);
    }
    if (quarters?.first != null) {
      firsts.push(Math.floor(Number(quarters.first) / seriesMost) * daySeconds);
      if (lasts.length === 0) lasts.push((Math.floor(Number(quarters.last) / seriesMost) + 1) * daySeconds);
    }
    return firsts.length === 0 ? null : { from: Math.min(...firsts), to: Math.max(...lasts) };
  }

  /** Writes a minute, all of its series or nothing. @param minute since 1970 */
  write(minute: number, rows: readonly MinuteOfSeries[]): void {
    if (rows.length === 0) return;
    const hour = Math.floor(minute / 60);
    this.#transaction(() => {
      const derived = this.#derivedTurns(hour);
      this.#database.run("INSERT OR IGNORE INTO pending (hour) VALUES (?)", hour);
      for (const row of rows) this.#writeRow(minute, this.#idOf(row.series), row, derived);
    });
    // Whatever is not being written any more.
    for (const pending of this.#pending()) if (pending !== hour) this.#derive(pending);
  }

  #writeRow(minute: number, series: number, { seconds, intervals }: MinuteOfSeries, derived: number): void {
    const base = secondsRow(minute, series);
    const [last] = this.#database.all(
      "SELECT id, data FROM seconds WHERE id >= ? AND id < ? ORDER BY id DESC LIMIT 1",
      base,
      base + turnsMost,
    );
    if (series < 0) {
      this.leftOut += 1;
      return;
    }
    let turn = derived;
    let all = seconds;
    if (last !== undefined) {
      const before = Number(last.id) - base;
      const merged = before < derived ? null : mergeSeconds(unpackSeconds(last.data), seconds);
      turn = merged === null ? Math.max(before + 1, derived) : before;
      all = merged ?? seconds;
    }
    if (turn >= turnsMost) {
      this.leftOut += 1;
      return;
    }
    this.#database.run(
      "INSERT OR REPLACE INTO seconds (id, data) VALUES (?, ?)",
      base + turn,
      packColumns(all),
    );
    if (intervals) this.#intervals?.write(base + turn, intervals);
  }

  /**
   * Writes what happened, all of it or nothing.
   * @param run tells the events of this run of the program from those of others
   */
  writeEvents(run: string, events: readonly KeptEvent[]): void {
    if (events.length === 0) return;
    this.#transaction(() => {
      for (const { number, keptAs, at, until, worst, key, name, values, told, cut } of events) {
        this.#database.run(
          `INSERT INTO events (id, at, until, worst, key, name, data, told, cut) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
            ON CONFLICT (id) DO UPDATE SET at = ?2, until = ?3, worst = ?4, key = ?5, name = ?6, data = ?7, told = ?8, cut = ?9`,
          keptAs ?? `${run}-${number}`,
          Math.round(at),
          until === null ? null : Math.round(until),
          worst,
          ...[key, name, values, told, cut ? 1 : 0],
        );
      }
    });
  }

  /** What happened since a time, in ms since 1970, oldest first, at most so many of the newest. */
  events(since: number, most: number): StoredEvent[] {
    return this.eventsBefore({ before: null, from: since, most, key: null, kinds: null }).reverse();
  }

  /** What happened before a moment, newest first. */
  eventsBefore({ before, from, most, key, kinds }: EventsQuery): StoredEvent[] {
    const at = before?.at ?? Number.MAX_SAFE_INTEGER;
    return this.#events(
      `at >= ? AND (at < ? OR (at = ? AND rowid < ?))
        ${key === null ? "" : "AND key = ?"} ${kinds === null ? "" : `AND name IN (${kinds.map(() => "?").join()})`}
        ORDER BY at DESC, rowid DESC LIMIT ?`,
      ...[from, at, at, before?.row ?? Number.MAX_SAFE_INTEGER],
      ...(key === null ? [] : [key]),
      ...(kinds ?? []),
      most,
    );
  }

  /** What went on when a program ended, at most so long ago, in ms since 1970. */
  cutSince(since: number): StoredEvent[] {
    return this.#events("cut = 1 AND until >= ? ORDER BY at, rowid", since);
  }

  /**
   * What goes on in the file when a program begins went on when the one before was killed: it ends with what was last
   * written, and is marked as cut.
   */
  cutOpen(): void {
    const newest = (this.#newestSecond ?? 0) * 1_000;
    this.#database.run("UPDATE events SET cut = 1, until = max(at, ?) WHERE until IS NULL", newest);
  }

  #events(where: string, ...values: SqlValue[]): StoredEvent[] {
    return this.#database
      .all(
        `SELECT rowid AS row, id, at, until, worst, key, name, data, ${this.#toldColumn}, ${this.#cutColumn}
          FROM events WHERE ${where}`,
        ...values,
      )
      .map(({ row, id, at, until, worst, key, name, data, told, cut }) => ({
        ...{ row: Number(row), id: String(id) },
        ...{ at: Number(at), until: numberOrNull(until), worst: numberOrNull(worst) },
        ...{ key: String(key), name: String(name), values: String(data) },
        ...{ told: String(told), cut: Number(cut) === 1 },
      }));
  }

  /** Notes a moment under a name, in ms since 1970. */
  mark(name: string, value: number): void {
    this.#database.run("INSERT OR REPLACE INTO marks (name, value) VALUES (?, ?)", name, Math.round(value));
  }

  /** Null where none was noted. */
  marked(name: string): number | null {
    const [row] = this.#database.all("SELECT value FROM marks WHERE name = ?", name);
    return numberOrNull(row?.value);
  }

  /** Makes an hour's seconds into rows of the coarser levels. */
  #derive(hour: number): void {
    this.#transaction(() => {
      const turns = this.#derivedTurns(hour);
      let next = turns;
      const bySeries = new Map<number, Buckets>();
      for (const row of this.#secondsRows(hour * 60, (hour + 1) * 60, null)) {
        next = Math.max(next, row.turn + 1);
        if (row.turn < turns) continue;
        const buckets = bySeries.get(row.series) ?? new Buckets(60);
        bySeries.set(row.series, buckets);
        addSeconds(buckets, row.minute - hour * 60, row.seconds);
      }
      for (const [series, buckets] of bySeries) {
        this.#mergeRow("minutes", hour * seriesMost + series, 60, (into) => {
          for (let minute = 0; minute < 60; minute += 1) into.addBucket(minute, buckets, minute);
        });
        const day = Math.floor(hour / 24);
        this.#mergeRow("quarters", day * seriesMost + series, 96, (into) => {
          for (let minute = 0; minute < 60; minute += 1) {
            into.addBucket((hour - day * 24) * 4 + Math.floor(minute / 15), buckets, minute);
          }
        });
      }
      this.#intervals?.derive(hour, turns);
      this.#database.run("INSERT OR REPLACE INTO derived (hour, turns) VALUES (?, ?)", hour, next);
      this.#database.run("DELETE FROM pending WHERE hour = ?", hour);
    });
  }

  #mergeRow(table: "minutes" | "quarters", id: number, length: number, add: (into: Buckets) => void): void {
    const [row] = this.#database.all(`SELECT data FROM ${table} WHERE id = ?`, id);
    const into = (row && unpackBuckets(row.data, length)) ?? new Buckets(length);
    add(into);
    this.#database.run(`INSERT OR REPLACE INTO ${table} (id, data) VALUES (?, ?)`, id, into.pack());
  }

  /** For how long what is kept, as it stands in the file. */
  get keep(): HistoryKeep {
    const { seconds, minutes, quarters } = usualHistoryKeep;
    const mostBytes = this.marked("keep-bytes");
    return {
      seconds: this.marked("keep-seconds") ?? seconds,
      minutes: this.marked("keep-minutes") ?? minutes,
      quarters: this.marked("keep-quarters") ?? quarters,
      mostBytes: mostBytes === 0 ? null : mostBytes,
    };
  }

  set keep({ seconds, minutes, quarters, mostBytes }: HistoryKeep) {
    this.#transaction(() => {
      this.mark("keep-seconds", seconds);
      this.mark("keep-minutes", minutes);
      this.mark("keep-quarters", quarters);
      this.mark("keep-bytes", mostBytes ?? 0);
    });
  }

  /** Bytes that are in use: pages that are free again will be used before the file grows. */
  get bytes(): number {
    const pragma = (name: string): number => Number(this.#database.all(`PRAGMA ${name}`)[0]?.[name] ?? 0);
    return (pragma("page_count") - pragma("freelist_count")) * pragma("page_size");
  }

  /** Forgets what is older than it is kept, and where the file is too large what is oldest. @param now seconds since 1970 */
  prune(now: number): void {
    const { keep } = this;
    this.#forget(now, keep);
    const { mostBytes } = keep;
    if (mostBytes === null) return;
    // What is coarser is small, and reaches far: the finest give way first.
    let { seconds, minutes, quarters } = keep;
    while (this.bytes > mostBytes) {
      if (seconds > limits.historyKeepLeast) seconds = Math.max(limits.historyKeepLeast, seconds / 2);
      else if (minutes > daySeconds) minutes = Math.max(daySeconds, minutes / 2);
      else if (quarters > 2 * daySeconds) quarters = Math.max(2 * daySeconds, quarters / 2);
      else return;
      this.#forget(now, { seconds, minutes, quarters });
    }
  }

  #forget(now: number, { seconds, minutes, quarters }: Omit<HistoryKeep, "mostBytes">): void {
    for (const hour of this.#pending()) {
      if ((hour + 1) * hourSeconds < now - seconds) this.#derive(hour);
    }
    this.#transaction(() => {
      const hour = Math.floor((now - seconds) / hourSeconds);
      this.#database.run("DELETE FROM seconds WHERE id < ?", secondsRow(hour * 60, 0));
      this.#intervals?.forget("seconds", secondsRow(hour * 60, 0));
      this.#database.run("DELETE FROM derived WHERE hour < ?", hour);
      this.#notePruned(0, hour * hourSeconds);
      const old = Math.floor((now - minutes) / hourSeconds);
      this.#database.run("DELETE FROM minutes WHERE id < ?", old * seriesMost);
      this.#intervals?.forget("minutes", old * seriesMost);
      this.#notePruned(1, old * hourSeconds);
      const day = Math.floor((now - quarters) / daySeconds);
      this.#database.run("DELETE FROM quarters WHERE id < ?", day * seriesMost);
      this.#intervals?.forget("quarters", day * seriesMost);
      this.#notePruned(2, day * daySeconds);
      this.#database.run("DELETE FROM events WHERE at < ?", (now - quarters) * 1_000);
    });
  }

  #notePruned(level: number, before: number): void {
    this.#database.run(
      "INSERT INTO pruned (level, before) VALUES (?1, ?2) ON CONFLICT (level) DO UPDATE SET before = max(before, ?2)",
      level,
      before,
    );
  }

  /**
   * The figures of a series over a span, in stretches of a length. The finest level that fits is read, and a coarser
   * one where the span begins before what is kept of it: `step` of the answer says which it became.
   * @param from, to seconds since 1970; widened to whole stretches
   * @param step seconds; at least as long as needed for `limits.historyPoints`
   */
  query(series: string, from: number, to: number, step: number): KeptHistory {
    return this.#reading(() => this.#query(series, from, to, step));
  }

  #query(series: string, from: number, to: number, step: number): KeptHistory {
    const wanted = Math.max(1, Math.ceil(step), Math.ceil((to - from) / limits.historyPoints));
    const level = this.#levelFor(from, wanted);
    const unit = historySteps[level];
    const length = Math.ceil(wanted / unit) * unit;
    const begin = Math.floor(from / length) * length;
    const buckets = new Buckets(Math.max(1, Math.ceil((to - begin) / length)));
    const id = this.#series.get(series);
    if (id !== undefined) this.#gather({ buckets, begin, length }, id, level);
    return tellBuckets(buckets, begin, length);
  }

  /**
   * How often packets of a series followed each other after which time.
   * @param from, to seconds since 1970; widened to whole slots of what is kept of that time: ten seconds for spans up to an
   * hour, minutes up to a week, else quarter hours
   */
  intervals(series: string, from: number, to: number): KeptIntervals {
    return this.#reading(() => this.#intervalsOf(series, from, to));
  }

  #intervalsOf(series: string, from: number, to: number): KeptIntervals {
    const wanted =
      to - from <= hourSeconds ? 1 : to - from <= 7 * daySeconds ? minuteSeconds : quarterSeconds;
    const level = this.#levelFor(from, wanted);
    const slot = level === 0 ? intervalSlotSeconds : historySteps[level];
    const begin = Math.floor(from / slot) * slot;
    const gathered = {
      ...{ from: begin, to: Math.max(begin + slot, Math.ceil(to / slot) * slot) },
      counts: new Float64Array(timeBins),
    };
    const id = this.#series.get(series);
    const rows = this.#intervals;
    if (id === undefined || rows === null) return gathered;
    if (level === 0) {
      rows.gatherMinutes(gathered, id, gathered, () => true);
      return gathered;
    }
    rows.gatherCoarser(gathered, level === 1 ? "minutes" : "quarters", (row) => row * seriesMost + id);
    for (const hour of this.#pending()) {
      const turns = this.#derivedTurns(hour);
      const first = Math.max(gathered.from, hour * hourSeconds);
      const last = Math.min(gathered.to, (hour + 1) * hourSeconds);
      if (first < last) rows.gatherMinutes(gathered, id, { from: first, to: last }, (turn) => turn >= turns);
    }
    return gathered;
  }

  #levelFor(from: number, step: number): 0 | 1 | 2 {
    // A coarser level whose stretches make up the wanted ones says the same, in fewer rows.
    const level = step % quarterSeconds === 0 ? 2 : step % minuteSeconds === 0 ? 1 : 0;
    const pruned = new Map(
      this.#database
        .all("SELECT level, before FROM pruned")
        .map((row) => [Number(row.level), Number(row.before)]),
    );
    if (level === 0 && from >= (pruned.get(0) ?? Number.NEGATIVE_INFINITY)) return 0;
    if (level <= 1 && from >= (pruned.get(1) ?? Number.NEGATIVE_INFINITY)) return 1;
    return 2;
  }

  #gather(into: Gathered, series: number, level: 0 | 1 | 2): void {
    const { begin, length, buckets } = into;
    const end = begin + buckets.length * length;
    if (level === 0) {
      this.#gatherSeconds(into, series, begin, end, () => true);
      return;
    }
    const [table, span, count] =
      level === 1 ? (["minutes", hourSeconds, 60] as const) : (["quarters", daySeconds, 96] as const);
    // One row of each hour or day: found by its number, not by reading those of other series.
    for (let row = Math.floor(begin / span); row * span < end; row += 1) {
      const [found] = this.#database.all(`SELECT data FROM ${table} WHERE id = ?`, row * seriesMost + series);
      const kept = found && unpackBuckets(found.data, count);
      if (!kept) continue;
      for (let at = 0; at < count; at += 1) {
        const time = row * span + (at * span) / count;
        if (time >= begin && time < end) buckets.addBucket(Math.floor((time - begin) / length), kept, at);
      }
    }
    // And what is not in them yet.
    for (const hour of this.#pending()) {
      const turns = this.#derivedTurns(hour);
      const [first, last] = [Math.max(begin, hour * hourSeconds), Math.min(end, (hour + 1) * hourSeconds)];
      if (first < last) this.#gatherSeconds(into, series, first, last, (turn) => turn >= turns);
    }
  }

  #gatherSeconds(
    { buckets, begin, length }: Gathered,
    series: number,
    from: number,
    to: number,
    isWanted: (turn: number) => boolean,
  ): void {
    const rows = this.#secondsRows(Math.floor(from / minuteSeconds), Math.ceil(to / minuteSeconds), series);
    for (const { minute, turn, seconds } of rows) {
      if (!isWanted(turn)) continue;
      const minuteAt = minute * minuteSeconds;
      const first = Math.max(0, from - minuteAt);
      const last = Math.min(minuteSeconds, to - minuteAt);
      for (let second = first; second < last; second += 1) {
        const bucket = Math.floor((minuteAt + second - begin) / length);
        for (let figure = 0; figure < seconds.length; figure += 1) {
          buckets.addSecond(bucket, figure, seconds[figure]?.[second] ?? Number.NaN);
        }
      }
    }
  }

  /**
   * The kept minutes of a series in their order, from one up to another; nothing of one that is not known. Their seconds are read where
   * they are needed, and else left out: to unpack them takes most of the time.
   */
  *minutesOf(
    series: string,
    from: number,
    to: number,
    needsSeconds: (minute: MinuteSummary) => boolean,
  ): Generator<KeptMinute> {
    const id = this.#series.get(series);
    if (id === undefined) return;
    const pending = new Set(this.#pending());
    for (let hour = Math.floor(from / 60); hour * 60 < to; hour += 1) {
      const [first, last] = [Math.max(from, hour * 60), Math.min(to, (hour + 1) * 60)];
      // Of an hour that goes on there are only seconds.
      const [row] = pending.has(hour)
        ? []
        : this.#database.all("SELECT data FROM minutes WHERE id = ?", hour * seriesMost + id);
      const kept = row && unpackBuckets(row.data, 60);
      if (!kept) {
        yield* this.#secondsRows(first, last, id);
        continue;
      }
      let begin = first;
      for (let minute = first; minute < last; minute += 1) {
        const summary = summaryOf(kept, minute - hour * 60);
        if (needsSeconds(summary)) continue;
        // Those before it with one question.
        yield* this.#secondsRows(begin, minute, id);
        begin = minute + 1;
        if (summary.known("packets") > 0) yield { minute, seconds: null, summary };
      }
      yield* this.#secondsRows(begin, last, id);
    }
  }

  /** Rows of minutes `from` up to `to`. @param series null for all */
  *#secondsRows(from: number, to: number, series: number | null) {
    for (const row of series === null ? this.#rowsOfAll(from, to) : this.#rowsOfOne(from, to, series)) {
      const id = Number(row.id);
      const seconds = unpackSeconds(row.data);
      if (seconds === null) continue;
      yield { minute: minuteOfRow(id), turn: turnOfRow(id), series: seriesOfRow(id), seconds };
    }
  }

  *#rowsOfAll(from: number, to: number) {
    for (let minute = from; minute < to; minute += 1) {
      yield* this.#database.all(
        "SELECT id, data FROM seconds WHERE id >= ? AND id < ?",
        secondsRow(minute, 0),
        secondsRow(minute + 1, 0),
      );
    }
  }

  /**
   * Many minutes with one question: each one takes the file's lock, which costs more than what it answers with. A cross join keeps
   * the wanted rows outside, in their order: else SQLite goes over the whole table for each of them.
   */
  *#rowsOfOne(from: number, to: number, series: number) {
    for (let first = from; first < to; first += minutesAtOnce) {
      const count = Math.min(minutesAtOnce, to - first);
      const rows = Array.from({ length: count }, (_, place) => secondsRow(first + place, series));
      yield* this.#database.all(
        `SELECT seconds.id AS id, seconds.data AS data FROM json_each(?) AS wanted
          CROSS JOIN seconds ON seconds.id >= wanted.value AND seconds.id < wanted.value + ${turnsMost}`,
        JSON.stringify(rows),
      );
    }
  }

  #idOf(series: string): number {
    const known = this.#series.get(series);
    if (known !== undefined) return known;
    const id = this.#series.size;
    if (id >= limits.historySeries) return -1;
    this.#database.run("INSERT INTO series (id, name) VALUES (?, ?)", id, series);
    this.#series.set(series, id);
    return id;
  }

  #derivedTurns(hour: number): number {
    const [row] = this.#database.all("SELECT turns FROM derived WHERE hour = ?", hour);
    return Number(row?.turns ?? 0);
  }

  #pending(): number[] {
    return this.#database.all("SELECT hour FROM pending ORDER BY hour").map(({ hour }) => Number(hour));
  }

  /** One transaction for all that an answer reads: to lock the file for each row takes longer than to read it. */
  #reading<T>(act: () => T): T {
    this.#database.exec("BEGIN");
    try {
      return act();
    } finally {
      this.#database.exec("COMMIT");
    }
  }

  #transaction(act: () => void): void {
    const names = new Map(this.#series);
    this.#database.exec("BEGIN IMMEDIATE");
    try {
      act();
      this.#database.exec("COMMIT");
    } catch (error) {
      // Series that were named in it are not in the file.
      this.#series.clear();
      for (const [name, id] of names) this.#series.set(name, id);
      try {
        this.#database.exec("ROLLBACK");
      } catch {
        // SQLite had rolled it back itself: what went wrong is told below.
      }
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }
}

/** A minute with its seconds, or with what they come to. */
export type KeptMinute =
  | { readonly minute: number; readonly seconds: readonly Float64Array[] }
  | { readonly minute: number; readonly seconds: null; readonly summary: MinuteSummary };

/** What the seconds of a minute come to, by figure; NaN where none is known. */
export interface MinuteSummary {
  readonly known: (figure: HistoryFigureName) => number;
  readonly sum: (figure: HistoryFigureName) => number;
  readonly least: (figure: HistoryFigureName) => number;
  readonly most: (figure: HistoryFigureName) => number;
}

function summaryOf(kept: Buckets, place: number): MinuteSummary {
  const of =
    (columns: readonly Float64Array[]) =>
    (figure: HistoryFigureName): number =>
      columns[historyFigures.findIndex(({ name }) => name === figure)]?.[place] ?? Number.NaN;
  return { known: of(kept.seconds), sum: of(kept.sum), least: of(kept.least), most: of(kept.most) };
}

interface Gathered {
  readonly buckets: Buckets;
  readonly begin: number;
  readonly length: number;
}

function numberOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

function unpackSeconds(data: unknown): Float64Array[] | null {
  return data instanceof Uint8Array ? unpackColumns(data, historyFigures.length, minuteSeconds) : null;
}

function unpackBuckets(data: unknown, length: number): Buckets | null {
  return data instanceof Uint8Array ? Buckets.unpack(data, length) : null;
}

/** Two parts of one minute together; null where both know one second. */
function mergeSeconds(
  one: readonly Float64Array[] | null,
  other: readonly Float64Array[],
): Float64Array[] | null {
  if (one === null) return null;
  for (let second = 0; second < minuteSeconds; second += 1) {
    const isIn = (columns: readonly Float64Array[]) =>
      columns.some((column) => !Number.isNaN(column[second] ?? Number.NaN));
    if (isIn(one) && isIn(other)) return null;
  }
  return historyFigures.map((_, figure) =>
    Float64Array.from({ length: minuteSeconds }, (_, second) => {
      const value = one[figure]?.[second] ?? Number.NaN;
      return Number.isNaN(value) ? (other[figure]?.[second] ?? Number.NaN) : value;
    }),
  );
}

function addSeconds(buckets: Buckets, bucket: number, seconds: readonly Float64Array[]): void {
  for (const [figure, column] of seconds.entries()) {
    for (const value of column) buckets.addSecond(bucket, figure, value);
  }
}
