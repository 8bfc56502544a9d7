import { describe, expect, test } from "vitest";
import { madeUpMembership } from "../../renderer/testing/made-up.ts";
import { applyRows, figuresOf, withFigures } from "./figures.ts";

const row = madeUpMembership({ id: 1, packets: 5, ttl: { least: 1, most: 4 }, kernelDrops: 3, lastAt: 9 });

describe("withFigures", () => {
  test("what is not told stays, the same objects included", () => {
    const figures = figuresOf([{ ...row, packets: 8 }], ["packets"]);
    const after = withFigures(row, figures, 0);
    expect(after).toEqual({ ...row, packets: 8 });
    expect(after.rate).toBe(row.rate);
    expect(after.ttl).toBe(row.ttl);
  });

  test("null comes through, and so does what was null", () => {
    const nothing = { ...row, ttl: null, kernelDrops: null, lastAt: null };
    expect(withFigures(row, figuresOf([nothing]), 0)).toEqual(nothing);
    expect(withFigures(nothing, figuresOf([row]), 0)).toEqual(row);
  });
});

describe("applyRows", () => {
  const rows = new Map([[1, row]]);

  test("nothing told is the same map", () => {
    expect(applyRows(rows, { memberships: [], figures: null, left: [] })).toBe(rows);
  });

  test("figures of a row that is not there are not a row", () => {
    const figures = figuresOf([{ ...row, id: 2 }]);
    expect(applyRows(rows, { memberships: [], figures, left: [] })).toEqual(rows);
  });
});
