import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { pictureOf } from "./picture.ts";

/** The beginnings of pictures as ffmpeg made them (x264, x265, mpeg2video), and what ffprobe says of them. */
const made = [
  {
    name: "H.264, interlaced, cropped, with its rate",
    type: "H.264",
    hex: "000001e00000808005210007d8610000000109f000000001674d4028f403c0227ef011000003000100000300321f162ea00000000168de0fc8",
    picture: { width: 1_920, height: 1_080, interlaced: true, rate: 25 },
  },
  {
    name: "H.264, high profile, 4:2:2, 10 bits",
    type: "H.264",
    hex: "000001e00000808005210007d8610000000109f000000001677a0020b6cb402802dd80880000030008000003032078c1950000000168ce0fc8",
    picture: { width: 1_280, height: 720, interlaced: false, rate: 50 },
  },
  {
    name: "HEVC, whose rate stands behind too much",
    type: "HEVC",
    hex: "000001e00000808005210007d861000001014601500000000140010c01ffff016000000300900000030000030078959809000000014201010160000003009000000300000300\
78a00280802d165959a4932bc05a020000030002000003006410000000014401c172b46240",
    picture: { width: 1_280, height: 720, interlaced: false, rate: null },
  },
  {
    name: "MPEG-2, interlaced",
    type: "MPEG-2",
    hex: "000001e0000080c00a310007f481110007d861000001b32d024013ffffe018000001b5148200010000000001b8000800400000",
    picture: { width: 720, height: 576, interlaced: true, rate: 25 },
  },
] as const;

const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, "hex"));

describe("the size of a picture", () => {
  test.each(made)("$name", ({ type, hex, picture }) => {
    const bytes = bytesOf(hex);
    expect(pictureOf(type, bytes, 0, bytes.length)).toEqual(picture);
  });

  test.each(made)(
    "$name: nothing is said of a header that the packet cuts off, or of another codec",
    (one) => {
      const bytes = bytesOf(one.hex);
      const header = one.hex.search(/00000001674|00000001677|000000014201|000001b3/) / 2;
      for (let end = 0; end < header + 10; end += 1) expect(pictureOf(one.type, bytes, 0, end)).toBeNull();
      expect(pictureOf("AVS", bytes, 0, bytes.length)).toBeNull();
    },
  );

  test("random bytes never throw, and never give what cannot be", () => {
    const types = fc.constantFrom("MPEG-1", "MPEG-2", "H.264", "HEVC");
    const codes = fc.constantFrom([0, 0, 1, 0xb3], [0, 0, 1, 0x67], [0, 0, 1, 0x42, 1]);
    fc.assert(
      fc.property(types, codes, fc.uint8Array({ maxLength: 180 }), (type, code, rest) => {
        const bytes = Uint8Array.from([...code, ...rest]);
        const picture = pictureOf(type, bytes, 0, bytes.length);
        if (picture === null) return;
        expect(Math.min(picture.width, picture.height)).toBeGreaterThanOrEqual(16);
        expect(Math.max(picture.width, picture.height)).toBeLessThanOrEqual(16_384);
      }),
      { numRuns: 5_000 },
    );
  });
});
