import fc from "fast-check";
import { expect, test } from "vitest";
import { packColumns, unpackColumns } from "./columns.ts";

const value = fc.oneof(
  fc.constant(Number.NaN),
  fc.integer({ min: -5, max: 5 }),
  fc.integer({ min: -(2 ** 50), max: 2 ** 50 }),
);

test("any columns come back as they were", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 70 }).chain((length) =>
        fc.record({
          length: fc.constant(length),
          columns: fc.array(
            fc.oneof(
              fc.array(value, { minLength: length, maxLength: length }),
              value.map((same) => Array.from({ length }, () => same)),
            ),
            { maxLength: 9 },
          ),
        }),
      ),
      ({ length, columns }) => {
        const all = columns.map((column) => Float64Array.from(column));
        const bytes = packColumns(all);
        expect(unpackColumns(bytes, all.length, length)).toEqual(all);
        // A file of a newer program has more of them, one of an older program fewer.
        expect(unpackColumns(bytes, 1, length)?.[0]).toEqual(
          all[0] ?? new Float64Array(length).fill(Number.NaN),
        );
        const more = unpackColumns(bytes, all.length + 1, length);
        expect(more?.at(-1)?.every(Number.isNaN)).toBe(true);
      },
    ),
  );
});

test("bytes that are none are refused or read, and never read outside of", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.integer({ min: 1, max: 96 }), (bytes, length) => {
      const columns = unpackColumns(bytes, 6, length);
      if (columns !== null) for (const column of columns) expect(column).toHaveLength(length);
    }),
  );
  const whole = packColumns([Float64Array.of(1, 2, 3), Float64Array.of(4, 5, 6)]);
  for (let end = 0; end < whole.length; end += 1) {
    if (end > 0) expect(unpackColumns(whole.subarray(0, end), 2, 3)).toBeNull();
  }
});

test("a minute of a steady stream takes some tens of bytes", () => {
  const steady = Array.from({ length: 6 }, (_, figure) => new Float64Array(60).fill(figure === 0 ? 411 : 0));
  expect(packColumns(steady).length).toBeLessThan(20);
  const live = steady.map((column) => column.map((same, second) => same + (second % 3)));
  expect(packColumns(live).length).toBeLessThan(400);
});
