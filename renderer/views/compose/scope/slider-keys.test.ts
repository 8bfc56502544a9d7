import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTtlScope } from "../../../../shared/scope/ttl.ts";
import { nextStop, valueAtKey } from "./slider-keys.ts";

const steps = { min: 0, max: 255, next: nextTtlScope };
const keys = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "PageUp", "PageDown", "Home", "End"];

describe("the keys of the picker", () => {
  it.each([
    ["ArrowRight", 1, 32],
    ["ArrowRight", 16, 32],
    ["ArrowLeft", 16, 1],
    ["ArrowLeft", 0, 0],
    ["ArrowUp", 16, 17],
    ["ArrowDown", 16, 15],
    ["ArrowDown", 0, 0],
    ["ArrowUp", 255, 255],
    ["PageUp", 0, 1],
    ["PageUp", 1, 2],
    ["PageUp", 128, 255],
    ["PageDown", 255, 128],
    ["PageDown", 33, 16],
    ["PageDown", 1, 0],
    ["Home", 200, 0],
    ["End", 1, 255],
  ])("%s goes from %i to %i", (key, from, to) => {
    expect(valueAtKey(key, from, steps)).toBe(to);
  });

  it("leave other keys to others", () => {
    for (const key of ["Tab", "Enter", "Escape", "a", "F6"]) expect(valueAtKey(key, 1, steps)).toBeNull();
  });

  it("stay within the bounds, and PageDown always arrives at the lower one", () => {
    fc.assert(
      fc.property(fc.constantFrom(...keys), fc.integer({ min: 1, max: 255 }), (key, value) => {
        const next = valueAtKey(key, value, { ...steps, min: 1 });
        expect(next).toBeGreaterThanOrEqual(1);
        expect(next).toBeLessThanOrEqual(255);
      }),
    );
    let value = 255;
    for (let turn = 0; turn < 9; turn += 1) value = valueAtKey("PageDown", value, steps) ?? -1;
    expect(value).toBe(0);
  });

  it("move by names only where only names can be picked", () => {
    const digits = [1, 2, 4, 5, 8, 14];
    const next = (value: number, direction: 1 | -1): number => nextStop(digits, value, direction);
    const named = { min: 1, max: 14, next, namesOnly: true };
    expect(["ArrowUp", "ArrowRight", "PageUp"].map((key) => valueAtKey(key, 5, named))).toEqual([8, 8, 8]);
    expect(["ArrowDown", "ArrowLeft", "PageDown"].map((key) => valueAtKey(key, 3, named))).toEqual([2, 2, 2]);
    expect(valueAtKey("ArrowUp", 14, named)).toBe(14);
  });
});
