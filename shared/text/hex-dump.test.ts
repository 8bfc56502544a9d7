import fc from "fast-check";
import { expect, test } from "vitest";
import { formatHex, parseHex } from "./hex.ts";
import { bytesOfDump } from "./hex-dump.ts";

const hello = "48656c6c6f20776f726c640a";
const read = (text: string): string => {
  const parsed = parseHex(text);
  return parsed.ok ? formatHex(parsed.value) : parsed.problem.name;
};

test.each([
  ["hexdump -C", "00000000  48 65 6c 6c 6f 20 77 6f  72 6c 64 0a              |Hello world.|\n0000000c\n"],
  ["xxd", "00000000: 4865 6c6c 6f20 776f 726c 640a            Hello world."],
  ["tcpdump -X", "\t0x0000:  4865 6c6c 6f20 776f 726c 640a            Hello.world."],
  ["Wireshark", "0000   48 65 6c 6c 6f 20 77 6f 72 6c 64 0a               Hello world."],
  ["a part of one", "0010: 48 65 6c 6c 6f 20 77 6f\n0018: 72 6c 64 0a"],
])("the bytes of a dump are taken, not its offsets and its text: %s", (_, dump) => {
  expect(read(dump)).toBe(hello);
});

test("text that looks like bytes is told from them by the width of the lines", () => {
  const line = "64 65 61 64 20 62 65 65 66 20 63 61 66 65 20 31";
  expect(read(`0000  ${line}  dead beef cafe 1\n0010  64 65                dead`)).toBe(
    `${line.replaceAll(" ", "")}6465`,
  );
});

test("bytes that only look like offsets stay bytes", () => {
  expect(read("4865 6c6c")).toBe("48656c6c");
  expect(read("0000 0010\n0010 0020")).toBe("0000001000100020");
  // The second line is not where its offset says.
  expect(bytesOfDump("0000  48 65\n0010  6c 6c")).toBeNull();
});

test("whatever is dumped in lines comes back", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 70 }), fc.constantFrom(8, 16), (bytes, width) => {
      const lines = [];
      for (let at = 0; at < bytes.length; at += width) {
        const part = bytes.subarray(at, at + width);
        const text = String.fromCharCode(...part).replaceAll(/[^\x20-\x7e]/g, ".");
        lines.push(
          `${at.toString(16).padStart(8, "0")}  ${formatHex(part, " ").padEnd(3 * width)}  |${text}|`,
        );
      }
      expect(read(lines.join("\n"))).toBe(formatHex(bytes));
    }),
    { numRuns: 100 },
  );
});

test.each([
  ["unsigned char x[2] = { 0x48, 0x65 };", "4865"],
  ["const data = [0x48, 0x65];", "4865"],
  ["0x48, /* H */ 0x65, // e\n0x6c", "48656c"],
  ["48-65-6C", "48656c"],
  ["b'\\x48\\x65'", "4865"],
  ["0x48u, 0x65U", "4865"],
])("bytes in source texts: %s", (text, bytes) => expect(read(text)).toBe(bytes));

test("what is no bytes is blamed where it stands", () => {
  const blamed = (text: string): string => {
    const parsed = parseHex(text);
    return parsed.ok ? "read" : text.slice(parsed.problem.start, parsed.problem.end);
  };
  expect(["int x[] = { 0x48, 0xzz };", "48 - 65-zz", "48-", "x = 48"].map(blamed)).toEqual([
    "z",
    "-",
    "-",
    "x",
  ]);
});
