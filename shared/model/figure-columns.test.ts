import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { arbitraryOf } from "../testing/arbitrary.ts";
import { madeUpMembership } from "../testing/made-up-membership.ts";
import { applyRows, figureColumns, figuresOf, readFigure, withFigures } from "./figure-columns.ts";
import { membershipFigures } from "./figures.ts";
import { membershipSchema, wholeFields } from "./membership.ts";

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

describe("every figure", () => {
  const rows = fc.tuple(arbitraryOf(membershipSchema), arbitraryOf(membershipSchema));

  /** The second row as one of which only figures changed since the first. */
  const counted = rows.map(([before, other]) => {
    const whole = Object.fromEntries(wholeFields.map((field) => [field, before[field]]));
    return [before, { ...other, ...whole }] as const;
  });

  test("comes through: whatever a row was, the figures of another make it that row", () => {
    fc.assert(
      fc.property(counted, ([before, after]) => {
        expect(withFigures(before, figuresOf([after]), 0)).toEqual(after);
      }),
    );
  });

  test("comes through alone, in the columns that changed", () => {
    fc.assert(
      fc.property(counted, fc.constantFrom(...Object.keys(membershipFigures)), ([before, other], field) => {
        const after = { ...before, [field]: other[field as keyof typeof other] };
        const changed = figureColumns.filter(
          (name) => !Object.is(readFigure(after, name), readFigure(before, name)),
        );
        const told = withFigures(before, figuresOf([after], changed), 0);
        expect(told).toEqual(after);
        for (const [name, value] of Object.entries(told)) {
          if (name !== field) expect(value).toBe(before[name as keyof typeof before]);
        }
      }),
    );
  });

  test("that did not change stays the same object, and so does the row of which none did", () => {
    fc.assert(
      fc.property(arbitraryOf(membershipSchema), (row) => {
        expect(withFigures(row, figuresOf([structuredClone(row)]), 0)).toBe(row);
      }),
    );
  });

  test("has columns of its own", () => {
    const all = Object.values(membershipFigures).flatMap(({ columns }) => columns);
    expect(new Set(figureColumns).size).toBe(all.length);
  });

  test("is no part of what is told whole, and both together are the row", () => {
    expect([...wholeFields, ...Object.keys(membershipFigures)].sort()).toEqual(
      Object.keys(membershipSchema.entries).sort(),
    );
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
