import fc from "fast-check";
import { expect, test } from "vitest";
import { shownBytes, withoutHalfCharacter } from "./shown-bytes.ts";

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

test.each([
  [utf8("héllo"), 10, "héllo"],
  [utf8("héllo"), 2, "h"],
  [utf8("日本"), 5, "日"],
  [utf8("a\u0007é"), 10, "a·é"],
  [Uint8Array.of(0x41, 0xff, 0xc3, 0xa9), 10, "A···"],
  [Uint8Array.of(0x41, 0xc3), 10, "A·"],
  [new Uint8Array(), 10, ""],
])("%j, the first %i, are shown as %s", (bytes, most, shown) => {
  expect(shownBytes(bytes, most)).toBe(shown);
});

test("a text that is cut anywhere keeps all characters before the cut", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), fc.nat(), (text, at) => {
      const bytes = utf8(text);
      const cut = bytes.subarray(0, bytes.length === 0 ? 0 : at % bytes.length);
      const whole = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(
        withoutHalfCharacter(cut),
      );
      expect(text.startsWith(whole)).toBe(true);
      expect(cut.length - utf8(whole).length).toBeLessThan(4);
    }),
  );
});
