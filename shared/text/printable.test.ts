import { expect, test } from "vitest";
import { printable, printableJson, printableLines } from "./printable.ts";

const evil = [
  ["an escape sequence", "eth0\x1b[2J"],
  ["a bell and a backspace", "a\x07b\x08"],
  ["the one-byte introducer of ISO 6429", "a\x9b31mb"],
  ["delete", "a\x7fb"],
  ["a line of one's own", "a\r\nCastscope is open at http://evil.example/"],
  ["Unicode's line separators", "a\u2028b\u2029c"],
  ["a text turned around", "a\u202eb\u2066c\u200fd\u061ce"],
] as const;

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
const anyControl = /[\0-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

test.each(evil)("%s does not reach a screen", (_what, text) => {
  expect(printable(text)).not.toMatch(anyControl);
  expect(printable(text)).toHaveLength(text.length);
  expect(printableLines(`${text}\nnext`).split("\n").map(printable).join("")).not.toMatch(anyControl);
});

test.each(evil)("%s comes back out of JSON", (_what, text) => {
  const json = printableJson({ name: text });
  expect(json).not.toMatch(anyControl);
  expect(JSON.parse(json)).toEqual({ name: text });
});

test("letters of every script stay", () => {
  for (const text of ["eth0", "Büro 2. Stock", "局域网", "شبكة", "vEthernet (WSL)", "👩‍👩‍👧", "–"]) {
    expect(printable(text)).toBe(text);
  }
  expect(printableLines("two\nlines\n")).toBe("two\nlines\n");
});
