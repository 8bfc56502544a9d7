import { describe, expect, it } from "vitest";
import { flatness, soakTargets } from "./flatness.mjs";

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

describe("the soak's targets", () => {
  const flat = (percent: number, full = true) => ({ from: 60, low: 100, high: 100 + percent, percent, full });

  it("are no loss and memory within five per cent", () => {
    expect(soakTargets(0, flat(3.6))).toEqual([
      "Nothing lost: reached",
      "Memory flat within 5 %: reached (3.6 %)",
    ]);
    expect(soakTargets(1_200, flat(7))).toEqual([
      "Nothing lost: missed by 1,200 packets",
      "Memory flat within 5 %: missed by 2.0 (7.0 %)",
    ]);
  });

  it("do not judge memory that still fills", () => {
    expect(soakTargets(0, flat(40, false))).toEqual(["Nothing lost: reached"]);
  });
});
