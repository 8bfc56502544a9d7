import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import {
  isSelected,
  type ListSelection,
  noSelection,
  onlySelected,
  selectedAll,
  selectedCount,
  selectedTo,
  toggled,
} from "./list-selection.ts";

describe("chosen packets", () => {
  test("taken in and out one by one are what a set would hold, in as few pieces as can be", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 80 }), (places) => {
        const wanted = new Set<number>();
        let selection: ListSelection = noSelection;
        for (const place of places) {
          if (!wanted.delete(place)) wanted.add(place);
          selection = toggled(selection, place);
        }
        const all = Array.from({ length: 32 }, (_, place) => place);
        expect(all.filter((place) => isSelected(selection, place))).toEqual(
          [...wanted].sort((a, b) => a - b),
        );
        expect(selectedCount(selection.ranges)).toBe(wanted.size);
        for (const [at, { first }] of selection.ranges.entries()) {
          if (at > 0) expect(first).toBeGreaterThan((selection.ranges[at - 1]?.last ?? first) + 1);
        }
      }),
    );
  });

  test("drawn with Shift go from the anchor to where it was drawn last", () => {
    const drawn = selectedTo(selectedTo(onlySelected(10), 14), 7);
    expect(drawn).toEqual({ ranges: [{ first: 7, last: 10 }], anchor: 10 });
    expect(selectedTo(noSelection, 3)).toEqual(onlySelected(3));
  });

  test("of an empty list are none", () => {
    expect(selectedAll(1, 0)).toEqual(noSelection);
    expect(selectedCount(selectedAll(5, 1_000_004).ranges)).toBe(1_000_000);
  });

  test("are bounded in pieces", () => {
    let selection: ListSelection = noSelection;
    for (let place = 1; place <= 2 * limits.selectedRanges + 2; place += 2)
      selection = toggled(selection, place);
    expect(selection.ranges).toHaveLength(limits.selectedRanges);
    // What lies beside a piece is still taken in.
    expect(selectedCount(toggled(selection, 2).ranges)).toBe(limits.selectedRanges + 1);
  });
});
