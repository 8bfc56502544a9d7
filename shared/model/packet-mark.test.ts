import { expect, test } from "vitest";
import { bothMarks, markFlag, markOf, markUnit, missingBefore, mostMissing } from "./packet-mark.ts";

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
