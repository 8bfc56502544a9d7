import { describe, expect, it } from "vitest";
import { parseProcess, ticksOfOthers } from "./others.mjs";

describe("what other programs use", () => {
  it("is everything but the benchmark with all that it started, and the kernel's threads", () => {
    const processes = [
      { pid: 1, parent: 0, ticks: 1 },
      { pid: 2, parent: 0, ticks: 10 },
      { pid: 20, parent: 2, ticks: 100 },
      { pid: 50, parent: 1, ticks: 1_000 },
      { pid: 60, parent: 50, ticks: 10_000 },
      { pid: 61, parent: 60, ticks: 100_000 },
      { pid: 70, parent: 50, ticks: 1_000_000 },
      // Its parent ended between two looks.
      { pid: 80, parent: 79, ticks: 10_000_000 },
    ];
    expect(ticksOfOthers(processes, 60)).toBe(11_001_001);
  });

  it("counts a process's own ticks and those of its ended children, whatever its name", () => {
    expect(parseProcess("12 (a ) b (c) S 7 2 3 4 5 6 7 8 9 10 700 33 20 4 20 0 1 0")).toEqual({
      parent: 7,
      ticks: 757,
    });
  });
});
