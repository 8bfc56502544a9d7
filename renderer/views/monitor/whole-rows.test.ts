import { describe, expect, it } from "vitest";
import { leastGroups, wholeRows } from "./whole-rows.ts";

describe("wholeRows", () => {
  it.each([
    [66 + 13 * 28, 66 + 13 * 28],
    [66 + 13 * 28 + 13, 66 + 13 * 28],
    [66 + 13 * 28 + 15, 66 + 14 * 28],
    [10, leastGroups],
  ])("takes %d for %d", (height, whole) => expect(wholeRows(height)).toBe(whole));
});
