import fc from "fast-check";
import { expect, test } from "vitest";
import { Pacer } from "./pacer.ts";

test("sends at the asked rate when it is called often enough", () => {
  fc.assert(
    fc.property(fc.double({ min: 0.5, max: 50_000, noNaN: true }), (rate) => {
      const pacer = new Pacer(rate, 0);
      let sent = 0;
      for (let now = 0; now <= 10_000; now += 1) {
        const due = pacer.due(now);
        sent += due;
        pacer.take(due);
      }
      expect(Math.abs(sent - (1 + rate * 10))).toBeLessThanOrEqual(1);
    }),
    { numRuns: 40 },
  );
});

test("the first packet is due at once and the next after one interval", () => {
  const pacer = new Pacer(10, 500);
  expect(pacer.due(500)).toBe(1);
  pacer.take(1);
  expect(pacer.due(599)).toBe(0);
  expect(pacer.wait(550)).toBeCloseTo(50);
  expect(pacer.due(600)).toBe(1);
});

test("a long pause is not made up for by a flood", () => {
  const pacer = new Pacer(1_000, 0);
  pacer.take(pacer.due(0));
  const due = pacer.due(60_000);
  expect(due).toBe(250);
  pacer.take(due);
  expect(pacer.due(60_000)).toBe(0);
  expect(pacer.wait(60_000)).toBeCloseTo(1);
});
