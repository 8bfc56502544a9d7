import { describe, expect, it } from "vitest";
import { ticksOf } from "./delay.tsx";

describe("the values at the axis of delays", () => {
  it("are round, from zero to above the largest", () => {
    expect(ticksOf([4.1, null, 18.3], [3.9, 4])).toEqual([0, 5, 10, 15, 20]);
    expect(ticksOf([0.041], [0.012])).toEqual([0, 0.02, 0.04, 0.06]);
    expect(ticksOf([null])).toEqual([0, 0.0005, 0.001]);
  });

  it("go below zero where the clocks disagree", () => {
    expect(ticksOf([-3.1, 2.2], [-3.4])).toEqual([-4, -2, 0, 2, 4]);
  });
});
