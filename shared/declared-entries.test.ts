import { encode } from "@msgpack/msgpack";
import fc from "fast-check";
import { expect, test } from "vitest";
import { declaredEntries } from "./declared-entries.ts";

/** Elements of all lists and maps, keys and values each. */
function count(value: unknown): number {
  if (value instanceof Uint8Array || typeof value !== "object" || value === null) return 0;
  if (Array.isArray(value)) return value.length + value.reduce((sum: number, one) => sum + count(one), 0);
  const all = Object.entries(value);
  return 2 * all.length + all.reduce((sum, [, one]) => sum + count(one), 0);
}

const anything = fc.anything({
  values: [
    ...[fc.string(), fc.double(), fc.integer(), fc.boolean(), fc.constant(null)],
    ...[fc.uint8Array({ maxLength: 300 }), fc.string({ minLength: 200, maxLength: 300 })],
  ],
  withNullPrototype: false,
});

test("what a message says that it holds is what it holds", () => {
  fc.assert(
    fc.property(anything, (value) => {
      const bytes = encode(value);
      expect(declaredEntries(bytes)).toBe(count(value));
      for (const end of [bytes.length - 1, bytes.length >> 1]) {
        // Cut off it says as much at most, and mostly that it is not whole.
        const cut = declaredEntries(bytes.subarray(0, end));
        if (cut !== null) expect(cut).toBeLessThanOrEqual(count(value));
      }
    }),
  );
  for (const length of [15, 16, 65_536]) {
    expect(declaredEntries(encode(Array.from({ length }, () => 1)))).toBe(length);
  }
});

test("any bytes are walked through once, and never outside of them", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const entries = declaredEntries(bytes);
      if (entries !== null) expect(entries).toBeGreaterThanOrEqual(0);
    }),
  );
});
