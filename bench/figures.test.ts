import { describe, expect, it } from "vitest";
import { formatSpread, formatTable, formatWhole, spread } from "./figures.mjs";

describe("figures", () => {
  it("takes the middle of an odd count and the mean of the two in the middle of an even one", () => {
    expect(spread([9, 1, 5])).toEqual({ median: 5, low: 1, high: 9 });
    expect(spread([10, 1, 2, 4])).toEqual({ median: 3, low: 1, high: 10 });
    expect(spread([])).toBeNull();
  });

  it("does not sort the values it was given", () => {
    const values = [3, 1, 2];
    spread(values);
    expect(values).toEqual([3, 1, 2]);
  });

  it("shows the range only where there is one", () => {
    expect(formatSpread(spread([1200, 1000, 1500]), formatWhole)).toBe("1,200 (1,000 to 1,500)");
    expect(formatSpread(spread([1200]), formatWhole)).toBe("1,200");
    expect(formatSpread(null, formatWhole)).toBe("–");
  });

  it("aligns the first column left and figures right", () => {
    expect(
      formatTable([
        ["name", "a second"],
        ["C", "5"],
      ]),
    ).toEqual(["name  a second", "C            5"]);
  });
});
