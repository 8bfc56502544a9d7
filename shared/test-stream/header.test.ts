import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHex } from "../text/hex.ts";
import { hasTestHeader, readTestHeader, type TestHeader, writeTestPacket } from "./header.ts";
import { testHeaderBytes, testLayout, testNameBytes } from "./layout.ts";

const uint = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
const header: fc.Arbitrary<TestHeader> = fc.record({
  first: fc.boolean(),
  end: fc.boolean(),
  ttl: uint(8),
  dscp: uint(6),
  run: uint(32),
  size: fc.integer({ min: testHeaderBytes + testNameBytes, max: 2_000 }),
  burst: fc.integer({ min: 1, max: 65_535 }),
  sequence: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
  seconds: uint(32),
  nanoseconds: fc.integer({ min: 0, max: 999_999_999 }),
  rate: uint(32).map((thousandths) => thousandths / 1_000),
  count: fc.option(fc.integer({ min: 1, max: 2 ** 32 - 1 })),
  step: uint(8),
  name: fc.string({ maxLength: testNameBytes, unit: fc.constantFrom(..."probe-01.ABC_") }),
});

/** The example of docs/test-stream.md. */
const example: TestHeader = {
  ...{ first: true, end: false, ttl: 16, dscp: 34, run: 0x7f3c, size: 72, burst: 7, sequence: 0 },
  ...{
    seconds: 1_795_616_527,
    nanoseconds: 318_212_000,
    rate: 950,
    count: 57_000,
    step: 0,
    name: "probe-01",
  },
};

describe("a packet of a test stream", () => {
  it("reads as it was written, wherever it stands", () => {
    fc.assert(
      fc.property(header, uint(6), (written, at) => {
        const bytes = new Uint8Array(at + written.size + 5).fill(0xee);
        bytes.set(writeTestPacket(written), at);
        expect(readTestHeader(bytes, at, written.size)).toEqual(written);
      }),
    );
  });

  it("has the bytes that are documented", () => {
    expect(formatHex(writeTestPacket(example), " ")).toBe(
      "ca 57 5c 0e 01 01 10 22 00 00 7f 3c 00 48 00 07 " +
        "00 00 00 00 00 00 00 00 6b 06 ef 0f 12 f7 87 a0 " +
        "00 0e 7e f0 00 00 de a8 00 08 70 72 6f 62 65 2d " +
        "30 31 32 33 34 35 36 37 38 39 3a 3b 3c 3d 3e 3f " +
        "40 41 42 43 44 45 46 47",
    );
  });

  it("keeps a sequence beyond 32 bits", () => {
    const packet = writeTestPacket({ ...example, sequence: 2 ** 40 + 3 });
    expect(readTestHeader(packet, 0, packet.length)?.sequence).toBe(2 ** 40 + 3);
  });

  it("cuts the name to what fits, and has only ASCII in it", () => {
    const read = (name: string, size: number) =>
      readTestHeader(writeTestPacket({ ...example, name, size }), 0, size);
    expect(read("a name that is far too long", 200)?.name).toBe("a name that is far too");
    expect(read("probe", testHeaderBytes)?.name).toBe("");
    expect(read("büro-7", testHeaderBytes + 5)?.name).toBe("b?ro-");
  });

  it("is read also where only its beginning was kept", () => {
    const packet = writeTestPacket(example);
    const kept = readTestHeader(packet, 0, 48);
    expect(kept).toEqual({ ...example, name: "probe-" });
  });
});

describe("what is no packet of a test stream", () => {
  const packet = writeTestPacket(example);

  it("is one that is shorter than the header", () => {
    for (let size = 0; size < testHeaderBytes; size += 1) {
      expect(readTestHeader(packet, 0, size)).toBeNull();
      expect(readTestHeader(packet.subarray(0, size), 0, 72)).toBeNull();
    }
  });

  it.each([
    ["another magic", testLayout.magic, 0xcb],
    ["another version", testLayout.version, 2],
    ["an unknown flag", testLayout.flags, 0x04],
    ["a DSCP of seven bits", testLayout.dscp, 64],
    ["a payload that was sent shorter than it came", testLayout.size, 0],
    ["more than a second of nanoseconds", testLayout.nanoseconds, 0x3c],
    ["a name that is too long", testLayout.nameLength, testNameBytes + 1],
  ])("is one with %s", (_what, at, value) => {
    const changed = packet.slice();
    changed[at] = value;
    if (at === testLayout.size) changed[at + 1] = 71;
    expect(hasTestHeader(changed, 0, changed.length)).toBe(false);
  });

  it("is random bytes", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => !hasTestHeader(bytes, 0, bytes.length)),
      { numRuns: 10_000 },
    );
  });
});
