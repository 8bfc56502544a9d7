import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { historyFigures } from "../../../shared/model/kept-history.ts";
import { HistoryFile } from "./history-file.ts";
import type { KeptEvent } from "./kept-event.ts";
import { openHistory } from "./open-history.ts";
import type { EventsQuery, HistoryStore } from "./store.ts";

const minute = 29_000_000;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-history-"));
  file = join(folder, "history.db");
});
afterEach(() => rmSync(folder, { recursive: true }));

const row = (value: number) => ({
  series: "group",
  seconds: historyFigures.map(() => new Float64Array(60).fill(value)),
});
const sum = (history: HistoryFile | HistoryStore, at: number) =>
  history.query("group", at * 60, at * 60 + 60, 60).figures.packets.sum[0];

test("what was written is there when it is opened again, with its events", async () => {
  const first = await HistoryFile.open(file, "run");
  await first.write(minute, [row(7)]);
  await first.writeEvents([
    {
      number: 1,
      keptAs: null,
      told: "[]",
      cut: false,
      at: minute * 60_000,
      until: null,
      worst: 2.5,
      key: "k",
      name: "joined",
      values: "{}",
    },
  ]);
  // One that goes on takes its own place.
  await first.writeEvents([
    {
      number: 1,
      keptAs: null,
      told: "[]",
      cut: false,
      at: minute * 60_000 + 5,
      until: null,
      worst: 2.5,
      key: "k",
      name: "joined",
      values: "[1]",
    },
  ]);
  first.close();
  const store = await openHistory(file);
  expect(sum(store, minute)).toBe(420);
  expect(store.events(0, 10)).toMatchObject([
    { at: minute * 60_000 + 5, until: null, worst: 2.5, key: "k", name: "joined", values: "[1]" },
  ]);
  store.close();
});

const event = (given: Partial<KeptEvent> & Pick<KeptEvent, "number">): KeptEvent => ({
  ...{ keptAs: null, at: minute * 60_000 + given.number, until: minute * 60_000 + given.number, worst: null },
  ...{ key: "k", name: "joined", values: "{}", told: "[]", cut: false, ...given },
});

test("events are read page by page, newest first, of a group or of kinds", async () => {
  const history = await HistoryFile.open(file, "run");
  const all = Array.from({ length: 25 }, (_, number) =>
    event({
      number,
      at: Math.floor(number / 5),
      key: number % 2 === 0 ? "k" : "l",
      name: number < 20 ? "joined" : "back",
    }),
  );
  await history.writeEvents(all);
  const read = (given: Partial<EventsQuery>): number[] => {
    const ids: number[] = [];
    let before: EventsQuery["before"] = null;
    for (;;) {
      const page = history.events({ before, from: 0, most: 7, key: null, kinds: null, ...given });
      const last = page.at(-1);
      if (last === undefined) return ids;
      before = { at: last.at, row: last.row };
      ids.push(...page.map(({ id }) => Number(id.slice("run-".length))));
    }
  };
  const newestFirst = all.map(({ number }) => number).reverse();
  expect(read({})).toEqual(newestFirst);
  expect(read({ key: "l" })).toEqual(newestFirst.filter((number) => number % 2 === 1));
  expect(read({ kinds: ["back"] })).toEqual([24, 23, 22, 21, 20]);
  expect(read({ kinds: [] })).toEqual([]);
  expect(read({ from: 4 })).toEqual([24, 23, 22, 21, 20]);
  // One that changes keeps its place.
  await history.writeEvents([event({ number: 3, at: 0, key: "l", worst: 7 })]);
  expect(read({})).toEqual(newestFirst);
  history.close();
});

