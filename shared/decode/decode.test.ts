import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { decodeAs, decodePacket } from "./decode.ts";
import type { Sent } from "./decoder.ts";
import { decoders } from "./decoders.ts";
import type { DecodedField } from "./field.ts";

const sent: Sent = { address: "239.1.1.1", port: 5_004, sourcePort: 40_000 };

/** Every field inside its parent, and as long as it says. */
function checkRanges(fields: readonly DecodedField[], begin: number, end: number): number {
  let count = 0;
  for (const { at, length, bits, fields: inner, text } of fields) {
    expect(at).toBeGreaterThanOrEqual(begin);
    expect(length).toBeGreaterThanOrEqual(0);
    expect(at + length).toBeLessThanOrEqual(end);
    if (bits !== null) expect(bits.from + bits.count).toBeLessThanOrEqual(8 * length);
    expect(text.length).toBeLessThanOrEqual(limits.decodedText);
    count += 1 + checkRanges(inner, at, at + length);
  }
  return count;
}

describe.each(decoders)("the decoder $type", (decoder) => {
  test("stays within any bytes, and ends", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        const decoded = decodeAs(decoder, bytes, sent);
        expect(checkRanges(decoded.fields, 0, bytes.length)).toBeLessThanOrEqual(limits.decodedFields);
        decoder.recognise(bytes, sent);
      }),
      { numRuns: 2_000 },
    );
  });

  test("has a word that filters can use", () => {
    expect(decoder.type).toMatch(/^[a-z][a-z0-9-]*$/);
  });
});

test("no two decoders have one word", () => {
  expect(new Set(decoders.map(({ type }) => type)).size).toBe(decoders.length);
});

test("a packet of RTP is told with its bytes and bits", () => {
  const bytes = Uint8Array.from([0x80, 0xe0, 0, 7, 0, 0, 1, 0, 0x5a, 0x1c, 3, 0xe2, 1, 2]);
  const decoded = decodePacket(bytes, sent);
  expect(decoded).toMatchObject({
    type: "rtp",
    info: "PT 96, SSRC 0x5a1c03e2, seq 7, time 256, mark",
    incomplete: null,
  });
  const field = (name: string) => decoded?.fields.find((one) => one.name === name);
  expect(field("sequence")).toMatchObject({ value: 7, at: 2, length: 2, bits: null });
  expect(field("payload-type")).toMatchObject({ value: 96, at: 1, length: 1, bits: { from: 1, count: 7 } });
  expect(field("payload")).toMatchObject({ at: 12, length: 2, text: "2 bytes" });
  expect(decodePacket(bytes, { ...sent, port: 9_999 })).toBeNull();
});

test("a packet that ends too soon is told as far as it goes", () => {
  const decoded = decodePacket(Uint8Array.from([0x83, 0, 0, 7, 0, 0, 1, 0, 1, 2, 3, 4, 9, 9, 9, 9, 1]), sent);
  expect(decoded?.incomplete).toBe("cut");
  expect(decoded?.fields.at(-1)).toMatchObject({ name: "csrc", at: 12 });
});
