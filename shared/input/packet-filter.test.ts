import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { inputProblemText } from "../text/sentences.ts";
import { parsePacketFilter } from "./packet-filter.ts";

test.each([
  ["", null],
  ["   ", null],
  [" NOTIFY * ", { kind: "text", text: "NOTIFY *" }],
  ["10.0.0.7:5004", { kind: "text", text: "10.0.0.7:5004" }],
  ["47 00", { kind: "text", text: "47 00" }],
  ["0x4700", { kind: "bytes", bytes: Uint8Array.of(0x47, 0) }],
  ["0X 47:ff", { kind: "bytes", bytes: Uint8Array.of(0x47, 0xff) }],
])("“%s” is read", (text, value) => {
  expect(parsePacketFilter(text)).toEqual({ ok: true, value });
});

test.each([
  ["0x", "Type the bytes after 0x, two hex digits for each.", true],
  ["0x4", "The hex text has 1 digit: each byte needs two.", true],
  ["0x4g", "“g” is not a hex digit: use 0 to 9 and a to f.", false],
  ["a".repeat(limits.packetFilterLength + 1), "The filter has 201 characters: 200 is the most.", false],
])("“%s” is refused with a sentence", (text, message, incomplete) => {
  const parsed = parsePacketFilter(text);
  expect(parsed).toMatchObject({ ok: false, problem: { incomplete } });
  expect(parsed.ok ? "" : inputProblemText(parsed.problem)).toBe(message);
});
