import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { OwnDrops } from "./own-drops.ts";
import { splitDrops } from "./split-drops.ts";

describe("what a membership's sockets did not hand over", () => {
  test("drops are told with the time at which they were seen to grow", () => {
    const own = new OwnDrops();
    expect([own.dropped, own.damaged, own.droppedAt]).toEqual([null, null, null]);
    own.settle(0, 0, 1_000);
    expect([own.dropped, own.damaged, own.droppedAt]).toEqual([0, 0, null]);
    expect(own.unsettled(7)).toBe(7);
    expect(own.settle(7, 0, 2_000)).toBe(7);
    own.settle(7, 0, 3_000);
    expect([own.dropped, own.damaged, own.droppedAt]).toEqual([7, 0, 2_000]);
  });

  test("what was damaged is not dropped, and is no time of a drop", () => {
    const own = new OwnDrops();
    expect(own.settle(50, 50, 1_000)).toBe(0);
    expect([own.dropped, own.damaged, own.droppedAt]).toEqual([0, 50, null]);
    expect(own.settle(60, 4, 2_000)).toBe(6);
    expect([own.dropped, own.damaged, own.droppedAt]).toEqual([6, 54, 2_000]);
  });

  test("what is not told stays untold", () => {
    const own = new OwnDrops();
    expect([own.unsettled(null), own.settle(null, 0, 1_000), own.dropped]).toEqual([0, 0, null]);
  });
});

describe("telling damaged from dropped by the kernel's counters", () => {
  test.each([
    ["only damaged", [50], { damaged: 50, receiveDrops: 0 }, [50]],
    ["only dropped", [50], { damaged: 0, receiveDrops: 50 }, [0]],
    ["damaged ones of other programs too", [10], { damaged: 90, receiveDrops: 0 }, [10]],
    ["more than were damaged", [30, 30], { damaged: 40, receiveDrops: 0 }, [30, 10]],
    ["both", [40, 60], { damaged: 50, receiveDrops: 50 }, [20, 30]],
  ] as const)("%s", (_, counts, grown, expected) => {
    expect(splitDrops(counts, grown)).toEqual(expected);
  });

  test("never more than a socket's own, and together never more than were damaged", () => {
    const count = fc.nat({ max: 1_000_000 });
    fc.assert(
      fc.property(fc.array(count, { maxLength: 20 }), count, count, (counts, damaged, receiveDrops) => {
        const parts = splitDrops(counts, { damaged, receiveDrops });
        for (const [at, part] of parts.entries()) {
          expect(part).toBeGreaterThanOrEqual(0);
          expect(part).toBeLessThanOrEqual(counts[at] ?? 0);
        }
        expect(parts.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(damaged);
      }),
    );
  });
});
