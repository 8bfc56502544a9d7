import { expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { historyFigures, type KeptHistory } from "../../../shared/model/kept-history.ts";
import { timeBinOf, timeBins } from "../../../shared/model/time-bins.ts";
import { packColumns } from "./columns.ts";
import { openDatabase, type SqlDatabase } from "./database.ts";
import { addPairs, emptySlots } from "./interval-counts.ts";
import { HistoryStore } from "./store.ts";

/** A clock's seconds as they were lived, and what came in each: the truth that the file is compared with. */
class Lived {
  readonly seconds: { readonly time: number; readonly values: readonly number[] }[] = [];

  readonly store: HistoryStore;
  readonly series: string;

  constructor(store: HistoryStore, series: string) {
    this.store = store;
    this.series = series;
  }

  /** Lives seconds of the computer's clock and writes each minute as it ends. */
  live(from: number, to: number, valuesAt: (time: number) => readonly number[] | null): void {
    let minute = Math.floor(from / 60);
    let columns = empty();
    let slots = emptySlots(6);
    for (let time = from; time < to; time += 1) {
      if (Math.floor(time / 60) !== minute) {
        this.#write(minute, columns, slots);
        minute = Math.floor(time / 60);
        columns = empty();
        slots = emptySlots(6);
      }
      const values = valuesAt(time);
      if (values === null) continue;
      this.seconds.push({ time, values });
      for (const [figure, value] of values.entries()) (columns[figure] ?? [])[time % 60] = value;
      addPairs(slots[Math.floor((time % 60) / 10)] ?? new Float64Array(timeBins), pairsOf(values));
    }
    this.#write(minute, columns, slots);
  }

  #write(minute: number, columns: readonly Float64Array[], intervals: readonly Float64Array[]): void {
    if (columns.some((column) => column.some((value) => !Number.isNaN(value))))
      this.store.write(minute, [{ series: this.series, seconds: columns, intervals }]);
  }

  /** How often each bin was counted in a span. */
  intervals(from: number, to: number): Float64Array {
    const counts = new Float64Array(timeBins);
    for (const { time, values } of this.seconds)
      if (time >= from && time < to) addPairs(counts, pairsOf(values));
    return counts;
  }

  /** What a query has to answer of a figure, in the plainest way. */
  truth(figure: number, from: number, step: number, length: number) {
    const buckets = Array.from({ length }, () => ({
      sum: Number.NaN,
      least: Number.NaN,
      most: Number.NaN,
      seconds: 0,
    }));
    for (const { time, values } of this.seconds) {
      const bucket = buckets[Math.floor((time - from) / step)];
      const value = values[figure] ?? Number.NaN;
      if (bucket === undefined || Number.isNaN(value)) continue;
      bucket.least = bucket.seconds === 0 ? value : Math.min(bucket.least, value);
      bucket.most = bucket.seconds === 0 ? value : Math.max(bucket.most, value);
      bucket.sum = bucket.seconds === 0 ? value : bucket.sum + value;
      bucket.seconds += 1;
    }
    return buckets;
  }
}

/** The times between a second's packets: most of them alike, and two that are the extremes. */
function pairsOf([packets = 0, , , , , , least = 0, most = 0]: readonly number[]): Uint32Array {
  return Uint32Array.of(
    80 + (packets % 3),
    packets - 3,
    timeBinOf(least / 1_000),
    1,
    timeBinOf(most / 1_000),
    1,
  );
}

const empty = () => historyFigures.map(() => new Float64Array(60).fill(Number.NaN));

function told({ figures, length }: KeptHistory, name: (typeof historyFigures)[number]["name"]) {
  const { sum, least, most, seconds } = figures[name];
  return Array.from({ length }, (_, at) => ({
    ...{ sum: sum[at], least: least[at], most: most[at], seconds: seconds[at] },
  }));
}

const open = async (): Promise<SqlDatabase> => await openDatabase(":memory:", { driver: "wasm" });

