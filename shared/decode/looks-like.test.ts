import { expect, test } from "vitest";
import { looksLike } from "./looks-like.ts";
import { ascii } from "./match.ts";
import { randomBytes, seeded } from "./testing/mutate.ts";

test.each([
  ["nothing where there are few", Uint8Array.from([1, 2, 3]), ""],
  ["zeros", new Uint8Array(64), "all zeros"],
  ["one byte", new Uint8Array(64).fill(0xff), "all bytes 0xff"],
  [
    "zeros but for some",
    Uint8Array.from({ length: 100 }, (_, at) => (at % 10 === 0 ? at : 0)),
    "mostly zeros, 91 %",
  ],
  [
    "text with a header",
    Uint8Array.from([1, 2, ...ascii("temperature 21.5 C")]),
    "mostly text, 90 % of ASCII",
  ],
  [
    "text in UTF-16 with its mark",
    Uint8Array.from([0xff, 0xfe, ...[...ascii("hello")].flatMap((one) => [one, 0])]),
    "text in UTF-16, little endian",
  ],
  [
    "text in UTF-16 of the other order",
    Uint8Array.from([...ascii("hello world")].flatMap((one) => [0, one])),
    "text in UTF-16, big endian",
  ],
  ["gzip", Uint8Array.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 0xcb, 0x48]), "compressed data, in gzip"],
  ["a counter", Uint8Array.from({ length: 1_024 }, (_, at) => at), "binary data, 37 % ASCII"],
  [
    "numbers of 32 bits",
    Uint8Array.from({ length: 256 }, (_, at) => (at % 4 === 3 ? 128 + (at % 100) : 0)),
    "mostly zeros, 75 %",
  ],
])("%s", (_, bytes, phrase) => {
  expect(looksLike(bytes)).toBe(phrase);
});

test("random bytes are told as such, of any length that says something", () => {
  const random = seeded(7);
  const phrases = new Set<string>();
  for (let round = 0; round < 2_000; round += 1) phrases.add(looksLike(randomBytes(random, 1_472, 64)));
  expect([...phrases]).toEqual(["random, as encrypted or compressed data is"]);
});
