import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { covers, holding, indexOf, placeAt, rowCount, spanOf } from "./span.ts";

const spans = fc
  .record({
    from: fc.integer({ min: 1, max: 200 }),
    length: fc.integer({ min: -5, max: 30 }),
    first: fc.integer({ min: 1, max: 300 }),
    kept: fc.integer({ min: 0, max: 50 }),
  })
  .map(({ from, length, first, kept }) => holding(from, from + length, first, first + kept - 1));

describe("span", () => {
  test("goes over kept packets one by one", () => {
    const span = spanOf(5, 9);
    expect(rowCount(span)).toBe(5);
    expect(placeAt(span, 0)).toEqual({ kind: "packet", at: 5 });
    expect(indexOf(span, 9)).toBe(4);
    expect(rowCount(spanOf(8, 7))).toBe(0);
  });

  test("puts one row for the gap behind held packets", () => {
    const span = holding(3, 12, 8, 20);
    expect(span).toEqual({ heldFirst: 3, heldLast: 7, first: 8, last: 20 });
    expect(placeAt(span, 5)).toEqual({ kind: "packet", at: 8 });

    const apart = holding(3, 4, 8, 20);
    expect(placeAt(apart, 2)).toEqual({ kind: "gap", from: 5, to: 7 });
    expect(placeAt(apart, 3)).toEqual({ kind: "packet", at: 8 });
    expect(indexOf(apart, 6)).toBe(2);
  });

  test("each row leads back to itself, places grow", () => {
    fc.assert(
      fc.property(spans, (span) => {
        let before = 0;
        for (let index = 0; index < rowCount(span); index += 1) {
          const place = placeAt(span, index);
          const [from, to] = place.kind === "gap" ? [place.from, place.to] : [place.at, place.at];
          expect(from).toBeGreaterThan(before);
          expect(to).toBeGreaterThanOrEqual(from);
          expect(indexOf(span, from)).toBe(index);
          expect(covers(span, from)).toBe(place.kind === "packet");
          before = to;
        }
      }),
    );
  });
});
