import fc from "fast-check";
import { expect, test } from "vitest";
import { madeUpTime } from "../../time/testing.ts";
import { MadeUpLog } from "../arrange/testing.ts";
import { packetsWithin } from "./within.ts";

test("counts what a walk through all kept packets counts, both ends included", () => {
  fc.assert(
    fc.property(
      fc.nat(60),
      fc.integer({ min: -5, max: 70 }),
      fc.integer({ min: -5, max: 70 }),
      (count, from, to) => {
        const { log, add } = bound(new MadeUpLog(3));
        for (let number = 1; number <= count; number += 1) add({ payload: new Uint8Array(8_000) });
        const times: number[] = [];
        for (let number = log.firstKept; number < log.nextNumber; number += 1) {
          const found = log.find(number);
          if (found) times.push(madeUpTime.at(found.segment.at(found.index)));
        }
        const [begin, end] = [madeUpTime.at(from), madeUpTime.at(to)];
        expect(packetsWithin(log, begin, end)).toEqual({
          packets: times.filter((at) => at >= begin && at <= end).length,
          oldest: times[0] ?? null,
        });
      },
    ),
    { numRuns: 100 },
  );
});

function bound(made: MadeUpLog) {
  return { log: made.log, add: made.add.bind(made) };
}
