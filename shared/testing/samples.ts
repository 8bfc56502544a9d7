import fc from "fast-check";
import type * as v from "valibot";
import { templateSchema } from "../contract/sends.ts";
import type { DecodedField } from "../decode/field.ts";
import { decodedFieldSchema } from "../decode/field-schema.ts";
import { type PacketRows, packetRowsSchema } from "../model/packet-list.ts";
import { arbitraryOf, type Given } from "./arbitrary.ts";

/** For tests: one value of a schema with as much in it as can be, the same in each run. */
export function sampleOf<Schema extends v.GenericSchema>(schema: Schema, seed = 1): v.InferOutput<Schema> {
  const some = fc.sample(arbitraryOf(schema, given), { numRuns: 20, seed });
  const [richest] = some.sort((one, other) => weight(other) - weight(one));
  if (richest === undefined) throw new Error("no value was made");
  return richest;
}

/** How much a value holds; typed arrays count as lists. */
function weight(value: unknown): number {
  if (typeof value !== "object" || value === null) return value === null ? 0 : 1;
  return Object.values(value).reduce((sum: number, one) => sum + weight(one), 1);
}

const packetRows: fc.Arbitrary<PacketRows> = fc
  .array(
    fc.record({
      number: fc.integer({ min: 1, max: 2 ** 41 }),
      at: fc.double({ min: 0, max: 2 ** 41, noNaN: true }),
      size: fc.nat(65_507),
      ttl: fc.integer({ min: -1, max: 255 }),
      tos: fc.integer({ min: -1, max: 255 }),
      mark: fc.nat(0xffff_ffff),
      preview: fc.uint8Array({ maxLength: 8 }),
    }),
    { maxLength: 4 },
  )
  .map((rows) => ({
    from: 3,
    firstKept: 2,
    numbers: Float64Array.from(rows, ({ number }) => number),
    at: Float64Array.from(rows, ({ at }) => at),
    size: Uint32Array.from(rows, ({ size }) => size),
    ttl: Int16Array.from(rows, ({ ttl }) => ttl),
    tos: Int16Array.from(rows, ({ tos }) => tos),
    mark: Uint32Array.from(rows, ({ mark }) => mark),
    source: Uint16Array.from(rows, (_row, index) => index % 2),
    sources: [
      { address: "10.0.0.7", port: 40_000 },
      { address: "fe80::7", port: 1 },
    ],
    previews: Uint8Array.from(rows.flatMap(({ preview }) => [...preview])),
    previewAt: Uint32Array.from([0, ...rows.map((_row, index) => lengthUpTo(rows, index))]),
  }));

function lengthUpTo(rows: readonly { readonly preview: Uint8Array }[], last: number): number {
  return rows.slice(0, last + 1).reduce((sum, { preview }) => sum + preview.length, 0);
}

/** A field with one in it, which is deep enough to cross. */
const decodedField: fc.Arbitrary<DecodedField> = fc
  .record({
    ...{ name: fc.string(), title: fc.string(), text: fc.string(), at: fc.nat(99), length: fc.nat(99) },
    value: fc.oneof(fc.constant(null), fc.integer(), fc.string()),
    bits: fc.option(fc.record({ from: fc.nat(7), count: fc.nat(7) })),
  })
  .map((field) => ({ ...field, fields: [{ ...field, fields: [] }] }));

/** What no schema tells of itself: that columns fit each other, how deep a tree is, how a template is written. */
const given: Given = new Map<v.GenericSchema, fc.Arbitrary<unknown>>([
  [packetRowsSchema, packetRows],
  [templateSchema, fc.constantFrom("", "Hello {seq} \\x00", "{time:ns}{random:8}{pad:64}")],
  [decodedFieldSchema, decodedField],
]);
