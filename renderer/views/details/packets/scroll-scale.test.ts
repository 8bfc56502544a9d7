import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../../shared/limits.ts";
import { isScaled, maxPosition, scrollHeight, toPosition, toScrollTop } from "./scroll-scale.ts";

describe("scroll scale", () => {
  test("is one to one while a browser can lay the list out", () => {
    const scale = { height: 600_000 * 23, viewport: 300 };
    expect(isScaled(scale)).toBe(false);
    expect(toScrollTop(scale, 1_234_567)).toBe(1_234_567);
    expect(toPosition(scale, 1_234_567)).toBe(1_234_567);
  });

  test("scales ten million rows and reaches both ends", () => {
    const scale = { height: 10_000_000 * 23, viewport: 300 };
    expect(scrollHeight(scale)).toBe(limits.scrollHeightPx);
    expect(toScrollTop(scale, 0)).toBe(0);
    expect(toScrollTop(scale, maxPosition(scale))).toBe(limits.scrollHeightPx - 300);
    expect(toPosition(scale, limits.scrollHeightPx - 300)).toBe(maxPosition(scale));
  });

  test("never leaves the list, and there and back is the same place", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1e9, noNaN: true }),
        fc.integer({ min: 1, max: 4_000 }),
        fc.double({ min: -100, max: 1e9, noNaN: true }),
        (height, viewport, scrollTop) => {
          const scale = { height, viewport };
          const position = toPosition(scale, scrollTop);
          expect(position).toBeGreaterThanOrEqual(0);
          expect(position).toBeLessThanOrEqual(maxPosition(scale));
          expect(toPosition(scale, toScrollTop(scale, position))).toBeCloseTo(position, 3);
        },
      ),
    );
  });
});
