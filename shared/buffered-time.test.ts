import { expect, test } from "vitest";
import { bufferedMs } from "./buffered-time.ts";

const row = (packets: number, payload: number, receiveBuffer: number | null) => ({
  rate: { packets, bits: packets * payload * 8 },
  receiveBuffer,
});

// A socket with a buffer of 524,288 bytes whose program did not read held so many datagrams on Linux' loopback.
test.each([
  [1, 630],
  [500, 409],
  [1_316, 227],
  [8_000, 31],
])("holds datagrams of %s bytes for as long as a full buffer did", (payload, held) => {
  const ms = bufferedMs([row(1_000, payload, 524_288)]);
  expect(ms / held).toBeGreaterThan(0.97);
  expect(ms / held).toBeLessThan(1.1);
});

test("is the time of the buffer that is full first, and endless where nothing comes", () => {
  const slow = row(10, 100, 425_984);
  const fast = row(10_000, 1_316, 425_984);
  expect(bufferedMs([slow, fast, row(0, 0, 425_984)])).toBe(bufferedMs([fast]));
  expect(bufferedMs([fast])).toBeCloseTo(18.5, 1);
  expect(bufferedMs([row(0, 0, 425_984)])).toBe(Number.POSITIVE_INFINITY);
  // A buffer that is not told is taken for a small one.
  expect(bufferedMs([row(10_000, 1_316, null)])).toBeLessThan(bufferedMs([fast]));
});