/** A stream that is steady, with rare peaks, a loss now and then, a figure that is not always known. */
function traffic(time: number): readonly number[] {
  const noise = (time * 2_654_435_761) % 4_294_967_296;
  const peak = noise % 5_003 === 0 ? 90_000 : 0;
  const packets = 1_000 + (noise % 7) + peak;
  const lost = noise % 1_009 === 0 ? noise % 23 : 0;
  return [
    packets,
    packets * 1_328,
    lost,
    0,
    noise % 40_009 === 0 ? 5 : 0,
    noise % 3 === 0 ? Number.NaN : noise % 900,
    10 + (noise % 31),
    1_000 + (noise % 20_011),
    Math.round((1e6 * lost) / (lost + packets)),
    lost > 0 ? 1 : 0,
  ];
}

/** A Monday, so that hours and days begin with it. */
const monday = Math.floor(Date.UTC(2026, 10, 23) / 1_000);

test("a week: every extreme and every sum is the true one at every level, gaps stay gaps", async () => {
  const store = new HistoryStore(await open());
  const lived = new Lived(store, "group");
  const day = 86_400;
  // Castscope was not running in the nights, and not for 25 seconds of an afternoon.
  const isOff = (time: number) => {
    const ofDay = (time - monday) % day;
    return ofDay < 6 * 3_600 || (ofDay >= 54_000 && ofDay < 54_025);
  };
  lived.live(monday, monday + 7 * day, (time) => (isOff(time) ? null : traffic(time)));
  for (const step of [60, 900, 3_600, day]) {
    const from = step === 60 ? monday + 6 * day + 40_000 : monday;
    const to = step === 60 ? from + 6 * 3_600 : monday + 7 * day;
    const answer = store.query("group", from, to, step);
    expect(answer.step).toBe(step);
    for (const [figure, { name }] of historyFigures.entries())
      expect(told(answer, name), `${name} by ${step} s`).toEqual(
        lived.truth(figure, answer.from, answer.step, answer.length),
      );
  }
  // The times between packets: of ten seconds, of minutes and of quarter hours, as long as the span is.
  for (const [from, to, begin, end] of [
    [monday + 6 * day + 53_987, monday + 6 * day + 54_041, 53_980, 54_050],
    [monday + 6 * day + 30_001, monday + 6 * day + 50_001, 30_000, 50_040],
    [monday + 901, monday + 7 * day + 2_000, 900 - 6 * day, day + 2_700],
  ] as const) {
    const answer = store.intervals("group", from, to);
    expect([answer.from, answer.to]).toEqual([monday + 6 * day + begin, monday + 6 * day + end]);
    expect(answer.counts).toEqual(lived.intervals(answer.from, answer.to));
  }
  // Seconds of the last afternoon, with the short outage as a gap.
  const outage = store.query("group", monday + 6 * day + 53_990, monday + 6 * day + 54_040, 1);
  expect(outage.step).toBe(1);
  expect(told(outage, "packets")).toEqual(lived.truth(0, outage.from, 1, outage.length));
  expect([...outage.figures.packets.seconds].filter((known) => known === 0)).toHaveLength(25);
}, 120_000);

test("a clock that is set back by an hour and forward by a day loses no second and no extreme", async () => {
  const store = new HistoryStore(await open());
  const lived = new Lived(store, "group");
  lived.live(monday, monday + 3 * 3_600, traffic);
  // The hour before was made into minutes long ago, and is lived again, with other packets.
  lived.live(monday + 2 * 3_600, monday + 3 * 3_600 + 30, (time) => traffic(time + 77));
  lived.live(monday + 27 * 3_600, monday + 28 * 3_600, traffic);
  lived.live(monday + 3 * 3_600, monday + 4 * 3_600, traffic);
  for (const step of [1, 60, 900, 3_600]) {
    const answer = store.query("group", monday, monday + 29 * 3_600, step);
    expect(told(answer, "packets")).toEqual(lived.truth(0, answer.from, answer.step, answer.length));
    expect(told(answer, "jitter")).toEqual(lived.truth(5, answer.from, answer.step, answer.length));
  }
  for (const length of [3_600, 29 * 3_600]) {
    const { from, to, counts } = store.intervals("group", monday + 2 * 3_600, monday + 2 * 3_600 + length);
    expect(counts).toEqual(lived.intervals(from, to));
  }
  expect(store.leftOut).toBe(0);
});

