import { expect, test } from "vitest";
import { madeUpLeg, madeUpPair } from "../../../shared/testing/made-up-pair.ts";
import { linesOf } from "./lines.ts";
import { pairLines } from "./pair-lines.ts";

const keys = (order: readonly number[], folded: readonly number[] = []): string[] =>
  pairLines(linesOf(order, new Map()), [madeUpPair({ id: 9, a: madeUpLeg(2), b: madeUpLeg(5) })], folded).map(
    (line) =>
      line.is === "membership" && line.leg
        ? `${line.key}${line.leg.letter}${line.leg.last ? "." : ""}`
        : line.key,
  );

test("legs stand below their pair, where the first of them stood, A first", () => {
  expect(keys([1, 5, 3, 2, 4])).toEqual(["1", "pair 9", "2A", "5B.", "3", "4"]);
});

test("folded, only the pair is shown", () => {
  expect(keys([1, 5, 3, 2], [9])).toEqual(["1", "pair 9", "3"]);
});

test("a leg that a filter hides stays hidden", () => {
  expect(keys([1, 5])).toEqual(["1", "pair 9", "5B."]);
  expect(keys([1, 3])).toEqual(["1", "3"]);
});
