import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import type { Parsed } from "../parsed.ts";
import {
  parseMemory,
  parseMulticastTtl,
  parsePayloadSize,
  parseSeconds,
  parseSendBurst,
  parseSendCount,
  parseSendRate,
  parseUnicastTtl,
} from "./quantities.ts";

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
