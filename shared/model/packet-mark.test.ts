import { expect, test } from "vitest";
import {
  bothMarks,
  fewerMissing,
  markFlag,
  markOf,
  markUnit,
  missingBefore,
  mostMissing,
} from "./packet-mark.ts";

test("no mark is unknown, which is not in order", () => {
  expect(markUnit(0)).toBeNull();
  expect(markOf(0, "packets")).not.toBe(0);
  expect(markOf(0, "packets") & markFlag.known).toBe(markFlag.known);
});

test("what is missing is told up to a most", () => {
  const mark = markOf(markFlag.lost, "messages", 12);
  expect([missingBefore(mark), markUnit(mark), mark & markFlag.lost]).toEqual([
    12,
    "messages",
    markFlag.lost,
  ]);
  expect(missingBefore(markOf(markFlag.lost, "packets", 1_000_000))).toBe(mostMissing);
});

test("two headers of a packet say both, and what is missing before both", () => {
  const lost = markOf(markFlag.lost, "ts-packets", 40_000);
  const mark = bothMarks(bothMarks(lost, markOf(markFlag.duplicate, "ts-packets")), lost);
  expect(mark & (markFlag.lost | markFlag.duplicate | markFlag.late)).toBe(
    markFlag.lost | markFlag.duplicate,
  );
  expect([missingBefore(mark), markUnit(mark)]).toEqual([mostMissing, "ts-packets"]);
});

test("those that came after all are no longer missing", () => {
  const mark = markOf(markFlag.lost | markFlag.droppedHere | markFlag.restart, "messages", 3);
  expect(fewerMissing(mark, 1)).toBe(
    markOf(markFlag.lost | markFlag.droppedHere | markFlag.restart, "messages", 2),
  );
  expect(fewerMissing(mark, 3)).toBe(markOf(markFlag.restart, "messages"));
  expect(fewerMissing(mark, 4)).toBe(markOf(markFlag.restart, "messages"));
  expect(fewerMissing(0, 1)).toBe(0);
  const many = markOf(markFlag.lost, "packets", mostMissing + 1);
  expect(fewerMissing(many, 1)).toBe(many);
});
