import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../build/golden-packets.mjs";
import { decodePacket } from "./decode.ts";
import { summarise } from "./preview.ts";

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const decode = (bytes: Uint8Array) => decodePacket(bytes, sent);
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("a packet in one line", () => {
  test("is what its decoder says, for each packet that is kept", () => {
    for (const { golden } of readGolden()) {
      for (const { hex } of golden.packets) {
        const bytes = bytesOf(hex);
        const decoded = decodePacket(bytes, sent);
        if (!decoded?.info) continue;
        const { title, info } = decoded;
        expect(summarise(bytes, bytes.length, decode)).toEqual({ title, info });
      }
    }
  });

  test.each([
    ["héllo", "Text"],
    ["é", null],
    ["日", null],
  ])("shows %s as text", (text, title) => {
    expect(summarise(utf8(text), utf8(text).length, decode)).toEqual({ title, info: text });
  });

  test("shows bytes with a dot for each that does not print", () => {
    expect(summarise(Uint8Array.from([0x41, 0, 0xff, 0x42]), 4, decode)).toEqual({
      title: null,
      info: "A··B",
    });
    expect(summarise(utf8("é\u0000"), 3, decode).info).toBe("é·");
    expect(summarise(new Uint8Array(), 0, decode)).toEqual({ title: null, info: "" });
    expect(summarise(new Uint8Array(1_000), 1_000, decode).info).toHaveLength(96);
  });

  test("a text that is cut within a character keeps the characters before it", () => {
    const bytes = utf8("level 日本");
    for (let cut = 1; cut <= 3; cut += 1) {
      const preview = bytes.subarray(0, bytes.length - cut);
      expect(summarise(preview, bytes.length, decode)).toEqual({ title: "Text", info: "level 日" });
      // Whole, those bytes are no text.
      expect(summarise(preview, preview.length, decode).title).toBe(cut === 3 ? "Text" : null);
    }
  });

  test("a packet whose preview ends before it does is told as far as that goes", () => {
    // An extension of 256 words, of which there is one.
    const header = [0x90, 0, 0, 7, 0, 0, 1, 0, 1, 2, 3, 4, 9, 9, 1, 0, 9, 9, 9, 9];
    expect(
      summarise(Uint8Array.from(header), 2_000, (bytes) => decodePacket(bytes, { ...sent, port: 5_004 })),
    ).toEqual({
      title: "RTP",
      info: "Sequence number 7, Timestamp 256, Synchronisation source (SSRC) 0x01020304 …",
    });
  });
});
