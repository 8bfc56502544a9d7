import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { outcome, SequenceCounter } from "./sequence-counter.ts";

const wide = 0x1_0000;

/** Takes numbers one millisecond apart unless times are given. */
function taken(numbers: readonly number[], modulus = wide, at = (index: number) => index): SequenceCounter {
  const counter = new SequenceCounter(modulus);
  for (const [index, number] of numbers.entries()) counter.take(number, 1, at(index), false);
  return counter;
}

function upTo(count: number, from = 0, modulus = wide): number[] {
  return Array.from({ length: count }, (_, index) => (from + index) % modulus);
}

function figures(counter: SequenceCounter) {
  const { received, expected, lost, reordered, reorderDistance, duplicates, restarts, strays, wraps } =
    counter;
  const { bursts, longest, counts } = counter.bursts;
  return {
    ...{ received, expected, lost, reordered, reorderDistance, duplicates, restarts, strays, wraps },
    ...{ bursts, longest, counts: [...counts] },
  };
}
const none = {
  ...{ lost: 0, reordered: 0, reorderDistance: 0, duplicates: 0, restarts: 0, strays: 0, wraps: 0 },
  ...{ bursts: 0, longest: 0, counts: [0, 0, 0, 0, 0, 0] },
};

describe("numbers of a stream", () => {
  test("in order lose nothing", () => {
    expect(figures(taken(upTo(10_000)))).toEqual({ ...none, received: 10_000, expected: 10_000 });
  });

  test("wrap", () => {
    const counter = taken(upTo(300_000, 65_000));
    expect(figures(counter)).toEqual({ ...none, received: 300_000, expected: 300_000, wraps: 5 });
  });

  test("that passed while nobody listened are not expected", () => {
    const counter = taken([1, 2, 4]);
    counter.pause();
    counter.take(900, 1, 5_000, false);
    counter.take(902, 1, 5_001, false);
    expect(figures(counter)).toMatchObject({
      received: 5,
      expected: 7,
      lost: 2,
      bursts: 2,
      longest: 1,
      restarts: 0,
    });
    counter.pause();
    // It counts down as well, and over the wrap.
    for (const number of [7, 8, 9]) counter.take(number, 1, 9_000 + number, false);
    counter.pause();
    counter.announce(500, 9_100);
    counter.take(10, 1, 9_200, false);
    expect(figures(counter)).toMatchObject({ received: 9, expected: 11, lost: 2, restarts: 0, strays: 0 });
  });

  test.each([1, 5, 50, 1_000])(
    "that come in bursts of %d are counted over a wrap within a pause",
    (burst) => {
      // 40,000 a second, of which nothing comes for 1.76 s: 70,400 numbers, 4,864 more than there are.
      const at = (number: number): number =>
        Math.floor(number / burst) * burst * 0.025 + (number % burst) * 0.005;
      const sent = upTo(160_000, 0, Number.POSITIVE_INFINITY);
      const came = sent.filter((number) => number < 80_000 || number >= 150_400);
      const counter = new SequenceCounter(wide);
      for (const number of came) counter.take(number % wide, 1, at(number), false);
      expect(figures(counter)).toMatchObject({
        received: 89_600,
        expected: 160_000,
        lost: 70_400,
        restarts: 0,
      });
    },
  );

  test("that come later than anybody waits, some in a row, are strays and begin nothing", () => {
    const late = taken([...upTo(100), ...upTo(5_900, 110), ...upTo(10, 100), ...upTo(1_000, 6_010)]);
    expect(figures(late)).toMatchObject({
      received: 7_000,
      expected: 7_010,
      lost: 10,
      restarts: 0,
      strays: 10,
    });
    // A copy of all, in bursts, six thousand numbers behind.
    const copied = upTo(200).flatMap((burst) => [
      ...upTo(100, burst * 100),
      ...(burst < 60 ? [] : upTo(100, (burst - 60) * 100)),
    ]);
    const copies = taken([...copied, 20_000], wide, (index) => index / 10);
    expect(figures(copies)).toEqual({ ...none, received: 20_001, expected: 20_001, strays: 14_000 });
  });

  test("that are strays hide no pause: behind one the numbering of before goes on as well", () => {
    const numbers = [...upTo(1_000, 6_000), ...upTo(100, 500), ...upTo(100, 7_000)];
    // Within a burst a number takes 10 us, and 20 ms would hold thousands of them.
    const pauses = taken(
      numbers,
      wide,
      (index) => index / 100 + (index >= 1_000 ? 20 : 0) + (index >= 1_100 ? 20 : 0),
    );
    expect(figures(pauses)).toEqual({ ...none, received: 1_100, expected: 1_100, strays: 100 });
  });

  test("that begin anew and later reach where they had been are a restart all the same", () => {
    const again = taken([...upTo(500, 20_000), ...upTo(5_499, 15_000), ...upTo(500, 20_500)]);
    expect(figures(again)).toMatchObject({ received: 6_499, lost: 1, restarts: 1, strays: 0 });
  });

  test("that are missing are lost, in bursts of known lengths", () => {
    const missing = new Set([5, 10, 11, 20, 21, 22, 23, 24, 25, 9_000]);
    const counter = taken(upTo(10_000).filter((number) => !missing.has(number)));
    expect(figures(counter)).toEqual({
      ...none,
      ...{ received: 9_990, expected: 10_000, lost: 10, bursts: 4, longest: 6, counts: [2, 1, 0, 1, 0, 0] },
    });
    expect(counter.gapMs(6)).toBe(1);
  });

  test("that come late are not lost, and not in a burst", () => {
    const counter = taken([1, 2, 3, 5, 6, 7, 4, 8]);
    expect(figures(counter)).toEqual({
      ...none,
      ...{ received: 8, expected: 8, reordered: 1, reorderDistance: 3 },
    });
  });

  test("that come twice are duplicates", () => {
    expect(figures(taken([1, 2, 2, 3, 1, 4]))).toEqual({
      ...none,
      ...{ received: 4, expected: 4, duplicates: 2 },
    });
  });

  test("of the very beginning may be in disorder", () => {
    expect(figures(taken([2, 1, 3, 4]))).toMatchObject({ received: 4, expected: 4, lost: 0, reordered: 1 });
  });

  test("begin anew: two that follow each other prove it", () => {
    const counter = taken([...upTo(1_000), ...upTo(500, 40_000)]);
    expect(figures(counter)).toEqual({ ...none, received: 1_500, expected: 1_500, restarts: 1 });
  });

  test("begin anew backwards within what was seen", () => {
    const counter = taken([...upTo(1_000), ...upTo(500)]);
    expect(figures(counter)).toMatchObject({ received: 1_500, lost: 0, restarts: 1, duplicates: 0 });
  });

  test("begin anew where the packet says so", () => {
    const counter = new SequenceCounter(Number.POSITIVE_INFINITY);
    for (const number of [0, 1, 2]) counter.take(number, 1, number, number === 0);
    for (const number of [0, 1, 3]) counter.take(number, 1, 10 + number, number === 0);
    expect(figures(counter)).toMatchObject({ received: 6, expected: 7, lost: 1, restarts: 1 });
  });

  test("one that fits nowhere is a stray and changes nothing", () => {
    expect(figures(taken([1, 2, 40_000, 3, 4]))).toEqual({ ...none, received: 4, expected: 4, strays: 1 });
  });

  test("a stream that its sender paused for an hour lost nothing", () => {
    const counter = taken(upTo(2_000), wide, (index) => (index < 1_000 ? index : index + 3_600_000));
    expect(figures(counter)).toEqual({ ...none, received: 2_000, expected: 2_000 });
  });

  test("an outage of a second at 250,000 packets a second is counted over its wraps", () => {
    const every = 1 / 250;
    const before = upTo(250_000);
    const behind = upTo(1_000, 500_000);
    const counter = taken([...before, ...behind], wide, (index) =>
      index < before.length ? index * every : (index + 250_000) * every,
    );
    expect(figures(counter)).toMatchObject({ lost: 250_000, restarts: 0, bursts: 1, longest: 250_000 });
  });

  test("an outage that leads behind the half of the numbers is a loss", () => {
    const every = 1 / 250;
    const counter = taken([...upTo(100_000), ...upTo(100, 150_000)], wide, (index) =>
      index < 100_000 ? index * every : (index + 50_000) * every,
    );
    expect(figures(counter)).toMatchObject({ lost: 50_000, restarts: 0 });
  });

  test("after an outage of many wraps nobody can tell: it is a restart", () => {
    const counter = taken([...upTo(10_000), ...upTo(100, 33_333)], wide, (index) =>
      index < 10_000 ? index / 250 : 600_000 + index / 250,
    );
    expect(figures(counter)).toMatchObject({ lost: 0, restarts: 1, received: 10_100 });
  });

  test("8 bits: an outage of ten seconds at 44 packets a second", () => {
    const every = 1_000 / 44;
    const counter = taken([...upTo(440, 0, 256), ...upTo(100, 440 + 440, 256)], 256, (index) =>
      index < 440 ? index * every : (index + 440) * every,
    );
    expect(figures(counter)).toMatchObject({ lost: 440, restarts: 0 });
  });

  test("a jump that this computer's own drops explain is a loss, however fast it was", () => {
    const jump = (dropped: number): SequenceCounter => {
      const counter = taken(upTo(100), wide, (index) => index / 20);
      for (const [index, number] of [5_000, 5_001, 5_002].entries()) {
        counter.take(number, 1, 5.1 + index / 20, false, index === 0 ? dropped : 0);
      }
      return counter;
    };
    expect(figures(jump(4_900))).toMatchObject({ lost: 4_900, restarts: 0, strays: 0, received: 103 });
    expect(figures(jump(0))).toMatchObject({ lost: 0, restarts: 1 });
  });

  test("several numbers in a packet", () => {
    const counter = new SequenceCounter(Number.POSITIVE_INFINITY);
    counter.take(100, 5, 0, false);
    counter.take(105, 10, 1, false);
    expect(counter.take(120, 5, 2, false)).toBe(outcome.forward);
    expect(counter.gap).toBe(5);
    expect(counter.take(115, 5, 3, false)).toBe(outcome.late);
    expect(figures(counter)).toMatchObject({ received: 25, lost: 0, reordered: 1 });
  });

  test("a sender that says what comes next shows what is missing at the end", () => {
    const counter = taken(upTo(100));
    counter.announce(103, 200);
    expect(figures(counter)).toMatchObject({ received: 100, expected: 103, lost: 3, bursts: 1, longest: 3 });
    counter.take(101, 1, 201, false);
    expect(figures(counter)).toMatchObject({ received: 101, lost: 2, reordered: 1, bursts: 2, longest: 1 });
  });

  test("counters that were reset count from then on, and find the next gap", () => {
    const counter = taken([1, 2, 5, 6]);
    counter.reset();
    counter.take(3, 1, 10, false);
    for (const number of [7, 9]) counter.take(number, 1, 11, false);
    expect(figures(counter)).toMatchObject({ received: 2, expected: 3, lost: 1, bursts: 1, duplicates: 0 });
  });

  test("any loss, disorder and doubling of a stream is counted to the last packet", () => {
    const fates = fc.array(
      fc.record({
        lost: fc.boolean(),
        twice: fc.boolean(),
        late: fc.integer({ min: 0, max: 6 }),
      }),
      { minLength: 30, maxLength: 400 },
    );
    fc.assert(
      fc.property(fates, fc.integer({ min: 0, max: wide - 1 }), (plan, from) => {
        // First and last always come, in their places: what lies between them is what was expected.
        const sent = plan.map((fate, index) => ({ ...fate, index, number: (from + index) % wide }));
        const last = sent.length - 1;
        const arrivals = sent.flatMap(({ lost, twice, late, index, number }) => {
          const fixed = index < 10 || index === last;
          if (lost && !fixed) return [];
          const at = fixed ? index : Math.min(index + late, last - 0.5);
          return twice
            ? [
                { at, index, number },
                { at: at + 0.01, index, number },
              ]
            : [{ at, index, number }];
        });
        arrivals.sort((one, other) => one.at - other.at || one.index - other.index);
        const counter = new SequenceCounter(wide);
        for (const { number, at } of arrivals) counter.take(number, 1, at, false);

        const came = new Set(arrivals.map(({ index }) => index));
        const missing = sent.filter(({ index }) => !came.has(index)).map(({ index }) => index);
        const bursts = missing.filter((index) => !missing.includes(index - 1)).length;
        let highest = -1;
        let reordered = 0;
        const seen = new Set<number>();
        for (const { index } of arrivals) {
          if (!seen.has(index) && index < highest) reordered += 1;
          seen.add(index);
          highest = Math.max(highest, index);
        }
        expect(figures(counter)).toMatchObject({
          ...{ received: came.size, expected: sent.length, lost: missing.length, reordered, bursts },
          ...{ duplicates: arrivals.length - came.size, restarts: 0, strays: 0 },
        });
      }),
      { numRuns: 300 },
    );
  });
});
