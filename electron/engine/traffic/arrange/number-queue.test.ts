import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { NumberQueue } from "./number-queue.ts";

test("holds what was added and not dropped, each at its place, up to the limit", () => {
  const steps = fc.array(fc.record({ add: fc.nat(3_000), drop: fc.nat(3_000) }), { maxLength: 8 });
  fc.assert(
    fc.property(steps, (list) => {
      const queue = new NumberQueue(2_048);
      const all: number[] = [];
      const told: (number | null)[] = [];
      const gone: (number | null)[] = [];
      let first = 1;
      for (const { add, drop } of list) {
        for (let more = 0; more < add; more += 1) {
          const number = 2 ** 33 + all.length * 3;
          all.push(number);
          told.push(queue.push(number));
          const full = all.length - first + 1 > 2_048;
          gone.push(full ? (all[first - 1] ?? null) : null);
          if (full) first += 1;
        }
        const below = all[Math.min(all.length, first - 1 + drop)] ?? Number.POSITIVE_INFINITY;
        queue.dropBelow(below);
        first = Math.min(all.length + 1, first + drop);
        expect([queue.first, queue.last]).toEqual([first, all.length]);
        for (let place = first; place <= all.length; place += 97)
          expect(queue.at(place)).toBe(all[place - 1]);
      }
      expect(told.findIndex((number, index) => number !== gone[index])).toBe(-1);
    }),
    { numRuns: 60 },
  );
});

test("without more said it holds as many as a list goes over", () => {
  const queue = new NumberQueue();
  let gone = 0;
  for (let number = 1; number <= limits.arrangementPackets; number += 1) gone += queue.push(number) ?? 0;
  expect(gone).toBe(0);
  expect(queue.push(limits.arrangementPackets + 1)).toBe(1);
});
