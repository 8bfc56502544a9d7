import { describe, expect, it } from "vitest";
import { decades, heightOf } from "./log-scale.ts";

describe("a logarithmic scale", () => {
  it("holds all values with a line at each power of ten", () => {
    const scale = decades([0.06, 4.1, 41.7]);
    expect(scale?.marks).toEqual([0.1, 1, 10]);
    if (scale === null) throw new Error("there is a scale");
    const [top, middle, bottom] = [41.7, 4.1, 0.06].map((value) => heightOf(value, scale)) as [
      number,
      number,
      number,
    ];
    expect(top).toBeGreaterThan(0);
    expect(middle).toBeGreaterThan(top);
    expect(bottom).toBeGreaterThan(middle);
    expect(bottom).toBeLessThan(1);
  });

  it("leaves out lines where they would be many, and values below a microsecond", () => {
    expect(decades([0.0001, 0.002, 90_000])?.marks.length).toBeLessThanOrEqual(5);
    expect(decades([0, 0.0001])).toBeNull();
    expect(decades([5])?.marks.length).toBeGreaterThan(0);
  });
});
