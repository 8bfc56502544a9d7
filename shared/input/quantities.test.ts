import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { accept, type Parsed } from "../parsed.ts";
import { speak } from "../text/spoken.ts";
import {
  parseMemory,
  parseMulticastTtl,
  parsePayloadSize,
  parseSeconds,
  parseSendBurst,
  parseSendCount,
  parseSendRate,
  parseUnicastTtl,
  typedCount,
} from "./quantities.ts";
import { parseRates } from "./send-rate.ts";

const mebibyte = 1024 * 1024;

/** Each quantity: its least and its most, what is below and what is above. */
const bounds: [string, (text: string) => Parsed<number>, least: number, most: number, step: number][] = [
  ["a multicast TTL", parseMulticastTtl, 0, 255, 1],
  ["a unicast TTL", parseUnicastTtl, 1, 255, 1],
  ["a count", parseSendCount, 1, limits.sendCount, 1],
  ["a rate", parseSendRate, 0.01, limits.sendRate, 0.001],
  ["a burst", parseSendBurst, 1, limits.sendBurst, 1],
  ["a time", parseSeconds, 0.1, limits.watchSeconds, 0.01],
  ["a memory", parseMemory, limits.memoryLeastBytes / mebibyte, limits.memoryMostBytes / mebibyte, 1],
  ["a payload of IPv4", (text) => parsePayloadSize(text, 4), 0, limits.payloadBytesIpv4, 1],
  ["a payload of IPv6", (text) => parsePayloadSize(text, 6), 0, limits.payloadBytesIpv6, 1],
];

describe.each(bounds)("%s", (_what, parse, least, most, step) => {
  test("is taken from its least to its most, and no further", () => {
    const taken = [least, most, least - step, most + step].map((value) => parse(String(value)).ok);
    expect(taken).toEqual([true, true, false, false]);
  });
});

test("a field that is filled for somebody is read as the same number, whatever is spoken", () => {
  speak("de");
  const typed = [1, 999, 1_000, 570_000, 1_234_567].map(typedCount);
  speak("en");
  expect(typed).toEqual(["1", "999", "1,000", "570,000", "1,234,567"]);
  expect(parseSendCount(typed[4] ?? "")).toEqual(accept(1_234_567));
});

test("a point that may group thousands or begin decimals is asked about, in rates of bits too", () => {
  const refusal = (parsed: Parsed<unknown>) => (parsed.ok ? null : parsed.problem);
  const problem = { name: "number-two-ways", values: { text: "1.000", small: 1, large: 1_000 } };
  expect(refusal(parseSendRate("1.000"))).toMatchObject(problem);
  expect(refusal(parseRates("2.500 kbit/s", "bits", 100))).toMatchObject({
    values: { small: 2.5, large: 2_500 },
  });
  for (const [text, rate] of Object.entries({ "0.125": 0.125, "1,000": 1_000, "1.5": 1.5, "12,5": 12.5 }))
    expect(parseSendRate(text)).toEqual(accept(rate));
});

test.each([
  ["1,000", 1_000],
  ["1.000", 1_000],
  ["1 000 000", 1_000_000],
  ["1\u202f000", 1_000],
  ["1'000", 1_000],
  ["12.5", null],
  ["1,00", null],
  ["1.0000", null],
])("a count that is written “%s”", (text, count) => {
  const parsed = parseSendCount(text);
  expect(parsed.ok ? parsed.value : null).toBe(count);
});

test.each([
  ["0,5", 0.5],
  ["0.5", 0.5],
  ["12,75", 12.75],
  ["1,000", 1_000],
  ["1,000.5", 1_000.5],
  ["1.000", null],
  ["1,5,5", null],
])("a rate that is written “%s”", (text, rate) => {
  const parsed = parseSendRate(text);
  expect(parsed.ok ? parsed.value : null).toBe(rate);
});
