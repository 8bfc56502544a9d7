import fc from "fast-check";
import { expect, test } from "vitest";
import { Needle } from "./needle.ts";

/** Few different bytes, so that much is found and much nearly. */
const bytes = (minLength: number, maxLength: number) =>
  fc
    .array(fc.constantFrom(0x41, 0x61, 0x42, 0x00, 0xff), { minLength, maxLength })
    .map((list) => Uint8Array.from(list));

const fold = (list: Uint8Array): Uint8Array =>
  list.map((byte) => (byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte));

test("finds what stands there, whole and between the bounds, and nothing else", () => {
  fc.assert(
    fc.property(
      bytes(1, 4),
      bytes(0, 30),
      fc.nat(10),
      fc.nat(10),
      fc.boolean(),
      (needle, block, before, after, folded) => {
        const begin = Math.min(before, block.length);
        const end = Math.max(begin, block.length - after);
        const as = (list: Uint8Array): Buffer => Buffer.from(folded ? fold(list) : list);
        expect(new Needle(needle, folded).isIn(block, begin, end)).toBe(
          as(block.subarray(begin, end)).includes(as(needle)),
        );
      },
    ),
    { numRuns: 2_000 },
  );
});

test.each([
  ["NOTIFY", "notify", true],
  ["Prüfstand", "PRüF", true],
  // Only ASCII letters: é and É are other bytes.
  ["CAFÉ", "café", false],
  ["[", "{", false],
])("“%s” holds “%s”: %s", (block, wanted, found) => {
  const payload = new TextEncoder().encode(block);
  expect(new Needle(new TextEncoder().encode(wanted), true).isIn(payload, 0, payload.length)).toBe(found);
});
