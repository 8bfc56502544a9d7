import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { SequenceCounter } from "../sequence/sequence-counter.ts";
import { type LegIndex, PairMerge } from "./pair-merge.ts";
import { PairSecondsLog } from "./pair-seconds.ts";
import type { PairTally } from "./pair-tally.ts";

/** A packet on one leg. */
interface Sent {
  readonly leg: LegIndex;
  /** Counts up from 0 and does not wrap; the packet carries it modulo. */
  readonly number: number;
  readonly at: number;
  readonly mark?: number;
}

/** Two legs with counters of their own, as streams have them. */
class Legs {
  readonly seconds = new PairSecondsLog(() => true);
  readonly merge: PairMerge;
  readonly #counters: readonly [SequenceCounter, SequenceCounter];
  readonly #modulus: number;
  #tickAt = 0;

  constructor(modulus = 0x1_0000, window: number = limits.pairWindow) {
    this.#modulus = modulus;
    this.merge = new PairMerge(modulus, window, this.seconds);
    this.#counters = [new SequenceCounter(modulus), new SequenceCounter(modulus)];
  }

  /** In the order of their times, with the monitor's ticks between. */
  play(...sent: readonly (readonly Sent[])[]): this {
    const all = sent.flat().sort((one, other) => one.at - other.at || one.leg - other.leg);
    for (const { leg, number, at, mark = 1 + (number % 1_000_003) } of all) {
      while (this.#tickAt + limits.tickMs <= at) this.#tick();
      const counter = this.#counters[leg];
      const value = number % this.#modulus;
      const what = counter.take(value, 1, at, false);
      this.merge.take(leg, value, 1, what, counter.gap, at, mark);
    }
    return this;
  }

  /** Lets time pass until nothing waits. */
  rest(ms = limits.pairWaitMs + limits.pairReadMs + 2 * limits.tickMs): this {
    const until = this.#tickAt + ms;
    while (this.#tickAt < until) this.#tick();
    return this;
  }

  #tick(): void {
    this.#tickAt += limits.tickMs;
    this.merge.tick(this.#tickAt);
    if (this.#tickAt % 1_000 === 0) this.merge.judgeSameness();
  }

  get told() {
    const { both, missing, places, longest, legs, restarts, sent } = this.merge.tally;
    const { sameness } = this.merge;
    const leg = ({ lost, only, late }: (typeof legs)[0]) => ({ lost, only, late });
    return { sent, both, missing, places, longest, sameness, restarts, a: leg(legs[0]), b: leg(legs[1]) };
  }
}

/** A packet each `every` ms; the second leg `skew` ms later. */
function leg(
  which: LegIndex,
  from: number,
  to: number,
  {
    lacks = () => false,
    start = 1_000,
    every = 1,
    skew = 2,
    offset = 0,
  }: {
    lacks?: (number: number) => boolean;
    start?: number;
    every?: number;
    skew?: number;
    offset?: number;
  } = {},
): Sent[] {
  const sent: Sent[] = [];
  for (let number = from; number < to; number += 1) {
    if (lacks(number)) continue;
    sent.push({ leg: which, number: number + offset, at: start + number * every + (which === 1 ? skew : 0) });
  }
  return sent;
}

const a = 0;
const b = 1;

describe("two legs put together", () => {
  test("lose nothing where one of them brings each packet", () => {
    const lacksA = (number: number): boolean => number % 100 === 50;
    const lacksB = (number: number): boolean => number % 1_000 === 7;
    const legs = new Legs()
      .play(leg(a, 0, 5_000, { lacks: lacksA }), leg(b, 0, 5_000, { lacks: lacksB }))
      .rest();
    expect(legs.told).toMatchObject({ missing: 0, places: 0, longest: 0, sameness: "same" });
    expect(legs.told.a).toEqual({ lost: 50, only: 5, late: 0 });
    expect(legs.told.b).toEqual({ lost: 5, only: 50, late: 0 });
  });

  test("lack what neither brought, in places", () => {
    const lacksA = (number: number): boolean => number >= 1_000 && number < 1_020;
    const lacksB = (number: number): boolean => (number >= 1_009 && number < 1_030) || number === 2_000;
    const legs = new Legs()
      .play(
        leg(a, 0, 5_000, { lacks: (number) => lacksA(number) || number === 2_000 }),
        leg(b, 0, 5_000, { lacks: lacksB }),
      )
      .rest();
    expect(legs.told).toMatchObject({ missing: 12, places: 2, longest: 11 });
    expect(legs.told.a).toMatchObject({ lost: 21, only: 10 });
    expect(legs.told.b).toMatchObject({ lost: 22, only: 9 });
  });

  test("charge a leg only after the other one had its turn", () => {
    const legs = new Legs().play(leg(a, 0, 101), leg(b, 0, 101));
    const before = legs.told;
    legs.play([{ leg: a, number: 102, at: 1_200 }]);
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: before.a.lost } });
    // The other leg brings it within the wait: it is the first leg's loss only when that is over.
    legs.play([{ leg: b, number: 101, at: 1_249 }]);
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: before.a.lost } });
    legs.play([
      { leg: b, number: 102, at: 1_250 },
      { leg: a, number: 103, at: 1_300 },
      { leg: b, number: 103, at: 1_301 },
    ]);
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: before.a.lost + 1 } });
  });

  test("count what came after the wait, and take no loss back", () => {
    const late = 3_000;
    const legs = new Legs()
      .play(
        leg(a, 0, 5_000, { lacks: (number) => number === late }),
        leg(b, 0, 5_000, { lacks: (number) => number === late }),
        [{ leg: b, number: late, at: 1_000 + late + 72 }],
      )
      .rest();
    expect(legs.told).toMatchObject({ missing: 1, b: { lost: 1, late: 1 } });
    // The gap was seen with the next packet of the first leg, a millisecond later.
    expect(legs.merge.tally.legs[b].latestMs).toBe(71);
  });

  test("count what came after the wait also where all of a leg was held up", () => {
    const legs = new Legs()
      .play(leg(a, 0, 3_000), leg(b, 0, 2_000), leg(b, 2_000, 3_000, { skew: 202 }))
      .rest();
    expect(legs.told).toMatchObject({ missing: 0, b: { lost: 1_000, late: 1_000 } });
  });

  test("with a skew longer than the wait one leg is late with all, and a longer wait is enough", () => {
    const skewed = { skew: 80 };
    const short = new Legs().play(leg(a, 0, 3_000), leg(b, 0, 3_000, skewed)).rest();
    expect(short.told.b.lost).toBe(short.told.sent);
    expect(short.told.b.late).toBe(short.told.sent);
    const long = new Legs();
    long.merge.waitMs = 100;
    long.play(leg(a, 0, 3_000), leg(b, 0, 3_000, skewed)).rest();
    expect(long.told).toMatchObject({ missing: 0, a: { lost: 0 }, b: { lost: 0, late: 0 } });
  });

  test("tell the skew with its sign, and the largest with its time", () => {
    const legs = new Legs().play(leg(a, 0, 2_000), leg(b, 0, 1_999)).rest();
    legs.play([
      { leg: a, number: 2_000, at: 4_000 },
      { leg: b, number: 2_000, at: 4_011.5 },
    ]);
    const skew = legs.merge.tally.skew.told(0, (at) => at);
    expect(skew).toMatchObject({ largest: 11.5, largestAt: 4_011.5 });
    expect(skew?.median).toBeCloseTo(2, 0);
    const behind = new Legs().play(leg(a, 0, 2_000), leg(b, 0, 2_000, { skew: -3 })).rest();
    expect(behind.merge.tally.skew.told(0, (at) => at)?.median).toBeCloseTo(-3, 0);
  });

  test("go on through wraps of 16 bits", () => {
    const lacks = (number: number): boolean => number % 5_000 === 4_999;
    const options = { every: 0.02, start: 1_000 };
    const legs = new Legs()
      .play(
        leg(a, 65_000, 265_000, { ...options, lacks }),
        leg(b, 65_000, 265_000, { ...options, lacks: (number) => number % 20_000 === 19_999 }),
      )
      .rest();
    expect(legs.told).toMatchObject({ missing: 10, places: 10, restarts: 0, b: { lost: 10 } });
    expect(legs.told.a.lost).toBe(40);
  });

  test("a leg that repeats its packets changes nothing", () => {
    const once = leg(b, 0, 3_000);
    const twice = [...once, ...once.map((sent) => ({ ...sent, at: sent.at + 0.3 }))];
    const legs = new Legs().play(leg(a, 0, 3_000), twice).rest();
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: 0 }, b: { lost: 0, late: 0 } });
  });

  test("a leg's own packets in another order are no loss", () => {
    const shuffled = leg(a, 0, 3_000).map((sent) =>
      sent.number % 10 === 0 ? { ...sent, at: sent.at + 7 } : sent,
    );
    const legs = new Legs().play(shuffled, leg(b, 0, 3_000)).rest();
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: 0 }, b: { lost: 0 } });
  });

  test("a leg that goes away for 10 s lacks what the other one brought, and is back at once", () => {
    const away = (number: number): boolean => number >= 5_000 && number < 15_000;
    const legs = new Legs().play(leg(a, 0, 20_000), leg(b, 0, 20_000, { lacks: away })).rest();
    expect(legs.told).toMatchObject({ missing: 0, restarts: 0, sameness: "same" });
    expect(legs.told.b).toEqual({ lost: 10_000, only: 0, late: 0 });
    expect(legs.told.a.lost).toBe(0);
  });

  test("the same where its numbers wrapped meanwhile", () => {
    const options = { every: 0.1 };
    const away = (number: number): boolean => number >= 50_000 && number < 150_000;
    const legs = new Legs()
      .play(leg(a, 0, 250_000, options), leg(b, 0, 250_000, { ...options, lacks: away }))
      .rest();
    expect(legs.told).toMatchObject({ missing: 0, restarts: 0, a: { lost: 0 } });
    expect(legs.told.b).toEqual({ lost: 100_000, only: 0, late: 0 });
  });

  test("both away for longer than can wait is told as missing by their counters", () => {
    const options = { every: 0.1 };
    const away = (number: number): boolean => number >= 50_000 && number < 80_000;
    const legs = new Legs(2 ** 32)
      .play(leg(a, 0, 120_000, { ...options, lacks: away }), leg(b, 0, 120_000, { ...options, lacks: away }))
      .rest();
    expect(legs.told).toMatchObject({ missing: 30_000, places: 1, longest: 30_000 });
    expect([legs.told.a.lost, legs.told.b.lost]).toEqual([30_000, 30_000]);
  });

  test("a restart of both is one, and no loss", () => {
    const again = { start: 1_000, offset: 40_000 };
    const legs = new Legs()
      .play(leg(a, 0, 3_000), leg(b, 0, 3_000))
      .play(leg(a, 3_010, 6_000, again), leg(b, 3_010, 6_000, again))
      .rest();
    expect(legs.told).toMatchObject({ missing: 0, restarts: 1, a: { lost: 0 }, b: { lost: 0 } });
    expect(legs.told.both).toBeGreaterThan(5_950);
  });

  test("a restart of one leg is charged to neither, and ends when the other one follows", () => {
    const again = { offset: 40_000 };
    const legs = new Legs()
      .play(leg(a, 0, 6_000), leg(b, 0, 3_000), leg(b, 3_000, 6_000, again))
      .play(leg(a, 6_000, 9_000, again), leg(b, 6_000, 9_000, again));
    expect(legs.told).toMatchObject({ missing: 0, b: { lost: 0 } });
    legs.rest();
    expect(legs.told).toMatchObject({
      missing: 0,
      restarts: 1,
      sameness: "same",
      a: { lost: 0 },
      b: { lost: 0 },
    });
    expect(legs.told.both).toBeGreaterThan(5_900);
  });

  test("a sender that begins anew while a leg is away counts on alone", () => {
    const again = { offset: 40_000 };
    const legs = new Legs()
      .play(leg(a, 0, 3_000), leg(b, 0, 3_000))
      .play(leg(a, 10_000, 30_000, again), leg(b, 20_000, 30_000, again))
      .rest();
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: 0 } });
    // From the tick behind its new beginning up to the other leg's return.
    expect(legs.told.b.lost).toBeGreaterThan(9_700);
    expect(legs.told.b.lost).toBeLessThanOrEqual(10_000);
  });

  test("packets that are not the same are told, and not put together", () => {
    const other = leg(b, 0, 10_000).map((sent) => ({ ...sent, mark: 77 }));
    const legs = new Legs().play(leg(a, 0, 10_000), other).rest();
    expect(legs.told.sameness).toBe("differ");
    expect(legs.told.both).toBeLessThan(3_000);
  });

  test("streams that never meet are apart", () => {
    const legs = new Legs().play(leg(a, 0, 10_000), leg(b, 0, 10_000, { offset: 30_000 })).rest();
    expect(legs.told).toMatchObject({ sameness: "apart", missing: 0, both: 0 });
  });

  test("what waits is bounded, and counted", () => {
    const legs = new Legs(2 ** 32, 256);
    const options = { every: 0.1 };
    legs
      .play(
        leg(a, 0, 5_000, options),
        leg(b, 0, 5_000, { ...options, skew: 24, lacks: (number) => number % 2 === 1 }),
      )
      .rest();
    expect(legs.merge.tally.hurried).toBeGreaterThan(2_000);
    expect(legs.told.sent).toBe(legs.told.both + legs.told.a.only + legs.told.b.only + legs.told.missing);
  });

  test("sequences of any length are put together, also short ones and such that wrap at no power of two", () => {
    for (const modulus of [256, 1_000, Number.POSITIVE_INFINITY]) {
      const lacks = (number: number): boolean => number % 100 === 50;
      const legs = new Legs(modulus)
        .play(leg(a, 0, 5_000, { lacks }), leg(b, 0, 5_000, { lacks: (number) => number % 500 === 50 }))
        .rest();
      expect(legs.told).toMatchObject({ missing: 10, places: 10, a: { lost: 50 }, b: { lost: 10 } });
    }
  });

  test("seconds add up to the counts", () => {
    const lacks = (number: number): boolean => number % 100 === 50;
    const legs = new Legs().play(leg(a, 0, 9_000, { lacks }), leg(b, 0, 9_000)).rest();
    const told = legs.seconds.told((second) => second * 1_000);
    const sum = (column: Uint32Array): number => column.reduce((all, one) => all + one, 0);
    expect(told.from).toBe(1_000);
    expect(sum(told.lostA)).toBe(legs.told.a.lost);
    expect(sum(told.onlyB)).toBe(legs.told.b.only);
    expect(sum(told.both)).toBe(legs.told.both);
    expect([...told.lostA.subarray(1, 8)]).toEqual(Array.from({ length: 7 }, () => 10));
    expect(told.skewMedian[3]).toBeCloseTo(2, 0);
  });

  test("counters that are reset begin anew", () => {
    const lacks = (number: number): boolean => number % 100 === 50;
    const legs = new Legs().play(leg(a, 0, 3_000, { lacks }), leg(b, 0, 3_000));
    legs.merge.reset();
    legs.play(leg(a, 3_000, 4_000), leg(b, 3_000, 4_000)).rest();
    expect(legs.told).toMatchObject({ missing: 0, a: { lost: 0 }, b: { lost: 0 } });
    expect(legs.told.sent).toBeGreaterThan(990);
  });
});

