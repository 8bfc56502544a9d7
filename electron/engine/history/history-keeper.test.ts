import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { usualHistoryKeep } from "../../../shared/model/history-keep.ts";
import { historyFigures } from "../../../shared/model/kept-history.ts";
import { HistoryKeeper, historyInline, historyThread } from "./history-keeper.ts";
import type { FromHistory } from "./messages.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "castscope-keeper-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const minute = 29_000_000;
const rows = [{ series: "one", seconds: historyFigures.map(() => new Float64Array(60).fill(3)) }];
const query = { series: "one", from: minute * 60, to: minute * 60 + 60, step: 60 };

test.each([
  ["in this thread", historyInline],
  ["in a thread of its own", historyThread(new URL("../../../dist/headless/history.js", import.meta.url))],
])("what is handed over is written and can be asked for, %s", async (_, start) => {
  const keeper = new HistoryKeeper({ file: join(folder, "history.db"), run: "run" }, start);
  keeper.minute(minute, rows);
  expect((await keeper.query(query)).figures.packets.sum).toEqual(Float64Array.of(180));
  expect(keeper.standing).toMatchObject({
    failure: null,
    setAside: null,
    leftOut: 0,
    keep: usualHistoryKeep,
  });
  await keeper.close();
});

test("a file that cannot be is told, what is not in it is counted, and asking fails with the reason", async () => {
  mkdirSync(join(folder, "history.db"));
  const keeper = new HistoryKeeper({ file: join(folder, "history.db"), run: "run" }, historyInline);
  keeper.minute(minute, rows);
  await expect(keeper.query(query)).rejects.toThrow("The history cannot be read");
  expect(keeper.standing).toMatchObject({ leftOut: 1, failure: expect.any(String) });
  await keeper.close();
});

test("a thread that does not come to its minutes is not waited for, and what it misses is counted", () => {
  let hear: (message: FromHistory) => void = () => {};
  const posted: string[] = [];
  const keeper = new HistoryKeeper({ file: "unused", run: "run" }, (_, heard) => {
    hear = heard;
    return { post: ({ kind }) => posted.push(kind), close: async () => {} };
  });
  for (let later = 0; later < limits.historyQueueMinutes + 5; later += 1) keeper.minute(minute + later, rows);
  expect(posted).toHaveLength(limits.historyQueueMinutes);
  expect(keeper.standing.leftOut).toBe(5);
  hear({ kind: "written", standing: { failure: null, setAside: null, leftOut: 2, bytes: null, keep: null } });
  keeper.minute(minute + 99, rows);
  expect(posted).toHaveLength(limits.historyQueueMinutes + 1);
  expect(keeper.standing.leftOut).toBe(7);
});

test("a thread that ends answers what waits for it", async () => {
  let end: (reason: string) => void = () => {};
  const keeper = new HistoryKeeper({ file: "unused", run: "run" }, (_data, _heard, ended) => {
    end = ended;
    return { post: () => {}, close: async () => {} };
  });
  const asked = keeper.query(query);
  end("out of memory");
  await expect(asked).rejects.toThrow("out of memory");
  await expect(keeper.query(query)).rejects.toThrow("out of memory");
  keeper.minute(minute, rows);
  expect(keeper.standing).toMatchObject({ failure: "out of memory", leftOut: 1 });
});
