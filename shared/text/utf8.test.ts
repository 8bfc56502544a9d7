import { expect, test } from "vitest";
import { readStrictUtf8, readUtf8 } from "./utf8.ts";

test("bytes are read as UTF-8, or said to be none", () => {
  const good = Uint8Array.from([0x68, 0xc3, 0xa9, 0x6c, 0x6c, 0x6f]);
  expect([readUtf8(good), readStrictUtf8(good)]).toEqual(["héllo", "héllo"]);
  const bad = Uint8Array.from([0x68, 0xc3, 0x28]);
  expect([readUtf8(bad), readStrictUtf8(bad)]).toEqual(["h�(", null]);
});