test("what went on when a program was killed is cut at the last second that is known, and can be taken over", async () => {
  const first = await HistoryFile.open(file, "run");
  await first.write(minute, [row(7)]);
  await first.writeEvents([event({ number: 1, until: null }), event({ number: 2 })]);
  await first.see(5);
  // Killed: neither closed nor disowned.
  writeFileSync(`${file}.owner`, "2147483646\n");
  const second = await HistoryFile.open(file, "next");
  const end = (minute + 1) * 60_000;
  expect(second.cutSince(end)).toMatchObject([{ id: "run-1", until: end, cut: true }]);
  expect([second.cutSince(end + 1), second.seenAt]).toEqual([[], 5]);
  await second.writeEvents([
    event({ number: 9, at: minute * 60_000 + 1, keptAs: "run-1", until: null, worst: 3 }),
  ]);
  expect(second.events({ before: null, from: 0, most: 9, key: null, kinds: null })).toMatchObject([
    { id: "run-2", cut: false },
    { id: "run-1", until: null, worst: 3, cut: false },
  ]);
  second.close();
});

test("a file of a program that knew less is read and written", async () => {
  const { openDatabase } = await import("./database.ts");
  const old = await openDatabase(file);
  old.exec(`CREATE TABLE series (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
    CREATE TABLE events (id TEXT PRIMARY KEY, at INTEGER NOT NULL, until INTEGER, worst REAL,
      key TEXT NOT NULL, name TEXT NOT NULL, data TEXT NOT NULL);
    INSERT INTO events VALUES ('old-1', 5, 6, 1, 'k', 'joined', '{}');`);
  old.close();
  const store = await openHistory(file);
  expect(store.events(0, 9)).toMatchObject([{ id: "old-1", told: "[]", cut: false }]);
  store.close();
  const history = await HistoryFile.open(file, "run");
  await history.writeEvents([event({ number: 1, told: '["noc"]' })]);
  expect(history.standing.failure).toBeNull();
  expect(history.events({ before: null, from: 0, most: 9, key: null, kinds: null })).toMatchObject([
    ...[{ id: "run-1", told: '["noc"]' }, { id: "old-1" }],
  ]);
  history.close();
});

test("one program writes a file, and a second is told which", async () => {
  const first = await HistoryFile.open(file, "run");
  await expect(HistoryFile.open(file, "other")).rejects.toThrow(`process ${process.pid}`);
  first.close();
  (await HistoryFile.open(file, "other")).close();
  // One that was killed is none.
  writeFileSync(`${file}.owner`, "2147483646\n");
  mkdirSync(`${file}.lock`);
  const again = await HistoryFile.open(file, "again");
  await again.write(minute, [row(1)]);
  expect(again.standing.failure).toBeNull();
  again.close();
});

test.each([
  ["text", () => Buffer.from("this was never a database, and is longer than a header".repeat(40))],
  ["a damaged page", () => damaged(file)],
])("%s is put aside and kept, and a new file begins", async (_, make) => {
  const first = await HistoryFile.open(file, "run");
  await first.write(minute, [row(7)]);
  first.close();
  const broken = make();
  writeFileSync(file, broken);
  const second = await HistoryFile.open(file, "run");
  await second.write(minute + 1, [row(8)]);
  const { setAside, failure } = second.standing;
  expect(failure).toBeNull();
  expect(setAside).toMatch(/^history\.db\.broken-/);
  expect(readFileSync(join(folder, setAside ?? ""))).toEqual(broken);
  expect(sum(second, minute + 1)).toBe(480);
  second.close();
});

function damaged(path: string): Buffer {
  const bytes = readFileSync(path);
  bytes.fill(0xff, 0, 16);
  return bytes;
}

test("what cannot be written waits, is written later, and beyond its bound is counted", async () => {
  const history = await HistoryFile.open(file, "run");
  await history.write(minute, [row(1)]);
  // Another program reads: the lock is its.
  mkdirSync(`${file}.lock`);
  for (let later = 1; later <= limits.historyQueueMinutes + 3; later += 1)
    await history.write(minute + later, [row(later)]);
  expect(history.standing).toMatchObject({ failure: expect.stringContaining("locked"), leftOut: 3 });
  rmSync(`${file}.lock`, { recursive: true });
  await history.write(minute + 60, [row(2)]);
  expect(history.standing).toMatchObject({ failure: null, leftOut: 3 });
  expect(sum(history, minute + 4)).toBe(240);
  expect(sum(history, minute + 3)).toBe(Number.NaN);
  history.close();
});

