import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { limits } from "../../shared/limits.ts";
import type { Second } from "../../shared/model/history.ts";
import { madeUpHistories, madeUpSecond } from "../../shared/testing/made-up-history.ts";
import { madeUpSnapshot } from "../../shared/testing/made-up-telling.ts";
import { Histories } from "./histories.ts";

function second(index: number, bits: Readonly<Record<number, number>>): Second {
  return madeUpSecond(index, new Map(Object.entries(bits).map(([id, value]) => [Number(id), value])));
}

describe("Histories", () => {
  it("puts a short history at the end", () => {
    const histories = new Histories();
    histories.load(
      madeUpSnapshot({ historyEnd: 1_000, histories: madeUpHistories(new Map([[3, [10, 20]]])) }),
    );
    expect(histories.bits(3).slice(-3)).toEqual([0, 10, 20]);
    expect(histories.bits(3)).toHaveLength(limits.historySeconds);
    expect(histories.bits(4).every((bits) => bits === 0)).toBe(true);
  });

  it("takes seconds that passed without a message for empty ones", () => {
    const histories = new Histories();
    histories.load(madeUpSnapshot({ historyEnd: 100, histories: madeUpHistories(new Map([[1, [5]]])) }));
    histories.apply(second(103, { 1: 8 }));
    expect(histories.bits(1).slice(-5)).toEqual([0, 5, 0, 0, 8]);
  });

  it("clears everything after a gap longer than it is", () => {
    const histories = new Histories();
    histories.load(madeUpSnapshot({ historyEnd: 100, histories: madeUpHistories(new Map([[1, [5]]])) }));
    histories.apply(second(100 + 3 * limits.historySeconds, { 1: 8 }));
    expect(histories.bits(1).reduce((all, some) => all + some, 0)).toBe(8);
  });

  it("marks what was lost in the second that ran then, once, until it is a minute old", () => {
    const histories = new Histories();
    histories.load(madeUpSnapshot({ historyEnd: 100, histories: madeUpHistories(new Map([[1, [5]]])) }));
    histories.lose(1, 2);
    histories.lose(1, 1);
    expect(histories.lost(1).every((count) => count === 0)).toBe(true);
    histories.apply(second(101, { 1: 8 }));
    histories.apply(second(101, { 1: 8 }));
    expect(histories.lost(1).slice(-2)).toEqual([0, 3]);
    histories.apply(second(103, { 1: 8 }));
    expect(histories.lost(1).slice(-3)).toEqual([3, 0, 0]);
    histories.apply(second(101 + limits.historySeconds, { 1: 8 }));
    expect(histories.lost(1).every((count) => count === 0)).toBe(true);
  });

  it("is the same whether a second came once or twice", () => {
    const seconds = fc.array(
      fc.record({
        step: fc.integer({ min: 1, max: 70 }),
        bits: fc.dictionary(fc.constantFrom("1", "2"), fc.nat(99)),
      }),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(seconds, fc.nat(5), (steps, back) => {
        const once = new Histories();
        const twice = new Histories();
        const told: Second[] = [];
        let index = 0;
        for (const { step, bits } of steps) {
          index += step;
          const one = second(index, bits);
          told.push(one);
          once.apply(one);
          twice.apply(one);
          const again = told.at(-1 - (back % told.length));
          if (again) twice.apply(again);
        }
        expect(twice.bits(1)).toEqual(once.bits(1));
        expect(twice.totalBits()).toEqual(once.totalBits());
      }),
    );
  });

  it("knows the largest second of all rows, without the total", () => {
    const histories = new Histories();
    histories.apply(second(1, { 1: 10, 2: 30 }));
    expect(histories.peakBits()).toBe(30);
    histories.forget(2);
    expect(histories.peakBits()).toBe(10);
  });
});
