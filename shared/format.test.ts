import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  bitUnit,
  formatAge,
  formatBitRate,
  formatBits,
  formatBytes,
  formatDuration,
  formatRate,
  formatRoughly,
  formatSpeed,
  widestSpan,
} from "./format.ts";
import { formatTimeOfDay } from "./text/clock.ts";

describe("formatRate", () => {
  it.each([
    [0, "0"],
    [0.2, "0.2"],
    [0.04, "0"],
    [6, "6"],
    [9.94, "9.9"],
    [9.96, "10"],
    [10.4, "10"],
    [12_406, "12,406"],
    [999_999.6, "1,000,000"],
  ])("writes %d as %s", (value, text) => expect(formatRate(value)).toBe(text));
});

describe("formatBits", () => {
  it.each([
    [0, "0", "b"],
    [669, "669", "b"],
    [999.4, "999", "b"],
    [999.6, "1.0", "kb"],
    [160_000, "160.0", "kb"],
    [999_949, "999.9", "kb"],
    [999_950, "1.0", "Mb"],
    [18_944_000, "18.9", "Mb"],
    [1_234_567_890_000, "1,234.6", "Gb"],
  ])("writes %d as %s %s", (bits, value, unit) => expect(formatBits(bits)).toEqual({ value, unit }));

  it("keeps a unit that is shown", () => {
    expect(formatBits(1_200_000, "kb")).toEqual({ value: "1,200.0", unit: "kb" });
    expect(formatBits(900_000, "Mb")).toEqual({ value: "0.9", unit: "Mb" });
    expect(formatBits(0, "Mb")).toEqual({ value: "0", unit: "Mb" });
  });

  it("never shows four digits in the unit it chooses, up to a terabit", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 9.99e11, noNaN: true }), (bits) => {
        const { value, unit } = formatBits(bits);
        expect(unit).toBe(bitUnit(bits));
        expect(value).toMatch(/^\d{1,3}(\.\d)?$/);
      }),
    );
  });

  it("spells the unit out", () => expect(formatBitRate(42_600_000)).toBe("42.6 Mbit/s"));
});

describe("formatBytes", () => {
  it.each([
    [0, "0 bytes"],
    [1, "1 byte"],
    [143, "143 bytes"],
    [1_024, "1.0 KiB"],
    [1_048_570, "1.0 MiB"],
    [64 * 1_048_576, "64.0 MiB"],
    [5 * 1_024 ** 3, "5.0 GiB"],
  ])("writes %d as %s", (bytes, text) => expect(formatBytes(bytes)).toBe(text));
});

describe("formatSpeed", () => {
  it.each([
    [10, "10 Mbit/s"],
    [1_000, "1 Gbit/s"],
    [2_500, "2.5 Gbit/s"],
  ])("writes %d as %s", (megabits, text) => expect(formatSpeed(megabits)).toBe(text));
});

describe("times", () => {
  it.each([
    [-20, "now"],
    [999, "now"],
    [1_000, "1 s"],
    [59_999, "59 s"],
    [60_000, "1:00"],
    [134_000, "2:14"],
    [3_734_000, "1:02:14"],
  ])("%d ms ago is %s", (ms, text) => expect(formatAge(ms)).toBe(text));

  it.each([
    [0, "0 s"],
    [14_200, "14 s"],
    [134_000, "2 min 14 s"],
    [120_000, "2 min"],
    [3_600_000 * 3 + 300_000, "3 h 5 min"],
    [3_600_000 * 52, "2 d 4 h"],
  ])("%d ms last %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

  it.each([
    [59_999, "59 s"],
    [134_000, "2 min"],
    [7_500_000, "2 h"],
    [2 * 86_400_000 + 5, "2 d"],
  ])("%d ms are roughly %s", (ms, text) => expect(formatRoughly(ms)).toBe(text));

  it("has a widest text for each pair of units, which holds those before it changes them", () => {
    const units = (text: string) => text.match(/[a-z]+/)?.[0];
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20 * 86_400_000 }), (ms) => {
        const [text, widest] = [formatDuration(ms), formatDuration(widestSpan(ms))];
        expect(widest.length).toBeGreaterThanOrEqual(text.length);
        expect(units(widest)).toBe(units(text));
      }),
    );
  });

  it("shows microseconds of the local day", () => {
    const at = new Date(2026, 10, 3, 14, 22, 7).getTime();
    expect(formatTimeOfDay(at + 418.212)).toBe("14:22:07.418212");
    expect(formatTimeOfDay(at)).toBe("14:22:07.000000");
    expect(formatTimeOfDay(at + 999.9999)).toBe("14:22:08.000000");
  });
});