test("what is missing after the merge is exactly what neither leg brought", () => {
  const begin = 200;
  fc.assert(
    fc.property(
      fc.record({
        start: fc.nat(0xffff),
        count: fc.integer({ min: 300, max: 3_000 }),
        every: fc.constantFrom(0.05, 1, 7),
        skew: fc.double({ min: -45, max: 45, noNaN: true }),
        lost: fc.tuple(
          fc.double({ min: 0, max: 0.5, noNaN: true }),
          fc.double({ min: 0, max: 0.5, noNaN: true }),
        ),
        repeat: fc.double({ min: 0, max: 0.2, noNaN: true }),
        seed: fc.nat(),
      }),
      ({ start, count, every, skew, lost, repeat, seed }) => {
        const chance = dice(seed);
        const brought: [Set<number>, Set<number>] = [new Set(), new Set()];
        const sent: Sent[] = [];
        for (let number = 0; number < count; number += 1) {
          for (const which of [0, 1] as const) {
            // Both bring the first ones and the last ones, so that all between is judged.
            const sure = number < begin || number >= count - 20;
            if (!sure && chance() < lost[which]) continue;
            brought[which].add(number);
            const at = 1_000 + number * every + (which === 1 ? skew : 0);
            sent.push({ leg: which, number: start + number, at });
            if (chance() < repeat) sent.push({ leg: which, number: start + number, at: at + 0.01 });
          }
        }
        const legs = new Legs().play(sent).rest();
        const { told } = legs;
        const lacks = (which: 0 | 1): number => count - brought[which].size;
        let neither = 0;
        for (let number = 0; number < count; number += 1) {
          if (!brought[0].has(number) && !brought[1].has(number)) neither += 1;
        }
        // Counting begins when both were seen; up to `begin` nothing is lost.
        expect(legs.merge.tally.hurried).toBe(0);
        if (Math.abs(skew) / every < begin) {
          expect(told.missing).toBe(neither);
          expect([told.a.lost, told.b.lost]).toEqual([lacks(0), lacks(1)]);
          expect(told.sent).toBeLessThanOrEqual(count);
        }
        expect(told.sent).toBe(told.both + told.a.only + told.b.only + told.missing);
        expect(told.a.lost).toBe(told.b.only + told.missing);
      },
    ),
    { numRuns: 60 },
  );
});

