import { expect, test } from "vitest";
import { decodeValue, encodeValue } from "./values.ts";

test.each([
  [null],
  [undefined],
  [[1, undefined, "a", [true]]],
  [{ a: { b: [-0, Number.NaN, Number.NEGATIVE_INFINITY] }, c: 2n ** 70n }],
  [{ bytes: Uint8Array.of(0, 255, 128), figures: Float64Array.of(1.5, -0), long: BigInt64Array.of(-1n) }],
  [new Uint8Array(Uint8Array.of(1, 2, 3, 4).buffer, 1, 2)],
])("%o arrives as it was", (value) => {
  expect(decodeValue(encodeValue(value))).toEqual(value);
});

test("what is no plain value is refused", () => {
  class Row {}
  for (const value of [() => 1, Symbol("s"), new Row(), { deep: [new Map()] }, Promise.resolve()]) {
    expect(() => encodeValue(value)).toThrow("An object could not be cloned.");
  }
});
