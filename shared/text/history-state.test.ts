import { expect, it } from "vitest";
import { historyText } from "./history-state.ts";

const well = { file: "/data/history.db", failure: null, setAside: null, leftOut: 0, bytes: null, keep: null };

it.each([
  ["all is well", {}, null],
  ["none is kept", { file: null }, null],
  [
    "the disk is full",
    { failure: "the disk is full" },
    "The history cannot be written: the disk is full. Counting goes on, and what is new waits for ten minutes.",
  ],
  ["minutes are missing", { leftOut: 3 }, "3 minutes of groups and sources will be missing."],
  [
    "it was broken",
    { setAside: "history.db.broken-1" },
    "The history was broken: it was put aside as history.db.broken-1, and a new one begins.",
  ],
])("where %s", (_, given, words) => expect(historyText({ ...well, ...given })).toBe(words));
