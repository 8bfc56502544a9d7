import { expect, test } from "vitest";
import { decodePacket } from "../decode.ts";

const decoded = (text: string) =>
  decodePacket(new TextEncoder().encode(text), { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 });

test("what ends a line is among its bytes and not in what it says", () => {
  expect(decoded("héllo\r\nworld\n\r\nlast\0\0")).toMatchObject({
    ...{ type: "text", info: "héllo (4 lines)", incomplete: null },
    fields: [
      { name: "line", value: "héllo", text: "héllo", at: 0, length: 8 },
      { name: "line", value: "world", text: "world", at: 8, length: 6 },
      { name: "line", value: "", text: "", at: 14, length: 2 },
      { name: "line", value: "last", text: "last", at: 16, length: 6 },
    ],
  });
});

test("tabs are shown as blanks, and stay what they are", () => {
  expect(decoded("a\tb\tc")).toMatchObject({
    info: "a b c",
    fields: [{ value: "a\tb\tc", text: "a b c" }],
  });
});
