import { expect, test } from "vitest";
import { historyFigures } from "../../../shared/model/kept-history.ts";
import { openDatabase } from "./database.ts";
import { HistoryStore } from "./store.ts";
import { withOpenMinutes } from "./with-open-minutes.ts";

const minute = 29_000_000;
const seconds = (of: (second: number) => number) =>
  historyFigures.map(() => Float64Array.from({ length: 60 }, (_, second) => of(second)));

test("an answer with open minutes is the one that the file gives once they are written", async () => {
  const open = [
    { minute: minute + 1, seconds: seconds((second) => (second < 7 ? Number.NaN : second)) },
    { minute: minute + 2, seconds: seconds((second) => (second > 20 ? Number.NaN : 90 - second)) },
  ];
  const kept = { series: "one", seconds: seconds((second) => second % 5) };
  const store = new HistoryStore(await openDatabase(":memory:", { driver: "wasm" }));
  store.write(minute, [kept]);
  const later = new HistoryStore(await openDatabase(":memory:", { driver: "wasm" }));
  later.write(minute, [kept]);
  for (const one of open) later.write(one.minute, [{ series: "one", seconds: one.seconds }]);
  for (const step of [1, 7, 60, 900]) {
    const from = minute * 60 + 13;
    const to = minute * 60 + 170;
    expect(withOpenMinutes(store.query("one", from, to, step), open)).toEqual(
      later.query("one", from, to, step),
    );
  }
});
