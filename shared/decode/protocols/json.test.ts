import fc from "fast-check";
import { expect, test } from "vitest";
import { decodeAs, decodePacket, recognise } from "../decode.ts";
import type { Sent } from "../decoder.ts";
import type { DecodedField } from "../field.ts";
import { json } from "./json.ts";

const sent: Sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small", maxDepth: 4 },
    fc.string({ unit: "grapheme", maxLength: 12 }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.boolean(),
    fc.constant(null),
    tie("list"),
    tie("object"),
  ),
  list: fc.array(tie("any"), { maxLength: 4 }),
  object: fc.dictionary(fc.string({ maxLength: 8 }), tie("any"), { maxKeys: 4, noNullPrototype: true }),
}));

/** The value that a field of ours stands for. */
function meant(field: DecodedField, source: Uint8Array): unknown {
  if (field.value === null) {
    const entries = field.fields.map((one) => [one.title, meant(one, source)] as const);
    return field.text.startsWith("[") ? entries.map(([, one]) => one) : Object.fromEntries(entries);
  }
  const written = new TextDecoder().decode(source.subarray(field.at, field.at + field.length));
  if (written.endsWith('"')) return field.value;
  return (
    ({ true: true, false: false, null: null } as Record<string, unknown>)[field.value] ?? nullOr(field.value)
  );
}

function nullOr(given: string | number): number | null {
  if (given === "null") return null;
  // Digits, of a number that is too large to be exact.
  return Number(given);
}

test("what JSON.stringify writes is read as what it wrote", () => {
  fc.assert(
    fc.property(fc.oneof(value.list, value.object), fc.constantFrom(0, 2), (wanted, indent) => {
      const text = JSON.stringify(wanted, null, indent);
      const bytes = bytesOf(text);
      expect(json.recognise(bytes, sent)).toBeGreaterThan(0);
      const { fields, incomplete } = decodeAs(json, bytes, sent);
      expect(incomplete).toBeNull();
      const entries = fields.map((field) => [field.title, meant(field, bytes)] as const);
      const again = text.startsWith("[") ? entries.map(([, one]) => one) : Object.fromEntries(entries);
      expect(again).toEqual(JSON.parse(text));
    }),
    { numRuns: 1_000 },
  );
});

test("what JSON.parse refuses is no JSON", () => {
  fc.assert(
    fc.property(
      value.object,
      fc.nat(),
      fc.constantFrom("", "}", ",", '"', "x", "\n"),
      (wanted, place, put) => {
        const text = JSON.stringify(wanted);
        const at = place % text.length;
        const damaged = `${text.slice(0, at)}${put}${text.slice(at + 1)}`;
        let isJson = true;
        try {
          JSON.parse(damaged);
        } catch {
          isJson = false;
        }
        // Ours looks at less: the escapes of a text and a number's leading zeros are not judged.
        if (isJson && /^[[{]/.test(damaged))
          expect(json.recognise(bytesOf(damaged), sent)).toBeGreaterThan(0);
        if (!isJson && !/\\|0\d|"__proto__"/.test(damaged))
          expect(json.recognise(bytesOf(damaged), sent)).toBe(0);
      },
    ),
    { numRuns: 1_000 },
  );
});

test.each([
  ['{"a": 1}', "json"],
  ['{"a": 1', "text"],
  ["12345", "text"],
  ["<a>1</a>", "xml"],
  ["<a>1", "text"],
  ["héllo", "text"],
  ["a\u0007bcd", undefined],
  ["abc", undefined],
])("%s is %s", (text, type) => {
  expect(recognise(bytesOf(text), sent)?.type).toBe(type);
});

test("text that a program in C ended is text", () => {
  expect(decodePacket(bytesOf("seq=17 level=3\0"), sent)).toMatchObject({
    type: "text",
    info: "seq=17 level=3",
  });
  expect(recognise(Uint8Array.from([0xc3, 0x28, 0x41, 0x41, 0x41]), sent)).toBeNull();
  expect(recognise(bytesOf("a\u0085bcd"), sent)).toBeNull();
});

test.each([
  ["9007199254740993", "9007199254740993"],
  ["-12345678901234567890", "-12345678901234567890"],
  ["1e400", "1e400"],
  ["-1e400", "-1e400"],
  ["9007199254740991", 9007199254740991],
  ["1.5e-7", 1.5e-7],
])("the number %s stays what was written", (written, value) => {
  const { fields } = decodeAs(json, bytesOf(`{"a":${written}}`), sent);
  expect(fields).toMatchObject([{ value, text: written }]);
});

test("a byte order mark may stand in front", () => {
  expect(decodePacket(bytesOf('\ufeff{"a":1}'), sent)).toMatchObject({
    ...{ type: "json", info: "{a: 1}", incomplete: null },
    fields: [{ name: "a", at: 4, length: 5 }],
  });
});
