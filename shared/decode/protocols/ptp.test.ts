import { describe, expect, test } from "vitest";
import { decodePacket } from "../decode.ts";

const sent = { address: "224.0.1.129", port: 319, sourcePort: 319 };

/** A Sync of version 2, with its correction and its time in hex digits. */
function sync(correction: string, time: string, type = "00"): Uint8Array {
  const text = `${type}02002c00000000${correction}00000000001dc1fffe123456000100010000${time}`;
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number(`0x${pair}`));
}

const field = (bytes: Uint8Array, name: string) =>
  decodePacket(bytes, sent)?.fields.find((one) => one.name === name);

describe("the correction field", () => {
  test.each([
    ["0000000000010000", 1],
    ["00000000000c8000", 12.5],
    ["0000000000000001", 1 / 65_536],
    ["ffffffffffff8000", -0.5],
    ["fffffffffff60000", -10],
    ["7fffffffffff0000", 2 ** 47 - 1],
  ])("of 0x%s is in nanoseconds", (hex, value) => {
    expect(field(sync(hex, "00".repeat(10)), "correction")).toMatchObject({ value, text: `${value} ns` });
  });
});

describe("a time stamp", () => {
  test.each([
    // The epoch of TAI's seconds and the leap seconds since are not taken away: what is shown is TAI.
    ["00006a0b0f9a00000005", "2026-05-18 13:09:46.000000005 TAI"],
    ["00000000000000000000", "0"],
    ["ffffffffffff3b9ac9ff", "281474976710655 s + 999999999 ns"],
    ["000000000001ffffffff", "1 s + 4294967295 ns"],
  ])("of 0x%s is told", (hex, text) => {
    expect(field(sync("00".repeat(8), hex), "origin")?.text).toBe(text);
  });
});

test("a type that is reserved is nothing", () => {
  expect(decodePacket(sync("00".repeat(8), "00".repeat(10), "07"), sent)).toBeNull();
});

test("two bytes that IPv6 adds are told as such", () => {
  const bytes = new Uint8Array(46);
  bytes.set(sync("00".repeat(8), "00".repeat(10)));
  const decoded = decodePacket(bytes, { ...sent, port: 40_001 });
  expect(decoded).toMatchObject({ type: "ptp", info: "Sync domain 0, seq 1, from 001dc1.fffe.123456-1" });
  expect(decoded?.fields.at(-1)).toMatchObject({ name: "rest", at: 44, length: 2 });
});
