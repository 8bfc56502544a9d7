import fc from "fast-check";
import { expect, test } from "vitest";
import { parseTemplate } from "./parse.ts";
import { templatePieces } from "./pieces.ts";

const piecesOf = (text: string) =>
  templatePieces(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

test("tells what each field stands for, and which bytes are written as such", () => {
  expect(piecesOf("seq={seq:6} t={time:us}\nfrom={host} {random:4}\\x00{hex: ff}{pad:200}\\{no\\}")).toEqual([
    ["seq", "{seq:6}"],
    ["time", "{time:us}"],
    ["host", "{host}"],
    ["random", "{random:4}"],
    ["bytes", "\\x00"],
    ["bytes", "{hex: ff}"],
    ["pad", "{pad:200}"],
    ["bytes", "\\{"],
    ["bytes", "\\}"],
  ]);
});

test("leaves out what is not understood, and goes on behind it", () => {
  expect(piecesOf("{nothing} {seq} {time:ms u32} \\q{seq} {seq")).toEqual([
    ["seq", "{seq}"],
    ["seq", "{seq}"],
  ]);
});

test("finds as many fields as are read, whatever stands between them", () => {
  const word = fc.constantFrom(
    "a",
    "\\",
    "\\\\",
    "\\{",
    "}",
    "{seq}",
    "{time}",
    "{hex 00}",
    "{pad:9}",
    "\\x41",
    " ",
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (written) => {
      const text = written.join("");
      const read = parseTemplate(text);
      if (!read.ok) return;
      const isField = ({ kind }: { kind: string }) => kind !== "bytes";
      expect(
        templatePieces(text)
          .filter(isField)
          .map(({ kind }) => kind),
      ).toEqual(read.value.filter(isField).map(({ kind }) => kind));
    }),
    { numRuns: 300 },
  );
});
