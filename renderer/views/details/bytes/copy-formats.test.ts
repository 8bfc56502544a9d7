import { describe, expect, test } from "vitest";
import { copyText } from "./copy-formats.ts";

const encode = (text: string) => new TextEncoder().encode(text);

describe("copy formats", () => {
  test("hex in pairs", () => {
    expect(copyText(Uint8Array.from([0, 15, 255]), "hex")).toBe("00 0f ff");
  });

  test("text as UTF-8 where it is that, with dots where it does not print", () => {
    expect(copyText(encode("grüß\tdich\n"), "text")).toBe("grüß\tdich\n");
    expect(copyText(encode("a\u0000b"), "text")).toBe("a·b");
    expect(copyText(Uint8Array.from([0x61, 0xff, 0x62]), "text")).toBe("a·b");
  });

  test("a dump with offsets and text, sixteen bytes a line", () => {
    expect(copyText(encode("0123456789abcdefg\u00e9"), "dump")).toBe(
      "000000  30 31 32 33 34 35 36 37 38 39 61 62 63 64 65 66  0123456789abcdef\n" +
        "000010  67 c3 a9                                         g..\n",
    );
  });

  test("base64 of any length", () => {
    const bytes = Uint8Array.from({ length: 65_507 }, (_, at) => (at * 7) & 0xff);
    expect(Uint8Array.from(atob(copyText(bytes, "base64")), (one) => one.charCodeAt(0))).toEqual(bytes);
  });

  test("a C array that compiles", () => {
    expect(
      copyText(
        Uint8Array.from({ length: 13 }, (_, at) => at),
        "c",
      ),
    ).toBe(
      "const unsigned char payload[13] = {\n" +
        "  0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, 0x08, 0x09, 0x0a, 0x0b,\n" +
        "  0x0c\n};\n",
    );
  });
});
