import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rowWindow } from "./row-window.ts";

describe("row window", () => {
  test("takes the rows that are seen in part", () => {
    expect(rowWindow(100, 30, 4_096, 17)).toEqual({ first: 1, last: 7, shift: 13, pageRows: 4 });
  });

  test("shows the end of a list that became shorter than it was scrolled", () => {
    expect(rowWindow(100, 60_000, 10, 17)).toMatchObject({ first: 4, last: 9 });
    expect(rowWindow(100, 60_000, 2, 17)).toMatchObject({ first: 0, last: 1, shift: 0 });
    expect(rowWindow(100, 60_000, 0, 17)).toMatchObject({ first: 0, last: -1 });
  });

  test("always fills what is seen", () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.nat(100_000), fc.nat(5_000), (height, top, count) => {
        const { first, last, shift } = rowWindow(height, top, count, 17);
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(count || 1);
        expect((last - first + 1) * 17 - shift).toBeGreaterThanOrEqual(Math.min(height, count * 17));
      }),
    );
  });
});
