import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatShare, shownLoss } from "./loss.ts";

describe("a loss", () => {
  it("has two decimals and stands out above one percent", () => {
    expect(shownLoss(0)).toEqual({ percent: "0.00", level: "none" });
    expect(shownLoss(0.0042)).toEqual({ percent: "0.42", level: "some" });
    expect(shownLoss(0.01)).toEqual({ percent: "1.00", level: "some" });
    expect(shownLoss(0.0184)).toEqual({ percent: "1.84", level: "high" });
    expect(shownLoss(1)).toEqual({ percent: "100", level: "high" });
  });

  it("never reads as nothing where something was lost, nor as all where something came", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 40 }),
        fc.integer({ min: 1, max: 2 ** 40 }),
        (lost, came) => {
          const { percent, level } = shownLoss(lost / (lost + came));
          expect(percent).not.toBe("0.00");
          expect(percent).not.toMatch(/^100/);
          expect(level).not.toBe("none");
        },
      ),
    );
  });
});

describe("a share", () => {
  it("is neither all nor nothing where it is not", () => {
    expect([0, 0.000_1, 0.003, 0.5, 0.997_236, 0.999_9, 1].map(formatShare)).toEqual([
      "0 %",
      "under 0.1 %",
      "0.3 %",
      "50 %",
      "99.7 %",
      "over 99.9 %",
      "100 %",
    ]);
  });
});
