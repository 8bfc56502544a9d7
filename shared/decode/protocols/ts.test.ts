import { describe, expect, test } from "vitest";
import { crc32 } from "../../transport-stream/crc32.ts";
import { decodePacket } from "../decode.ts";
import type { DecodedField } from "../field.ts";

const sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };

interface Plan {
  readonly pid: number;
  readonly starts?: boolean;
  readonly counter?: number;
  readonly payload: readonly number[];
}

/** A packet whose payload is filled up with ones. */
function packetOf({ pid, starts = false, counter = 0, payload }: Plan): number[] {
  const head = [0x47, (starts ? 0x40 : 0) | (pid >> 8), pid & 0xff, 0x10 | counter];
  return [...head, ...payload, ...new Array<number>(184 - payload.length).fill(0xff)];
}

/** A section with its CRC. */
function sectionOf(table: number, id: number, body: readonly number[]): number[] {
  const length = 9 + body.length;
  const head = [table, 0xb0 | (length >> 8), length & 0xff, id >> 8, id & 0xff, 0xc1, 0, 0];
  const crc = crc32(Uint8Array.from([...head, ...body]), 0, head.length + body.length);
  return [...head, ...body, crc >>> 24, (crc >>> 16) & 0xff, (crc >>> 8) & 0xff, crc & 0xff];
}

const pat = [0, ...sectionOf(0, 1, [0, 1, 0xe1, 0])];
const plain = (pid: number, counter = 0): number[] => packetOf({ pid, counter, payload: [0x55] });
const decode = (bytes: readonly number[], port = sent.port) =>
  decodePacket(Uint8Array.from(bytes), { ...sent, port });

function* every(fields: readonly DecodedField[]): Generator<DecodedField> {
  for (const field of fields) {
    yield field;
    yield* every(field.fields);
  }
}
const found = (bytes: readonly number[], name: string) =>
  [...every(decode(bytes, 1_234)?.fields ?? [])].filter((field) => field.name === name);

describe("packets", () => {
  const three = [plain(256), plain(257), plain(256, 1)];

  test("stand alone, behind the times of an M2TS file, or before Reed-Solomon bytes", () => {
    const info = "PID 256 ×2, 257";
    expect(decode(three.flat())).toMatchObject({ type: "ts", info });
    const withTimes = three.flatMap((packet) => [0x40, 0, 0, 9, ...packet]);
    expect(decode(withTimes)).toMatchObject({ type: "ts", info });
    expect(found(withTimes, "arrival").map(({ value, at }) => [value, at])).toEqual([
      [9, 0],
      [9, 192],
      [9, 384],
    ]);
    const withParity = three.flatMap((packet) => [...packet, ...new Array<number>(16).fill(1)]);
    expect(decode(withParity)).toMatchObject({ type: "ts", info });
    expect(found(withParity, "parity").map(({ at, length }) => [at, length])).toEqual([
      [188, 16],
      [392, 16],
      [596, 16],
    ]);
  });

  test("are known where the last one is cut off, as in the preview of a longer datagram", () => {
    const bytes = [...three, plain(258)].flat().slice(0, -50);
    expect(decode(bytes)).toMatchObject({ type: "ts", info: "PID 256 ×2, 257" });
    expect(found(bytes, "rest")).toMatchObject([{ at: 564, length: 138 }]);
  });

  test("are known by one alone where a table or a PES packet begins in it", () => {
    expect(decode(packetOf({ pid: 0, starts: true, payload: pat }))?.type).toBe("ts");
    expect(decode(packetOf({ pid: 300, starts: true, payload: [0, 0, 1, 0xe0, 0, 0] }))?.type).toBe("ts");
    expect(decode(plain(300))).toBeNull();
    expect(decode(plain(300), 1_234)?.type).toBe("ts");
    expect(decode([0x47, 0x80, 1, 0x10, ...new Array<number>(184).fill(0)], 1_234)).toBeNull();
  });

  test("are read behind one that is damaged", () => {
    const damaged = [0x47, 1, 0, 0x30, 250, ...new Array<number>(183).fill(0)];
    expect(decode([...damaged, ...plain(257), ...plain(257)])).toMatchObject({
      ...{ info: "PID 257 ×2, damaged", incomplete: null },
      fields: [{ text: "cut off" }, { text: "PID 257, counter 0" }, {}],
    });
  });
});

describe("a section", () => {
  // Three programs' worth of entries and more: 100 take 400 bytes.
  const long = sectionOf(0, 1, Array.from({ length: 100 }, (_, index) => [0, index + 1, 0xe1, index]).flat());
  const first = packetOf({ pid: 0, starts: true, payload: [0, ...long.slice(0, 183)] });
  const middle = packetOf({ pid: 0, counter: 1, payload: long.slice(183, 367) });
  const rest = long.slice(367);
  const last = packetOf({
    ...{ pid: 0, starts: true, counter: 2 },
    payload: [rest.length, ...rest, ...pat.slice(1)],
  });

  test("that goes on in other packets is shown in parts that say so", () => {
    const bytes = [first, middle, last].flat();
    const [begun, whole] = found(bytes, "section");
    expect(begun?.text).toMatch(/^PAT \(goes on in another packet\) program 1 on PID 256, program 2 /);
    // Whole entries stand in the first packet; of the last one there are three bytes.
    expect(begun?.fields.filter(({ name }) => name === "entry")).toHaveLength(43);
    expect(begun?.fields.at(-1)).toMatchObject({ name: "section-part", at: 185, length: 3 });
    expect(found(bytes, "payload")).toMatchObject([{ title: "Part of a section", at: 192, length: 184 }]);
    expect(found(bytes, "section-part").at(-1)).toMatchObject({
      ...{ title: "End of a section", at: 381, length: rest.length },
    });
    expect(whole).toMatchObject({ text: "PAT program 1 on PID 256", at: 381 + rest.length });
  });

  test("says whether its CRC is right", () => {
    const packet = packetOf({ pid: 0, starts: true, payload: pat });
    expect(found(packet, "crc")[0]?.text).toMatch(/^0x[0-9a-f]{8}, right$/);
    packet[14] = 9;
    expect(found(packet, "crc")[0]?.text).toMatch(/, wrong$/);
    expect(found(packet, "section")[0]?.text).toBe("PAT (CRC wrong) program 9 on PID 256");
    expect(decode(packet, 1_234)?.info).toBe("PID 0 PAT, CRC wrong");
  });
});

test("the header of a PES packet is read bit by bit", () => {
  const pts = [0x3f, 0xff, 0xff, 0xff, 0xff];
  const payload = [0, 0, 1, 0xbd, 0, 20, 0xad, 0x90, 7, ...pts, 1, 2, 0x99];
  const packet = packetOf({ pid: 300, starts: true, payload });
  const [pes] = found(packet, "pes");
  const value = (name: string) => pes?.fields.find((field) => field.name === name)?.value;
  expect(["scrambling", "priority", "alignment", "copyright", "original"].map(value)).toEqual([
    2, 1, 1, 0, 1,
  ]);
  expect(["pts-flag", "dts-flag", "escr-flag", "es-rate-flag"].map(value)).toEqual([1, 0, 0, 1]);
  expect(value("pts")).toBe(2 ** 33 - 1);
  expect(pes?.text).toBe("Private stream 1, PTS 26:30:43.717678");
  expect(pes?.fields.at(-1)).toMatchObject({ name: "data", at: 20 });
});
