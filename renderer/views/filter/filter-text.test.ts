import fc from "fast-check";
import { expect, test } from "vitest";
import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { partsOf } from "./filter-text.tsx";
import { readFilter } from "./pieces-of.ts";

function partsIn(text: string) {
  const { pieces, mistake } = readFilter(text, packetSubject);
  return partsOf(text, pieces, mistake).map(({ start, end, role, wrong }) => [
    text.slice(start, end),
    role,
    wrong,
  ]);
}

test("a text is cut where what it is changes", () => {
  expect(partsIn("src 10.0.0.1 and lost")).toEqual([
    ["src", "field", false],
    [" ", null, false],
    ["10.0.0.1", "value", false],
    [" ", null, false],
    ["and", "joint", false],
    [" ", null, false],
    ["lost", "field", false],
  ]);
});

test("a mistake is marked in its place, and at the very end below no character", () => {
  expect(partsIn("ttl = 300").filter(([, , wrong]) => wrong)).toEqual([["300", expect.anything(), true]]);
  expect(partsIn("ttl = ").at(-1)).toEqual(["", null, true]);
});

test("the parts are the text, whatever it is", () => {
  const words = fc.constantFrom(
    "src",
    " ",
    "(",
    ")",
    "and",
    "not",
    "=",
    '"',
    "rtp.x",
    "10.0.0.1",
    "ttl",
    "é",
    "0x4",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 12 }), (typed) => {
      const text = typed.join("");
      expect(
        partsIn(text)
          .map(([part]) => part)
          .join(""),
      ).toBe(text);
    }),
  );
});
