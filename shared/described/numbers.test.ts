import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type SequenceField, sequenceBits } from "../model/described-format.ts";
import { numberingOf, readTime, readUnsigned } from "./numbers.ts";

const binary = (more: Partial<Extract<SequenceField, { is: "binary" }>>): SequenceField => ({
  ...{ is: "binary", offset: 0, bits: 32, order: "big", step: 1, first: null },
  ...more,
});

describe("a number's place in its stream", () => {
  test("is how many steps it is from the first one, over wraps of up to 32 bits", () => {
    const bits = fc.constantFrom(...sequenceBits.filter((one) => one <= 32));
    const big = { min: 0, max: 2 ** 31 - 1 };
    fc.assert(
      fc.property(
        bits,
        fc.integer({ min: 1, max: 2 ** 31 - 1 }),
        fc.integer(big),
        fc.integer(big),
        (width, step, first, place) => {
          const range = 2n ** BigInt(width);
          // A number that never changes has no place.
          fc.pre(BigInt(step) % range !== 0n);
          const value = (BigInt(first) + BigInt(step) * BigInt(place)) % range;
          const numbering = numberingOf(binary({ bits: width, step, first }));
          expect(BigInt(numbering.place(Number(value)))).toBe(BigInt(place) % BigInt(numbering.modulus));
        },
      ),
    );
  });

  test("of wider numbers is that as well, without a wrap", () => {
    const numbering = numberingOf(binary({ bits: 64, step: 1_316, first: 1_000 }));
    for (const place of [0, 1, 2 ** 32, 2 ** 41]) expect(numbering.place(1_000 + place * 1_316)).toBe(place);
  });

  test("is none between two steps", () => {
    expect(numberingOf(binary({ step: 4 })).place(6)).toBe(-1);
    expect(numberingOf(binary({ bits: 64, step: 10 })).place(15)).toBe(-1);
    expect(numberingOf({ is: "text", before: "n", base: "decimal", step: 2, first: 1 }).place(4)).toBe(-1);
    expect(numberingOf({ is: "text", before: "n", base: "decimal", step: 1, first: 5 }).place(4)).toBe(-1);
  });
});

test("numbers of any width are read in both orders; of 64 bits the lowest 53 count on", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 8 }), fc.nat(5), (bytes, at) => {
      const padded = Uint8Array.from([...new Array<number>(at).fill(0xee), ...bytes, 0xee]);
      const value = (all: Uint8Array) => all.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
      expect(BigInt(readUnsigned(padded, at, bytes.length, "big"))).toBe(value(bytes) % 2n ** 53n);
      expect(BigInt(readUnsigned(padded, at, bytes.length, "little"))).toBe(
        value(bytes.toReversed()) % 2n ** 53n,
      );
    }),
  );
});

test.each([
  ["ns", 64, 1_795_616_527_318_212_000n],
  ["us", 64, 1_795_616_527_318_212n],
  ["ms", 48, 1_795_616_527_318n],
  ["s", 32, 1_795_616_527n],
] as const)("a time in %s is told in ms", (unit, bits, value) => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, value);
  const expected = {
    ns: 1_795_616_527_318.212,
    us: 1_795_616_527_318.212,
    ms: 1_795_616_527_318,
    s: 1_795_616_527_000,
  };
  const big = readTime(bytes, 0, { offset: 8 - bits / 8, bits, order: "big", unit, since1970: true });
  const little = readTime(bytes.toReversed(), 0, { offset: 0, bits, order: "little", unit, since1970: true });
  expect(big).toBeCloseTo(expected[unit], 2);
  expect(little).toBe(big);
});
