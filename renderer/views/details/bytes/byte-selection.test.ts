import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ByteSelection, moved, rangeOf } from "./byte-selection.ts";

const layout = { size: 143, perRow: 16, pageRows: 4 };

function press(selection: ByteSelection | null, key: string, more: { shift?: boolean; ctrl?: boolean } = {}) {
  return moved(selection, { key, shiftKey: more.shift ?? false, ctrlKey: more.ctrl ?? false }, layout);
}

const at = (offset: number): ByteSelection => ({ anchor: offset, focus: offset, column: "hex" });

describe("byte selection", () => {
  test("begins at the first byte", () => {
    for (const key of ["ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp", "Home"]) {
      expect(press(null, key)).toEqual(at(0));
    }
  });

  test.each([
    ["ArrowRight", 71, 72],
    ["ArrowLeft", 0, 0],
    ["ArrowUp", 5, 5],
    ["ArrowUp", 71, 55],
    ["ArrowDown", 71, 87],
    ["ArrowDown", 130, 130],
    ["PageDown", 71, 135],
    ["PageDown", 130, 142],
    ["PageUp", 71, 7],
    ["PageUp", 20, 4],
    ["Home", 71, 64],
    ["End", 71, 79],
    ["End", 130, 142],
  ])("%s from %i leads to %i", (key, from, to) => {
    expect(press(at(from), key)).toEqual(at(to));
  });

  test("Ctrl leads to the ends of the payload", () => {
    expect(press(at(71), "Home", { ctrl: true })?.focus).toBe(0);
    expect(press(at(71), "End", { ctrl: true })?.focus).toBe(142);
  });

  test("Shift draws a range in both directions", () => {
    const right = press(at(71), "ArrowRight", { shift: true });
    expect(right && rangeOf(right)).toEqual({ first: 71, last: 72 });
    const up = press(at(71), "ArrowUp", { shift: true });
    expect(up && rangeOf(up)).toEqual({ first: 55, last: 71 });
  });

  test("Ctrl A takes everything and keeps the column", () => {
    expect(press({ ...at(3), column: "text" }, "a", { ctrl: true })).toEqual({
      anchor: 0,
      focus: 142,
      column: "text",
    });
  });

  test("other keys and an empty payload move nothing", () => {
    expect(press(at(3), "x")).toBeNull();
    expect(moved(null, { key: "End", shiftKey: false, ctrlKey: false }, { ...layout, size: 0 })).toBeNull();
  });

  test("no key leaves the payload", () => {
    const keys = ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 70_000 }),
        fc.constantFrom(8, 16),
        fc.array(fc.tuple(fc.constantFrom(...keys), fc.boolean(), fc.boolean())),
        (size, perRow, presses) => {
          let selection: ByteSelection | null = null;
          for (const [key, shiftKey, ctrlKey] of presses) {
            selection = moved(selection, { key, shiftKey, ctrlKey }, { size, perRow, pageRows: 5 });
            expect(selection?.focus).toBeGreaterThanOrEqual(0);
            expect(selection?.focus).toBeLessThan(size);
          }
        },
      ),
    );
  });
});
