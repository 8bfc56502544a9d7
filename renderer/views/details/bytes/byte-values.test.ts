import { describe, expect, test } from "vitest";
import { byteValues, rangeLabel } from "./byte-values.ts";

function values(...bytes: number[]) {
  return Object.fromEntries(byteValues(Uint8Array.from(bytes)).map(({ name, text }) => [name, text]));
}

describe("byte values", () => {
  test("names the range as people count in a hex view", () => {
    expect(rangeLabel({ first: 71, last: 72 })).toBe("Bytes 71 to 72");
    expect(rangeLabel({ first: 65_506, last: 65_506 })).toBe("Byte 65,506");
  });

  test("a single byte, signed and in binary", () => {
    expect(values(0xfe)).toEqual({ u8: "254", i8: "-2", Binary: "1111 1110", Text: "·" });
    expect(values(0x57)).toMatchObject({ u8: "87", Binary: "0101 0111", Text: "W" });
  });

  test("two bytes in both orders", () => {
    expect(values(0x02, 0x77)).toEqual({
      u16: "631",
      "u16 LE": "30,466",
      i16: "631",
      Text: "·w",
    });
    expect(byteValues(Uint8Array.from([2, 0x77]))[1]?.meaning).toBe("Unsigned, 16 bit, little endian");
  });

  test("four and eight bytes reach past what a double holds", () => {
    expect(values(0xff, 0xff, 0xff, 0xff)).toMatchObject({ u32: "4,294,967,295", i32: "-1" });
    expect(values(255, 255, 255, 255, 255, 255, 255, 254)).toMatchObject({
      u64: "18,446,744,073,709,551,614",
      i64: "-2",
    });
  });

  test("text is UTF-8 where the bytes are that throughout", () => {
    expect(values(...new TextEncoder().encode("é日"))).toMatchObject({ Text: "é日" });
    expect(values(0xc3, 0xa9)).toMatchObject({ u16: "50,089", Text: "é" });
    expect(values(0xff, 0xc3, 0xa9)).toMatchObject({ Text: "···" });
  });

  test("longer runs are text only, cut where the line ends", () => {
    const long = byteValues(new TextEncoder().encode("LaserJet M507 on the second floor"));
    expect(long).toMatchObject([{ name: "Text", text: "LaserJet M507 on the sec…" }]);
  });
});