test("a program that starts again within a minute goes on in it", async () => {
  const database = await open();
  const lived = new Lived(new HistoryStore(database), "group");
  lived.live(monday, monday + 100, traffic);
  const again = new HistoryStore(database);
  const after = new Lived(again, "group");
  after.live(monday + 110, monday + 4_000, traffic);
  lived.seconds.push(...after.seconds);
  const answer = again.query("group", monday, monday + 4_000, 1);
  expect(told(answer, "packets")).toEqual(lived.truth(0, answer.from, 1, answer.length));
  const { counts } = again.intervals("group", monday, monday + 4_000);
  expect(counts).toEqual(lived.intervals(monday, monday + 4_020));
  expect(again.series).toEqual(["group"]);
});

test("seconds give way after a day, minutes after 30 days, and what is coarser answers for them", async () => {
  const store = new HistoryStore(await open());
  const lived = new Lived(store, "group");
  lived.live(monday, monday + 7_200, traffic);
  store.prune(monday + 2 * 86_400);
  expect(store.query("group", monday, monday + 600, 1)).toMatchObject({ step: 60, length: 10 });
  const minutes = store.query("group", monday, monday + 7_200, 60);
  expect(told(minutes, "packets")).toEqual(lived.truth(0, monday, 60, 120));
  store.prune(monday + limits.historyMinutesKept + 86_400);
  const quarters = store.query("group", monday, monday + 7_200, 1);
  expect(quarters.step).toBe(900);
  expect(told(quarters, "lost")).toEqual(lived.truth(2, monday, 900, 8));
  store.prune(monday + limits.historyQuartersKept + 2 * 86_400);
  expect([...store.query("group", monday, monday + 900, 900).figures.packets.seconds]).toEqual([0]);
});

