import { expect, it } from "vitest";
import { lossShare } from "./loss.ts";

it("a loss is a share of what was sent, and not measurable without a sequence", () => {
  expect(lossShare(21, 2_100)).toBe(0.01);
  expect(lossShare(0, 2_100)).toBe(0);
  expect(lossShare(null, null)).toBeNull();
  expect(lossShare(0, 0)).toBeNull();
});
