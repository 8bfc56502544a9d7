import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../../build/golden-packets.mjs";
import { decodeAs, decodePacket } from "../decode.ts";
import type { DecodedField } from "../field.ts";
import { rtpVariants } from "./rtp.ts";

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };
const atPort = { ...sent, port: 5_004 };

function packetOf(type: number, payload: readonly number[], first = 0x80): Uint8Array {
  return Uint8Array.from([first, type, 0, 7, 0, 0, 1, 0, 0x5a, 0x1c, 3, 0xe2, ...payload]);
}

const golden = (name: string): Uint8Array[] =>
  readGolden()
    .filter((file) => file.name === `${name}.json`)
    .flatMap((file) => file.golden.packets.map(({ hex }) => bytesOf(hex)));

function as(type: string, bytes: Uint8Array) {
  const decoder = rtpVariants.find((variant) => variant.type === type);
  if (decoder === undefined) throw new Error(`no decoder ${type}`);
  return decodeAs(decoder, bytes, sent);
}

function* every(fields: readonly DecodedField[]): Generator<DecodedField> {
  for (const field of fields) {
    yield field;
    yield* every(field.fields);
  }
}

describe("a dynamic payload type", () => {
  test("is bytes where nothing fits throughout", () => {
    const audio = packetOf(97, new Array<number>(288).fill(0x5a));
    expect(decodePacket(audio, atPort)).toMatchObject({
      info: "PT 97, SSRC 0x5a1c03e2, seq 7, time 256",
    });
    expect(decodePacket(audio, atPort)?.fields.at(-1)).toMatchObject({ name: "payload", text: "288 bytes" });
    expect(decodePacket(audio, sent)).toBeNull();
  });

  test.each([
    ["rtp-2110-20", "video"],
    ["rtp-2110-40", "anc"],
    ["rtp-2022-6", "sdi"],
    ["rtp-2022-1", "fec"],
    ["rtp-h264", "h264"],
    ["rtp-h265", "h265"],
    ["rtp-ts", "ts"],
  ])("is known by the structure of its payload at any port: %s", (name, word) => {
    const packets = golden(name);
    expect(packets.length).toBeGreaterThan(0);
    for (const bytes of packets) {
      expect(decodePacket(bytes, sent)?.fields.some((field) => field.name === word)).toBe(true);
      // A byte more, and lengths no longer add up; parity and NAL units have none of their own.
      const longer = Uint8Array.from([...bytes, 0]);
      const isExact = !["rtp-2022-1", "rtp-ts"].includes(name);
      if (isExact) expect(decodePacket(longer, sent)).toBeNull();
      expect(as(name, bytes)).toMatchObject({ type: "rtp", title: "RTP", incomplete: null });
    }
  });

  test("is no ancillary data where a parity is wrong", () => {
    const [bytes = new Uint8Array()] = golden("rtp-2110-40");
    const holdsAncillary = () =>
      decodePacket(bytes, sent)?.fields.some(({ name }) => name === "anc") ?? false;
    expect(holdsAncillary()).toBe(true);
    bytes[24] = (bytes[24] ?? 0) ^ 0x80;
    expect(holdsAncillary()).toBe(false);
  });

  test("is no video where lines run backwards", () => {
    const line = (number: number, goesOn: boolean): number[] => [0, 4, 0, number, goesOn ? 0x80 : 0, 0];
    const two = (first: number, second: number): Uint8Array =>
      packetOf(96, [0, 0, ...line(first, true), ...line(second, false), ...new Array<number>(8).fill(0)]);
    expect(decodePacket(two(4, 5), sent)?.info).toContain("ST 2110-20 video, lines 4 to 5");
    expect(decodePacket(two(5, 4), sent)).toBeNull();
  });
});

describe("read as somebody says", () => {
  test("samples are counted, and their bits", () => {
    const bytes = packetOf(97, new Array<number>(288).fill(1));
    expect(as("rtp-l24", bytes).info).toBe("PT 97, L24, 96 samples, SSRC 0x5a1c03e2, seq 7, time 256");
    expect(as("rtp-l16", bytes).info).toContain("L16, 144 samples");
    expect(as("rtp-am824", bytes).info).toContain("AM824 (ST 2110-31), 72 samples");
  });

  test("parts of units of H.264 and H.265 say which they are", () => {
    expect(as("rtp-h264", packetOf(96, [0x7c, 0x85, 1, 2])).info).toContain("H.264, IDR slice, first part");
    expect(as("rtp-h264", packetOf(96, [0x5c, 0x41, 1, 2])).info).toContain("H.264, Slice, last part");
    expect(as("rtp-h265", packetOf(96, [0x62, 1, 0x13, 1])).info).toContain("H.265, IDR_W_RADL, a part");
    expect(as("rtp-h264", packetOf(96, [0x67, 0x64])).info).toContain("H.264, SPS");
  });
});

test("ancillary data has its words at the right bits", () => {
  const [bytes = new Uint8Array()] = golden("rtp-2110-40");
  const fields = [...every(decodePacket(bytes, sent)?.fields ?? [])];
  const packets = fields.filter(({ name }) => name === "packet");
  const second = new Map(packets[1]?.fields.map((field) => [field.name, field]));
  // AFD behind 16 words of timecode: 4 + 28 bytes after the first packet's begin at 20.
  expect(packets.map(({ at, length }) => [at, length])).toEqual([
    [20, 32],
    [52, 20],
    [72, 60],
  ]);
  expect(second.get("line")).toMatchObject({ value: 11, at: 52, length: 4, bits: { from: 1, count: 11 } });
  expect(second.get("did")).toMatchObject({ value: 0x41, at: 56, bits: { from: 2, count: 8 } });
  expect(second.get("sdid")).toMatchObject({ value: 5, at: 57, bits: { from: 4, count: 8 } });
  expect(second.get("data-count")).toMatchObject({ value: 8, at: 58, bits: { from: 6, count: 8 } });
  expect(second.get("data")).toMatchObject({
    ...{ value: "4c00000000000000", at: 59, length: 11, bits: { from: 6, count: 80 } },
  });
  expect(second.get("checksum")).toMatchObject({ at: 69, bits: { from: 6, count: 10 } });
  const third = new Map(packets[2]?.fields.map((field) => [field.name, field.text]));
  expect(third.get("line")).toBe("Any (2047)");
  expect(third.get("stream")).toBe("2");
});

test("elements of a header extension stand in it, and padding between them does not", () => {
  const extension = [0xbe, 0xde, 0, 2, 0x10, 0xaa, 0, 0x21, 1, 2, 0, 0];
  const decoded = decodePacket(packetOf(97, [...extension, 9, 9], 0x90), atPort);
  const held = decoded?.fields.find(({ name }) => name === "header-extension");
  expect(held).toMatchObject({ at: 12, length: 12, text: "elements 1, 2" });
  expect(held?.fields.filter(({ name }) => name === "element")).toMatchObject([
    { at: 16, length: 2, fields: [{ value: 1 }, { value: 0, text: "0 (1 bytes)" }, { value: "aa" }] },
    { at: 19, length: 3, fields: [{ value: 2 }, { value: 1 }, { value: "0102" }] },
  ]);
});