test("a file of before is read as it is, goes on with what it did not hold, and one of a newer program is refused", async () => {
  const database = await open();
  database.exec("CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE)");
  database.exec("CREATE TABLE seconds (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
  database.exec("CREATE TABLE minutes (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
  database.exec("CREATE TABLE quarters (id INTEGER PRIMARY KEY, data BLOB NOT NULL)");
  database.exec("CREATE TABLE derived (hour INTEGER PRIMARY KEY, turns INTEGER NOT NULL)");
  database.exec("CREATE TABLE pending (hour INTEGER PRIMARY KEY)");
  database.exec("CREATE TABLE pruned (level INTEGER PRIMARY KEY, before INTEGER NOT NULL)");
  database.exec("PRAGMA user_version = 1");
  database.run("INSERT INTO series (id, name) VALUES (0, 'group')");
  const old = packColumns(Array.from({ length: 6 }, (_, figure) => new Float64Array(60).fill(figure + 1)));
  database.run("INSERT INTO seconds (id, data) VALUES (?, ?)", (monday / 60) * 1_000_000 * 16, old);
  // Sums, least and most of an hour that was made into minutes: 24 columns.
  const hour = packColumns(
    Array.from({ length: 24 }, (_, column) => new Float64Array(60).fill(column < 6 ? 60 : column)),
  );
  database.run("INSERT INTO minutes (id, data) VALUES (?, ?)", (monday / 3_600 - 5) * 1_000_000, hour);
  const reader = new HistoryStore(database, { readOnly: true });
  expect(reader.query("group", monday, monday + 60, 1).figures.jitter.most[7]).toBe(6);
  expect(reader.intervals("group", monday, monday + 60).counts).toEqual(new Float64Array(timeBins));
  const store = new HistoryStore(database);
  const before = store.query("group", monday - 5 * 3_600, monday - 4 * 3_600, 60);
  expect([before.figures.lost.sum[3], before.figures.jitter.most[3]]).toEqual([8, 23]);
  expect(before.figures.intervalMost.most[3]).toBeNaN();
  const lived = new Lived(store, "group");
  lived.live(monday + 60, monday + 120, traffic);
  const both = store.query("group", monday, monday + 120, 1).figures;
  expect([both.packets.sum[59], both.intervalLeast.sum[59]]).toEqual([1, Number.NaN]);
  expect(both.intervalLeast.least[60]).toBe(traffic(monday + 60)[6]);
  expect(store.intervals("group", monday, monday + 120).counts).toEqual(
    lived.intervals(monday, monday + 120),
  );
  database.exec("PRAGMA user_version = 3");
  expect(() => new HistoryStore(database)).toThrow("written by a newer program");
});

test("a series that is not known is a gap, and names are kept apart", async () => {
  const store = new HistoryStore(await open());
  new Lived(store, "one").live(monday, monday + 60, () => [3, 1, 1, 1, 1, 1]);
  new Lived(store, "other").live(monday, monday + 60, () => [4, 2, 2, 2, 2, 2]);
  expect([...store.query("other", monday, monday + 60, 60).figures.packets.sum]).toEqual([240]);
  expect([...store.query("nobody", monday, monday + 60, 60).figures.packets.sum]).toEqual([Number.NaN]);
  expect(store.span).toEqual({ from: monday, to: monday + 60 });
});

test("what fails in the middle of a minute leaves nothing of it", async () => {
  const database = await open();
  const store = new HistoryStore(database);
  let runs = 0;
  const failing: SqlDatabase = {
    ...database,
    run(sql, ...values) {
      runs += 1;
      if (runs === 5) throw new Error("disk full");
      database.run(sql, ...values);
    },
  };
  const other = new HistoryStore(failing);
  runs = 0;
  const rows = ["a", "b", "c"].map((series) => ({
    series,
    seconds: empty().map(() => new Float64Array(60).fill(7)),
  }));
  expect(() => other.write(monday / 60, rows)).toThrow("disk full");
  expect(other.series).toEqual([]);
  other.write(monday / 60, rows);
  expect(other.series).toEqual(["a", "b", "c"]);
  expect([...new HistoryStore(database).query("b", monday, monday + 60, 60).figures.packets.sum]).toEqual([
    420,
  ]);
  expect(store.leftOut).toBe(0);
});

test("a year of 100 groups, each with a source and a stream, takes less than 2 GB", async () => {
  const database = await open();
  const lived = new Lived(new HistoryStore(database), "group");
  lived.live(monday, monday + 26 * 3_600, traffic);
  const mean = (table: string): number =>
    Number(database.all(`SELECT avg(length(data)) AS mean FROM ${table}`)[0]?.mean);
  // Beside its data a row has its number and its length, and pages are seldom full.
  const row = (table: string): number => 1.3 * (mean(table) + 16);
  const series = 3 * 100;
  const figures = 24 * 60 * row("seconds") + 30 * 24 * row("minutes") + 366 * row("quarters");
  // The times between packets are kept of groups only. In ten seconds these streams use some five bins, real ones twenty.
  const intervals = 24 * 60 * 3 * row("intervals_seconds") + 30 * 24 * row("intervals_minutes");
  const year = series * figures + (series / 3) * (intervals + 366 * row("intervals_quarters"));
  expect(mean("intervals_minutes") / 60).toBeGreaterThan(50);
  expect(year).toBeGreaterThan(100e6);
  expect(year).toBeLessThan(2e9);
  expect(mean("quarters")).toBeGreaterThan(100);
});