/** Two packets' worth of time: what a leg does with its next number. */
const fates = fc.array(
  fc.record({
    a: fc.constantFrom("sent", "sent", "sent", "lost", "late", "twice", "jump"),
    b: fc.constantFrom("sent", "sent", "sent", "lost", "late", "other", "away"),
    wait: fc.integer({ min: 0, max: 30 }),
  }),
  { minLength: 60, maxLength: 400 },
);

/** What legs with these fates bring; the numbering of both begins anew at a jump. */
function brought(plan: readonly { readonly a: string; readonly b: string; readonly wait: number }[]): Sent[] {
  const sent: Sent[] = [];
  let [at, number, jumps] = [1_000, 0, 0];
  for (const { a: ofA, b: ofB, wait } of plan) {
    at += ofB === "away" ? 400 : wait;
    // Few jumps: each begins to count anew.
    if (ofA === "jump" && jumps < 2 && number % 7 === 0) [number, jumps] = [number + 9_000, jumps + 1];
    number += 1;
    const late = 20 + (number % 3) * 60;
    if (ofA !== "lost") sent.push({ leg: a, number, at: ofA === "late" ? at + late : at });
    if (ofA === "twice") sent.push({ leg: a, number, at: at + 1 });
    const mark = ofB === "other" ? { mark: 7 } : {};
    if (ofB !== "lost" && ofB !== "away")
      sent.push({ leg: b, number, at: (ofB === "late" ? at + late : at) + 3, ...mark });
  }
  return sent.sort((one, other) => one.at - other.at || one.leg - other.leg);
}

