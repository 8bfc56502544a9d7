import fc from "fast-check";
import { expect, test } from "vitest";
import { madeUpTime } from "../../time/testing.ts";
import { ArrivalOrder } from "../arrange/arrival-order.ts";
import { MadeUpLog, shortSlices } from "../arrange/testing.ts";
import { ArrivalPlaces } from "./arrival-places.ts";
import { tallyOf } from "./tally.ts";

test("is what adding up the packets of all ranges gives, with those that gave way told apart", async () => {
  const payload = fc.integer({ min: 0, max: 30_000 }).map((size) => new Uint8Array(size));
  const range = fc.tuple(fc.integer({ min: 1, max: 70 }), fc.nat(70));
  await fc.assert(
    fc.asyncProperty(
      fc.array(payload, { maxLength: 60 }),
      fc.array(range, { minLength: 1, maxLength: 4 }),
      async (payloads, given) => {
        const made = new MadeUpLog(3);
        made.add(...payloads.map((one) => ({ payload: one })));
        const ranges = given.map(([first, more]) => ({ first, last: first + more }));
        const numbers = ranges.flatMap(({ first, last }) =>
          Array.from({ length: last - first + 1 }, (_, index) => first + index),
        );
        const { firstKept } = made.log;
        const kept = numbers.filter((number) => number >= firstKept && number <= made.newest);
        expect(await tallyOf(new ArrivalPlaces(made.log), ranges, shortSlices())).toEqual({
          packets: kept.length,
          bytes: kept.reduce((sum, number) => sum + (payloads[number - 1]?.length ?? 0), 0),
          firstAt: kept.length === 0 ? null : madeUpTime.at(Math.min(...kept)),
          lastAt: kept.length === 0 ? null : madeUpTime.at(Math.max(...kept)),
          gone: numbers.filter((number) => number < firstKept).length,
        });
      },
    ),
    { numRuns: 100 },
  );
});

test("in a filtered list places are the list's own", async () => {
  const made = new MadeUpLog(3);
  for (let number = 1; number <= 10; number += 1) made.add({ payload: new Uint8Array(number) });
  const order = new ArrivalOrder(
    made.log,
    (segment, index) => segment.size(index) % 2 === 0,
    10,
    shortSlices(),
  );
  await order.catchUp(10);
  expect(
    await tallyOf(
      order,
      [
        { first: 2, last: 3 },
        { first: 5, last: 5 },
      ],
      shortSlices(),
    ),
  ).toMatchObject({
    packets: 3,
    bytes: 4 + 6 + 10,
    gone: 0,
  });
});
