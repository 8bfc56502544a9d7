import fc from "fast-check";
import { expect, test } from "vitest";
import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { CellTimes } from "./cell-times.ts";

const origin = 1_700_000_000;

/** Seconds in which so many came and so many were lost. */
function secondsOf(received: number[], lost: number[] = received.map(() => 0)): StreamSeconds {
  const columns = { received: Uint32Array.from(received), lost: Uint32Array.from(lost) };
  return { from: origin * 1_000, ...columns } as unknown as StreamSeconds;
}

const cells = (...sizes: number[]) => sizes.map((size) => ({ size, lost: 0 }));

test("a cell is of the seconds in which its numbers were due, those that were lost among them", () => {
  const times = new CellTimes(cells(10, 10, 10, 5), secondsOf([10, 4, 16], [0, 5, 0]));
  expect([0, 1, 2, 3].map((cell) => times.timeOf(cell))).toEqual([
    { first: origin, last: origin },
    { first: origin + 1, last: origin + 2 },
    { first: origin + 2, last: origin + 2 },
    { first: origin + 2, last: origin + 2 },
  ]);
  expect([0, 1, 2].map((second) => times.cellsOf(origin + second))).toEqual([
    { first: 0, last: 0 },
    { first: 1, last: 1 },
    { first: 1, last: 3 },
  ]);
});

test("nothing is told of what is not kept any more, of a second before a reset, and of one without a number", () => {
  const late = new CellTimes(cells(10, 10, 10), secondsOf([10]));
  expect([0, 1, 2].map((cell) => late.timeOf(cell)?.first ?? null)).toEqual([null, null, origin]);
  const reset = new CellTimes(cells(10), secondsOf([30, 0, 12]));
  expect([0, 1, 2, 3].map((second) => reset.cellsOf(origin + second))).toEqual([
    ...[null, null],
    { first: 0, last: 0 },
    null,
  ]);
  expect(new CellTimes([], secondsOf([0])).timeOf(0)).toBeNull();
});

test("whatever came when, a cell's seconds hold it and a second's cells are of it", () => {
  const second = fc.tuple(fc.nat(20), fc.nat(5));
  fc.assert(
    fc.property(
      fc.array(second, { minLength: 1, maxLength: 30 }),
      fc.integer({ min: 1, max: 9 }),
      (each, size) => {
        const total = each.reduce((sum, [received, lost]) => sum + received + lost, 0);
        const count = Math.ceil(total / size);
        const sizes = Array.from({ length: count }, (_, at) => Math.min(size, total - at * size));
        const seconds = secondsOf(
          each.map(([received]) => received),
          each.map(([, lost]) => lost),
        );
        const times = new CellTimes(cells(...sizes), seconds);
        for (let cell = 0; cell < count; cell += 1) {
          const told = times.timeOf(cell);
          for (const time of told === null ? [] : [told.first, told.last]) {
            const of = times.cellsOf(time);
            expect(of && of.first <= cell && cell <= of.last).toBe(true);
          }
          expect(told).not.toBeNull();
        }
      },
    ),
    { numRuns: 200 },
  );
});
