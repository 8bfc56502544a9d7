import { describe, expect, it } from "vitest";
import { leastGroups, wholeRows } from "./whole-rows.ts";

describe("wholeRows", () => {
  it.each([
    [66 + 13 * 28, 66 + 13 * 28],
    [66 + 13 * 28 + 13, 66 + 13 * 28],
    [66 + 13 * 28 + 15, 66 + 14 * 28],
    [10, leastGroups],
  ])("takes %d for %d", (height, whole) => expect(wholeRows(height)).toBe(whole));

  it("is no more than what is seen of a page that is higher, and at least three rows", () => {
    expect(wholeRows(66 + 9 * 28, 252)).toBe(66 + 6 * 28);
    expect(wholeRows(66 + 5 * 28, 252)).toBe(66 + 5 * 28);
    expect(wholeRows(66 + 9 * 28, 100)).toBe(leastGroups);
  });
});
