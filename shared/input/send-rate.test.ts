import { describe, expect, test } from "vitest";
import { inputProblemText } from "../text/sentences.ts";
import { parseRates, type RateUnit } from "./send-rate.ts";
import { parseFlow, parseRunSeconds, parseTestSize } from "./test-stream.ts";

const rates = (text: string, unit: RateUnit, size = 1_250) => {
  const parsed = parseRates(text, unit, size);
  return parsed.ok ? parsed.value : inputProblemText(parsed.problem);
};

describe("packets per second", () => {
  test.each([
    ["950", [950]],
    ["9,500", [9_500]],
    ["0.5", [0.5]],
    ["100..800", [100, 200, 400, 800]],
    ["100...500", [100, 200, 400, 500]],
    ["50,000", [50_000]],
  ])("%s", (text, expected) => expect(rates(text, "packets")).toEqual(expected));

  test.each([
    ["10M", "“10M” has a unit: packets per second have none, and bits are a bit rate."],
    ["50,001", "50,001 is too large: a rate is 0.01 to 50,000."],
    ["100..", "A number is missing: a rate is 0.01 to 50,000."],
    ["1..2..3", "“1..2..3” is no ramp: it has the slowest and the fastest rate, such as 100..3200."],
    ["100..100", "A ramp rises: 100 has to be more than 100."],
  ])("%s is refused", (text, sentence) => expect(rates(text, "packets")).toBe(sentence));
});

describe("bits per second", () => {
  // 1,250 bytes are 10,000 bits.
  test.each([
    ["10M", [1_000]],
    ["10 Mbit/s", [1_000]],
    ["2.5 Mb", [250]],
    ["64k", [6.4]],
    ["100,000", [10]],
    ["0.1G", [10_000]],
    ["1M..4M", [100, 200, 400]],
  ])("%s", (text, expected) => expect(rates(text, "bits")).toEqual(expected));

  test.each([
    ["ten", "“ten” is no bit rate: write it as 64k, 10M or 2.5 Mbit/s."],
    ["10 MB/s", "“10 MB/s” is no bit rate: write it as 64k, 10M or 2.5 Mbit/s."],
    ["1G", "1G of 1,250 bytes each are 100,000 packets a second, and 50,000 is the most: 500.0 Mbit/s."],
    ["1", "1 is too small: the slowest rate of 1,250 bytes each is 100 bit/s."],
  ])("%s is refused", (text, sentence) => expect(rates(text, "bits")).toBe(sentence));

  test("of nothing are none", () => {
    expect(rates("10M", "bits", 0)).toBe("Packets without payload have no bits: name a size.");
  });
});

test("a test stream's packet holds its header", () => {
  const read = (text: string, family: 4 | 6) => {
    const parsed = parseTestSize(text, "mgen", family);
    return parsed.ok ? parsed.value : inputProblemText(parsed.problem);
  };
  expect(read("48", 4)).toBe(48);
  expect(read("47", 4)).toBe("47 bytes are too few for MGEN: its header needs 48.");
  expect(read("59", 6)).toBe("59 bytes are too few for MGEN: its header needs 60.");
  expect(read("65,508", 4)).toMatch(/too many/);
});

test("a duration and a flow have their bounds", () => {
  expect(parseRunSeconds("0.1")).toEqual({ ok: true, value: 0.1 });
  expect(parseRunSeconds("0.05")).toMatchObject({ ok: false });
  expect(parseFlow("4294967295")).toMatchObject({ ok: true });
  expect(parseFlow("4294967296")).toMatchObject({ ok: false });
  expect(parseFlow("0")).toMatchObject({ ok: false });
});