test("for how long what is kept stands in the file, holds at once, and a bound of its size lets the finest give way", async () => {
  const first = await HistoryFile.open(file, "run");
  // Of noise, which takes much room.
  let noise = 1;
  const random = () => {
    noise = (noise * 1_103_515_245 + 12_345) % 2_147_483_648;
    return noise;
  };
  const rows = Array.from({ length: 40 }, (_, one) => ({
    series: one === 0 ? "group" : `group ${one}`,
    seconds: historyFigures.map(() => Float64Array.from({ length: 60 }, random)),
  }));
  for (let hour = 0; hour < 8; hour += 1) await first.write(minute + 60 * hour, rows);
  await first.writeEvents([event({ number: 1, at: 0 }), event({ number: 2 })]);
  const now = (minute + 7 * 60) * 60;
  const keep = { seconds: 4 * 3_600, minutes: 6 * 3_600, quarters: 86_400, mostBytes: null };
  const before = first.standing.bytes ?? 0;
  await first.setKeep(keep, now);
  expect(first.standing).toMatchObject({ failure: null, keep });
  expect(first.standing.bytes).toBeLessThan(before);
  // Seconds of the first hours are gone, and their quarter hours are there.
  expect(first.query("group", minute * 60, minute * 60 + 60, 1).step).toBe(900);
  expect(first.query("group", now, now + 60, 1).step).toBe(1);
  expect(first.events({ before: null, from: 0, most: 9, key: null, kinds: null })).toHaveLength(1);
  const bound = { ...keep, mostBytes: Math.floor(0.75 * (first.standing.bytes ?? 0)) };
  await first.setKeep(bound, now);
  expect(first.standing.bytes).toBeLessThanOrEqual(bound.mostBytes);
  expect(first.query("group", now, now + 60, 1).step).toBe(1);
  first.close();
  const again = await HistoryFile.open(file, "again");
  await again.write(minute + 8 * 60, rows);
  expect(again.standing.keep).toEqual(bound);
  again.close();
}, 30_000);

/** The built thread, fed with minutes one after the other; says after each that it is written. */
const writer = `
  const { Worker } = require("node:worker_threads");
  const [script, file, from] = process.argv.slice(1);
  const worker = new Worker(script, { workerData: { file, run: String(process.pid) } });
  let minute = Number(from) - 1;
  worker.on("message", ({ standing }) => {
    if (standing.failure !== null) throw new Error(standing.failure);
    process.stdout.write(minute + "\\n");
    minute += 1;
    const seconds = Array.from({ length: 6 }, () => new Float64Array(60).fill(minute % 1000));
    worker.postMessage({ kind: "minute", minute, rows: [{ series: "group", seconds }] });
  });`;
const script = join(import.meta.dirname, "../../../dist/headless/history.js");

/** Lets the thread write some minutes and kills its process a moment later; the last minute that it said was written. */
async function writeUntilKilled(from: number, minutes: number, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, ["-e", writer, script, file, String(from)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.on("data", (data) => {
    text += data;
    if (text.split("\n").length > minutes + 1) setTimeout(() => child.kill("SIGKILL"), afterMs);
  });
  await new Promise<void>((resolve) => child.on("close", () => resolve()));
  return Number(text.split("\n").at(-2));
}

/** A long run takes more of them, at moments of chance: CASTSCOPE_KILLS=50 npm test -- electron/engine/history/history-file */
const kills = Number(process.env.CASTSCOPE_KILLS ?? 12);

test(
  "a program that is killed at any moment loses at most what it was writing",
  async () => {
    let next = minute;
    for (let turn = 0; turn < kills; turn += 1) {
      const last = await writeUntilKilled(
        next,
        1 + (turn % 4),
        kills > 12 ? 20 * Math.random() : (turn * 7) % 20,
      );
      const store = await openHistory(file);
      for (let at = next; at <= last; at += 1) expect(sum(store, at)).toBe(60 * (at % 1_000));
      store.close();
      next = last + 2;
    }
    expect(next).toBeGreaterThan(minute + 2 * kills);
    expect(readdirSync(folder).filter((name) => name.includes("broken"))).toEqual([]);
  },
  10_000 * kills,
);
