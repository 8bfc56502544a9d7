import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../../../shared/limits.ts";
import { BadMarkup } from "./markup.ts";
import { PdmlReader } from "./pdml.ts";

const payload = Uint8Array.from([0x80, 0x60, 0x31, 0x32, 0x33, 0xff]);
const before = 28;

const headers =
  '<packet><proto name="geninfo"><field name="num" size="1"/></proto><proto name="ip" size="20" pos="0">' +
  '<field name="ip.src" pos="12" size="4"><field name="x"/></field></proto><proto name="udp" size="8" pos="20"/>';

function read(layers: string, piece = 1_000): PdmlReader {
  const reader = new PdmlReader(payload, before);
  const text = `<?xml version="1.0"?>\n<pdml>\n${headers}${layers}\n</packet></pdml>`;
  for (let at = 0; at < text.length; at += piece) reader.write(text.slice(at, at + piece));
  return reader;
}

const layer = (fields: string) =>
  `<proto name="a" showname="A, of all layers: one" size="6" pos="28">${fields}</proto>`;

function fieldsOf(fields: string) {
  return read(layer(fields)).fields[0]?.fields;
}

describe("PDML", () => {
  test("a layer is all title, and stands at its bytes of the payload", () => {
    const reader = read(layer(""));
    expect(reader).toMatchObject({ done: true, tooMany: false });
    expect(reader.fields).toEqual([
      {
        ...{ name: "a", title: "A, of all layers: one", value: null, text: "" },
        ...{ at: 0, length: 6, bits: null, fields: [] },
      },
    ]);
  });

  test("bits are those that are drawn", () => {
    const field =
      '<field name="a.b" showname=".110 0000 = Kind: &lt;96&gt; &amp;c (96)" size="1" pos="29" show="96" value="60" unmaskedvalue="60"/>';
    expect(fieldsOf(field)).toMatchObject([
      {
        name: "a.b",
        title: "Kind",
        value: 96,
        text: "<96> &c (96)",
        at: 1,
        length: 1,
        bits: { from: 1, count: 7 },
      },
    ]);
  });

  test.each([
    ["all of a byte", "1000 0000 = Byte: 1", 1, "Byte"],
    ["bits with others between", "1..0 .... = Odd: 1", 1, "Odd"],
    ["another number of bytes", "1... .... = Byte: 1", 2, "Byte"],
  ])("no bits: %s", (_, showname, size, title) => {
    expect(fieldsOf(`<field name="a" showname="${showname}" size="${size}" pos="28"/>`)).toMatchObject([
      { title, bits: null },
    ]);
  });

  test.each([
    ["a number", 'show="12593" value="3132"', 12_593],
    ["a number in hex", 'show="0x8060" value="8060"', 0x8060],
    ["a negative one", 'show="-1" value="ff"', -1],
    ["a fraction", 'show="0.5" value="3f000000"', 0.5],
    ["one beyond 2^53", 'show="18446744073709551615" value="ffffffffffffffff"', "18446744073709551615"],
    ["a text of digits", 'show="123" value="313233"', "123"],
    ["bytes", 'show="80:60" value="8060"', "80:60"],
    ["nothing", "", null],
  ])("%s is its value", (_, attributes, value) => {
    expect(fieldsOf(`<field name="a.b" showname="B: x" ${attributes}/>`)).toMatchObject([{ value }]);
  });

  test.each([
    ["in the headers", 'pos="20" size="2"'],
    ["beyond the end", 'pos="33" size="2"'],
    ["nowhere", 'pos="30" size="0"'],
    ["in data that was put together", 'pos="30" size="2" value="0000"'],
    ["without a place", ""],
  ])("a field %s has no bytes", (_, place) => {
    expect(fieldsOf(`<field name="a.b" showname="B: x" ${place}/>`)).toMatchObject([{ at: 0, length: 0 }]);
  });

  test("the end of a line is no part of its words", () => {
    expect(fieldsOf('<field name="a.line" showname="NTS: ssdp:alive\\r\\n" show="x"/>')).toMatchObject([
      { title: "NTS", text: "ssdp:alive" },
    ]);
  });

  test.each([
    ["\\r\\n", "\\r\\n"],
    ["", "text"],
  ])("no field is without a title: %j", (show, title) => {
    expect(fieldsOf(`<field name="" show="${show}"/>`)).toMatchObject([{ title, text: "" }]);
  });

  test("hidden fields are left out with all they hold", () => {
    const hidden =
      '<field name="h" hide="yes" showname="H: 1"><field name="i" showname="I: 1"></field></field>';
    expect(fieldsOf(`${hidden}<field name="b" showname="B: 1"/>`)).toMatchObject([{ name: "b" }]);
  });

  test("fields at no layer are layers, and so is what nothing reads", () => {
    const reader = read(
      '<proto name="fake-field-wrapper"><field name="data" value="80"><field name="data.data" showname="Data: 80" size="1" pos="28" value="80"/></field></proto>',
    );
    expect(reader.fields).toMatchObject([{ name: "data.data", title: "Data", at: 0, length: 1 }]);
  });

  test("headers of a tunnel in the payload are its own", () => {
    const inner =
      '<proto name="ip" showname="IP" size="4" pos="30"></proto><proto name="udp" showname="UDP" size="2" pos="32"/>';
    expect(read(layer("") + inner).fields.map(({ name }) => name)).toEqual(["a", "ip", "udp"]);
  });

  test("what would turn a screen does not get there", () => {
    expect(fieldsOf('<field name="" show="a&#x1b;[2J: &#x202e;b" size="1" pos="28"/>')).toMatchObject([
      { name: "text", title: "a\ufffd[2J", text: "\ufffdb", value: null },
    ]);
  });

  test("no more fields than are shown, and the run may end", () => {
    const many = '<field name="b" showname="B: 1"/>'.repeat(limits.decodedFields + 5);
    const reader = read(layer(many));
    expect(reader).toMatchObject({ done: true, tooMany: true });
    expect(reader.fields[0]?.fields).toHaveLength(limits.decodedFields - 1);
  });

  test("no deeper than is shown", () => {
    const deep = '<field name="b" showname="B: 1">'.repeat(50) + "</field>".repeat(50);
    const reader = read(layer(`${deep}<field name="c" showname="C: 1"/>`));
    expect(reader).toMatchObject({ done: true, tooMany: true });
    expect(reader.fields[0]?.fields.map(({ name }) => name)).toEqual(["b", "c"]);
  });

  test("a tag that does not end is refused, however long it takes", () => {
    const reader = new PdmlReader(payload, before);
    reader.write("<packet><proto ");
    expect(() => {
      for (let count = 0; count < 40; count += 1) reader.write("x".repeat(65_536));
    }).toThrow(BadMarkup);
  });

  test("it is read the same in pieces of any size, and any text leaves it standing", () => {
    const text = layer(
      '<field name="a.b" showname="1... .... = B: &quot;1&quot;" size="1" pos="28" value="1" unmaskedvalue="80"><field name="c" show="C"/></field>',
    );
    const whole = read(text).fields;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99 }), (piece) => {
        expect(read(text, piece).fields).toEqual(whole);
      }),
    );
    const tags = fc.constantFrom(
      "<proto ",
      "<field ",
      'name="udp"',
      'size="1" ',
      'pos="28" ',
      ">",
      "/>",
      "</proto>",
      "</field>",
      "</packet>",
      'show="&#xffffff;&#55296;"',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(tags, fc.string())), (words) => {
        try {
          for (const { at, length } of read(words.join("")).fields)
            expect(at + length).toBeLessThanOrEqual(payload.length);
        } catch (error) {
          expect(error).toBeInstanceOf(BadMarkup);
        }
      }),
    );
  });
});