test("what was counted is as if it had never been reset, whatever comes and whichever reset is taken back first", () => {
  const doings = fc.array(
    fc.record({ before: fc.nat({ max: 800 }), undoes: fc.option(fc.nat({ max: 6 }), { nil: null }) }),
    { minLength: 1, maxLength: 8 },
  );
  fc.assert(
    fc.property(fates, doings, (plan, done) => {
      const [reset, never] = [new Legs(), new Legs()];
      let tallies: readonly PairTally[] = [];
      const undo = (tally: PairTally): void => {
        reset.merge.undoReset(tally);
        tallies = tallies.filter((one) => one !== tally);
      };
      brought(plan).forEach((packet, number) => {
        for (const { before, undoes } of done) {
          if (before !== number) continue;
          const tally = tallies[(undoes ?? 0) % Math.max(1, tallies.length)];
          if (undoes === null) tallies = [...tallies, reset.merge.reset()];
          else if (tally !== undefined) undo(tally);
        }
        for (const one of [reset, never]) one.play([packet]);
      });
      // While numbers wait, and when all are judged.
      if (tallies.length > 1) for (const tally of tallies.slice(1)) undo(tally);
      const [last] = tallies;
      if (last !== undefined) undo(last);
      expect(everythingOf(reset)).toEqual(everythingOf(never));
      for (const one of [reset, never]) one.rest();
      expect(everythingOf(reset)).toEqual(everythingOf(never));
    }),
    { numRuns: 60 },
  );
});

