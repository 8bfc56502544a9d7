import fc from "fast-check";
import { expect, test } from "vitest";
import { Pacer } from "./pacer.ts";

const rates = fc.double({ min: 0.5, max: 50_000, noNaN: true });
const bursts = fc.integer({ min: 1, max: 1_000 });

/** Takes all that is due at each of the times; returns what was taken at each. */
function takeAt(pacer: Pacer, times: Iterable<number>): number[] {
  return Array.from(times, (now) => {
    const due = pacer.due(now);
    pacer.take(due, now);
    return due;
  });
}

function* every(ms: number, until: number): Generator<number> {
  for (let now = 0; now <= until; now += ms) yield now;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((one, other) => one + other, 0);

test("keeps the asked rate when it is called often enough", () => {
  fc.assert(
    fc.property(rates, bursts, (rate, burst) => {
      const sent = sum(takeAt(new Pacer(rate, burst, 0), every(0.5, 10_000)));
      const planned = (Math.floor((rate * 10) / burst + 1e-9) + 1) * burst;
      // At the end what half a millisecond missed may still be on its way.
      expect(sent).toBeLessThanOrEqual(planned);
      expect(sent).toBeGreaterThanOrEqual(planned - burst - rate / 1_000 - 1);
    }),
    { numRuns: 40 },
  );
});

test("the first packet is due at once and the next after one interval", () => {
  const pacer = new Pacer(10, 1, 500);
  expect(pacer.due(500)).toBe(1);
  pacer.take(1, 500);
  expect(pacer.due(599)).toBe(0);
  expect(pacer.wait(550)).toBeCloseTo(50);
  expect(pacer.due(600)).toBe(1);
});

test("a burst is due at once and whole, and the rate stays the mean", () => {
  const pacer = new Pacer(100, 20, 0);
  expect(pacer.interval).toBe(200);
  expect(takeAt(pacer, [0, 1, 199, 200, 399, 400])).toEqual([20, 0, 0, 20, 0, 20]);
});

test("when called at the time that it asked for, it never gives less than a burst nor two", () => {
  fc.assert(
    fc.property(rates, bursts, (rate, burst) => {
      const pacer = new Pacer(rate, burst, 0);
      let now = 0;
      for (let turn = 0; turn < 50; turn += 1) {
        const due = pacer.due(now);
        expect(due === 0 || due === burst).toBe(true);
        pacer.take(due, now);
        now += pacer.wait(now);
      }
    }),
  );
});

test("what the system did not take of a burst stays due", () => {
  const pacer = new Pacer(100, 20, 0);
  pacer.take(7, 0);
  expect(pacer.due(1_000 * (13 / 200))).toBe(13);
});

test("what was missed is made up for in portions with pauses between, not at once", () => {
  const pacer = new Pacer(1_000, 1, 0);
  pacer.take(pacer.due(0), 0);
  // 200 packets late: a quarter of what is late at a time, no fewer than 16, at four times the rate.
  const [first, at, ...rest] = [pacer.due(200), pacer.due(200)];
  expect([first, at, rest]).toEqual([50, 50, []]);
  pacer.take(50, 200);
  expect(pacer.due(200)).toBe(0);
  expect(pacer.wait(200)).toBeCloseTo(12.5);
  const times = Array.from(every(0.5, 100), (ms) => 212.5 + ms);
  const taken = takeAt(pacer, times);
  expect(Math.max(...taken)).toBeLessThanOrEqual(41);
  expect(50 + sum(taken)).toBe(312);
  expect(taken.slice(-20).every((packets) => packets <= 1)).toBe(true);
  expect(pacer.missed).toBe(0);
});

test("a computer that comes to it only now and then keeps the rate all the same", () => {
  fc.assert(
    fc.property(
      rates,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 60 }),
      (rate, burst, gap) => {
        const pacer = new Pacer(rate, burst, 0);
        const sent = sum(takeAt(pacer, every(gap, 10_000)));
        expect(pacer.missed).toBe(0);
        // What is late settles at a few times what comes to be due between two turns.
        expect(sent).toBeGreaterThanOrEqual(rate * 10 - 6 * Math.max(burst, 16, (rate * gap) / 1_000));
      },
    ),
  );
});

test("beyond the bound the schedule moves on, and what was given up is counted", () => {
  fc.assert(
    fc.property(rates, bursts, fc.double({ min: 1_000, max: 1e7, noNaN: true }), (rate, burst, stall) => {
      const pacer = new Pacer(rate, burst, 0);
      pacer.take(pacer.due(0), 0);
      const bound = Math.max(1, Math.ceil((rate * 0.5) / burst)) * burst;
      const scheduled = Math.floor(stall / pacer.interval + 1e-9) * burst;
      const portion = Math.max(burst, 16, Math.ceil(rate * 0.005), Math.ceil(bound / 4));
      const due = pacer.due(stall);
      expect(due).toBeLessThanOrEqual(portion);
      expect(pacer.missed).toBe(Math.max(0, scheduled - bound));
      pacer.take(due, stall);
      if (due < bound && scheduled >= bound) expect(pacer.due(stall)).toBe(0);
    }),
  );
});

test("tells how late the next packet is", () => {
  const pacer = new Pacer(10, 1, 0);
  expect(pacer.lateness(30)).toBeCloseTo(30);
  pacer.take(1, 30);
  expect(pacer.lateness(30)).toBe(0);
});

test("between portions nothing leaves, however often it is called", () => {
  const pacer = new Pacer(1_000, 1, 0);
  pacer.take(pacer.due(0), 0);
  const taken = takeAt(
    pacer,
    Array.from(every(0.5, 40), (ms) => 200 + ms),
  );
  const portions = [...taken.entries()].filter(([, packets]) => packets > 1);
  expect(portions.length).toBeGreaterThan(2);
  for (const [[from, packets], [to]] of portions
    .slice(0, -1)
    .map((one, at) => [one, portions[at + 1] ?? one] as const)) {
    // So many half milliseconds at four times the rate.
    expect(to - from).toBeGreaterThanOrEqual(packets / 2);
  }
});

test("the pause after a portion is none when nothing is late any more", () => {
  const pacer = new Pacer(10, 1, 0);
  pacer.take(pacer.due(0), 0);
  expect(pacer.due(195)).toBe(1);
  pacer.take(1, 195);
  expect(pacer.wait(195)).toBeCloseTo(5);
  expect(pacer.due(200)).toBe(1);
});

test("nothing is due before the first", () => {
  const pacer = new Pacer(10, 1, 500);
  expect(pacer.due(100)).toBe(0);
  expect(pacer.wait(100)).toBe(400);
});

test.each([
  ["16 packets", 1_000, 20, 16],
  ["5 ms of the schedule", 50_000, 6, 250],
  ["a quarter of what is late", 1_000, 200, 50],
])("a portion is %s, whichever is most", (_what, rate, late, portion) => {
  const pacer = new Pacer(rate, 1, 0);
  pacer.take(pacer.due(0), 0);
  expect(pacer.due(late)).toBe(portion);
});

test("what is late by half a second is made up for, and not a packet more", () => {
  const pacer = new Pacer(1_000, 1, 0);
  pacer.take(pacer.due(0), 0);
  pacer.due(500);
  expect(pacer.missed).toBe(0);
  pacer.due(501);
  expect(pacer.missed).toBe(1);
});
