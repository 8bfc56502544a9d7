import { describe, expect, it } from "vitest";
import { flatness } from "./flatness.mjs";

const sample = (seconds: number, bytes: number, full: boolean) => ({ seconds, bytes, full, packets: 0 });

describe("how flat the memory is", () => {
  it("leaves out everything before the store was full", () => {
    const samples = [
      sample(10, 100, false),
      sample(20, 200, true),
      sample(30, 210, true),
      sample(40, 205, true),
    ];
    expect(flatness(samples)).toEqual({
      from: 20,
      low: 200,
      high: 210,
      percent: expect.closeTo(5),
      full: true,
    });
  });

  it("takes the second half of a run too short to fill the store, and says so", () => {
    const samples = [sample(1, 50, false), sample(2, 80, false), sample(3, 90, false), sample(4, 99, false)];
    expect(flatness(samples)).toEqual({
      from: 3,
      low: 90,
      high: 99,
      percent: expect.closeTo(10),
      full: false,
    });
  });

  it("does not call one sample flat", () => {
    const samples = [sample(1, 50, false), sample(2, 100, false), sample(3, 110, true)];
    expect(flatness(samples)).toMatchObject({ from: 2, full: false, percent: expect.closeTo(10) });
    expect(flatness([])).toBeNull();
  });
});
