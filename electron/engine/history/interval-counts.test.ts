import fc from "fast-check";
import { expect, test } from "vitest";
import { timeBins } from "../../../shared/model/time-bins.ts";
import { addPacked, addPairs, emptySlots, packIntervals, unpackIntervals } from "./interval-counts.ts";

const bin = fc.integer({ min: 0, max: timeBins - 1 });
const count = fc.integer({ min: 1, max: 2 ** 30 });

test("what is packed is what is unpacked, and bytes that are cut off are none", () => {
  fc.assert(
    fc.property(
      fc.array(fc.array(fc.tuple(bin, count), { maxLength: 20 }), { minLength: 1, maxLength: 6 }),
      (all) => {
        const slots = emptySlots(all.length);
        for (const [slot, pairs] of all.entries())
          for (const [at, times] of pairs) {
            const counts = slots[slot] ?? new Float64Array(0);
            counts[at] = (counts[at] ?? 0) + times;
          }
        const bytes = packIntervals(slots);
        expect(unpackIntervals(bytes, all.length)).toEqual(slots);
        const together = new Float64Array(timeBins);
        addPacked(together, bytes, all.length);
        expect(together.reduce((sum, one) => sum + one, 0)).toBe(
          slots.reduce((sum, counts) => sum + counts.reduce((of, one) => of + one, 0), 0),
        );
        expect(unpackIntervals(bytes, all.length + 1)).toBeNull();
        expect(unpackIntervals(bytes.slice(0, -1), all.length)).toBeNull();
      },
    ),
    { numRuns: 60 },
  );
  expect(unpackIntervals(Uint8Array.of(1, 2, 0xff, 0x7f, 2), 1)).toBeNull();
  expect(unpackIntervals("text", 1)).toBeNull();
});

test("pairs of a bin and its count are added to what is there", () => {
  const counts = new Float64Array(timeBins);
  addPairs(counts, Uint32Array.of(3, 5, 200, 1));
  addPairs(counts, Uint32Array.of(3, 2));
  expect([counts[3], counts[200], counts[4]]).toEqual([7, 1, 0]);
});
