import { describe, expect, test } from "vitest";
import { bytesOf as payloadOf, readGolden } from "../../../../build/golden-packets.mjs";
import { decodePacket } from "../../../../shared/decode/decode.ts";
import type { DecodedField } from "../../../../shared/decode/field.ts";
import { ancestorsOf, bytesOf, fieldAt, fieldLabel, fieldRows, pathHolding } from "./field-tree.ts";

function field(name: string, at: number, length: number, fields: DecodedField[] = []): DecodedField {
  const value = fields.length === 0 ? at : null;
  return { name, title: name, value, text: "", at, length, bits: null, fields };
}

const flags = field("flags", 2, 2);
const record = (at: number): DecodedField =>
  field("record", at, 6, [field("name", at, 2), field("port", at + 2, 2)]);
const roots = [
  field("delivery", 0, 0, [field("source", 0, 0)]),
  field("dns", 0, 20, [field("id", 0, 2), flags, field("records", 4, 16, [record(4), record(10)])]),
];
const paths = (expansion: [string, boolean][]) =>
  fieldRows(roots, new Map(expansion)).map(({ path }) => path);

describe("the tree of fields", () => {
  test("begins with the packet open and what it holds closed", () => {
    expect(paths([])).toEqual(["delivery", "dns", "dns/id", "dns/flags", "dns/records"]);
    expect(
      paths([
        ["dns", false],
        ["delivery", true],
      ]),
    ).toEqual(["delivery", "delivery/source", "dns"]);
  });

  test("tells equal words apart, with places and levels", () => {
    const rows = fieldRows(
      roots,
      new Map([
        ["dns/records", true],
        ["dns/records/record#2", true],
      ]),
    );
    expect(rows.slice(-4)).toMatchObject([
      { path: "dns/records/record", level: 3, position: 1, siblings: 2, open: false },
      { path: "dns/records/record#2", level: 3, position: 2, siblings: 2, open: true },
      { path: "dns/records/record#2/name", level: 4, position: 1, siblings: 2, open: null },
      { path: "dns/records/record#2/port", level: 4, position: 2, siblings: 2, open: null },
    ]);
  });

  test("finds the innermost field of bytes, and the field of a path", () => {
    const at = (first: number, last = first) => pathHolding(roots, { first, last });
    expect(at(0)).toBe("dns/id");
    expect(at(13)).toBe("dns/records/record#2/port");
    expect(at(11, 12)).toBe("dns/records/record#2");
    expect(at(9, 10)).toBe("dns/records");
    expect(at(1, 2)).toBe("dns");
    expect(at(20)).toBeNull();
    expect(fieldAt(roots, "dns/records/record#2/port")).toMatchObject({ at: 12 });
    expect(fieldAt(roots, "dns/records/record#3")).toBeNull();
    expect(fieldAt(roots, "dnssd")).toBeNull();
    expect(ancestorsOf("dns/records/record#2")).toEqual(["dns/records", "dns"]);
  });

  test("says a field in words", () => {
    const bits = { ...flags, title: "Opcode", bits: { from: 1, count: 4 } };
    expect(fieldLabel(flags)).toBe("flags, 16 bit");
    expect(fieldLabel(bits)).toBe("Opcode, bits 1 to 4");
    expect(fieldLabel({ ...bits, bits: { from: 0, count: 1 } })).toBe("Opcode, bit 0");
    expect(fieldLabel({ ...flags, value: "text" })).toBe("flags");
  });

  test("finds in each packet that is kept for each byte a field that holds it, and for each path its field", () => {
    for (const { golden } of readGolden()) {
      for (const { hex } of golden.packets) {
        const bytes = payloadOf(hex);
        const decoded = decodePacket(bytes, { address: "", port: 0, sourcePort: 0 });
        if (decoded === null) continue;
        const root = [{ ...field("packet", 0, bytes.length), fields: decoded.fields }];
        const all = fieldRows(root, new Map(everyPath(root).map((path) => [path, true])));
        expect(new Set(all.map(({ path }) => path)).size).toBe(all.length);
        for (const row of all.slice(0, 200)) {
          expect(fieldAt(root, row.path)).toBe(row.field);
          const range = bytesOf(row.field);
          if (range === null) continue;
          const found = fieldAt(root, pathHolding(root, range) ?? "");
          expect(found?.at).toBeLessThanOrEqual(range.first);
          expect(found?.length).toBeLessThanOrEqual(row.field.length);
        }
      }
    }
  });
});

function everyPath(roots: readonly DecodedField[]): string[] {
  const open = new Map<string, boolean>();
  for (;;) {
    const closed = fieldRows(roots, open).filter((row) => row.open === false);
    if (closed.length === 0) return fieldRows(roots, open).map(({ path }) => path);
    for (const { path } of closed) open.set(path, true);
  }
}