function everythingOf({ merge, told, seconds }: Legs) {
  const { hurried, compared, different, legs, skew } = merge.tally;
  return {
    ...{ told, hurried, compared, different, legs },
    skew: skew.told(merge.skew.now, (at) => at),
    seconds: seconds.told((second) => second),
  };
}

test("a reset that stays counts on from there, and is told while it can be taken back too", () => {
  const lacks = (number: number): boolean => number % 100 === 50;
  const both = (from: number, to: number) => [leg(a, from, to, { lacks }), leg(b, from, to)] as const;
  const legs = new Legs().play(...both(0, 3_000));
  const first = legs.merge.reset();
  expect(legs.told).toMatchObject({ sent: 0, a: { lost: 0 } });
  legs.play(...both(3_000, 4_000));
  const second = legs.merge.reset();
  legs.play(...both(4_000, 4_500)).rest();
  const since = legs.told;
  expect(since).toMatchObject({ a: { lost: 5 }, b: { only: 5 } });
  expect([legs.merge.settleReset(first), legs.told]).toEqual([1, since]);
  legs.merge.undoReset(second);
  expect(legs.told).toMatchObject({ a: { lost: 15 }, b: { only: 15 } });
  expect(legs.merge.settleReset(second)).toBe(0);
});

/** Numbers from 0 to 1 that are the same in each run. */
function dice(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 0) % 1_000_003) / 1_000_003;
  };
}
