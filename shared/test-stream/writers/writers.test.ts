import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatHex } from "../../text/hex.ts";
import { type TestFormat, testFormats } from "../format-names.ts";
import { readTestHeader } from "../header.ts";
import { leastTestBytes } from "../least-bytes.ts";
import { createWriter } from "./create-writer.ts";
import type { TestRun } from "./writer.ts";

const run: TestRun = {
  ...{ size: 100, run: 7, address: "239.1.1.1", port: 5_002, ttl: 4, dscp: 46, burst: 1, name: "probe-01" },
  steps: [{ rate: 20, count: 100 }],
};
const moment = { seconds: 0x6b077dfc, nanoseconds: 0x00056fee * 1_000 + 17 };

/** One packet, or an end marker, as it goes out. */
function packet(format: TestFormat, given: TestRun, sequence: number, end = false): Uint8Array {
  const writer = createWriter(format, given);
  const bytes = writer.template.slice();
  const head = new DataView(bytes.buffer);
  if (end) writer.writeEnd(head, 0, sequence, moment);
  else writer.write(head, 0, sequence, moment);
  return bytes;
}

describe("Castscope's format", () => {
  it("says which packet it is, of which run and step", () => {
    const steps = [
      { rate: 100, count: 50 },
      { rate: 1_000, count: 500 },
      { rate: 0.5, count: null },
    ];
    const writer = createWriter("castscope", { ...run, steps });
    const bytes = writer.template.slice();
    const head = new DataView(bytes.buffer);
    const read = (sequence: number) => {
      writer.write(head, 0, sequence, moment);
      return readTestHeader(bytes, 0, bytes.length);
    };
    expect(read(0)).toEqual({
      ...{ first: true, end: false, ttl: 4, dscp: 46, run: 7, size: 100, burst: 1, sequence: 0 },
      ...{ seconds: moment.seconds, nanoseconds: moment.nanoseconds, rate: 100, count: null, step: 0 },
      name: "probe-01",
    });
    expect(read(49)).toMatchObject({ first: false, step: 0, rate: 100 });
    expect(read(50)).toMatchObject({ step: 1, rate: 1_000 });
    expect(read(550)).toMatchObject({ step: 2, rate: 0.5 });
    // Written again after the system had no room.
    expect(read(549)).toMatchObject({ step: 1, rate: 1_000 });
    expect(read(49)).toMatchObject({ step: 0 });
  });

  it("has an end marker with the sequence that would have been next", () => {
    const header = readTestHeader(packet("castscope", run, 100, true), 0, 100);
    expect(header).toMatchObject({ first: false, end: true, sequence: 100, count: 100 });
  });

  it("keeps any sequence", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }), (sequence) => {
        expect(readTestHeader(packet("castscope", run, sequence), 0, 100)?.sequence).toBe(sequence);
      }),
    );
  });
});

describe("iperf2's format", () => {
  // As iperf 2.1.8's own client sends it, but for the flags of its longer header.
  it("counts from 1", () => {
    expect(formatHex(packet("iperf2", { ...run, port: 5_001 }, 21).subarray(0, 42), " ")).toBe(
      "00 00 00 16 6b 07 7d fc 00 05 6f ee 00 00 00 00 " +
        "08 00 00 00 00 00 00 01 00 00 13 89 00 00 00 64 00 00 00 00 ff ff fe 0c 30 31",
    );
  });

  it("ends with an id below zero, also beyond 32 bits", () => {
    const ids = (packets: number) => {
      const view = new DataView(packet("iperf2", run, packets, true).buffer);
      return (BigInt(view.getInt32(12)) << 32n) | BigInt(view.getUint32(0));
    };
    expect(ids(22)).toBe(-23n);
    expect(ids(2 ** 40)).toBe(-(2n ** 40n) - 1n);
  });
});

describe("MGEN's format", () => {
  // What mgen 5 sent for: ON 7 UDP DST 239.1.1.1/5002 PERIODIC [10 100]
  it("is what mgen sends", () => {
    expect(formatHex(packet("mgen", run, 2).subarray(0, 48), " ")).toBe(
      "00 64 02 08 00 00 00 07 00 00 00 02 6b 07 7d fc 00 05 6f ee 13 8a 01 04 ef 01 01 01 " +
        "00 00 00 00 04 37 68 20 04 37 68 20 ff ff fc 19 00 00 00 00",
    );
  });

  it("has an IPv6 group as sixteen bytes", () => {
    const bytes = packet("mgen", { ...run, address: "ff15::1:2" }, 0);
    expect(formatHex(bytes.subarray(20, 40), " ")).toBe(
      "13 8a 02 10 ff 15 00 00 00 00 00 00 00 00 00 00 00 01 00 02",
    );
  });
});

describe("every format", () => {
  it.each(testFormats)("%s: only its head differs, and the smallest packet holds all of it", (format) => {
    for (const address of ["239.1.1.1", "ff15::1"]) {
      const size = leastTestBytes(format, address.includes(":") ? 6 : 4);
      const writer = createWriter(format, { ...run, address, size });
      expect(writer.template).toHaveLength(size);
      expect(writer.headBytes).toBeLessThanOrEqual(size);
      const bytes = writer.template.slice();
      writer.write(new DataView(bytes.buffer), 0, 5, moment);
      expect(bytes.subarray(writer.headBytes)).toEqual(writer.template.subarray(writer.headBytes));
    }
  });
});
