import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeAs } from "../decode/decode.ts";
import { evidence } from "../decode/decoder.ts";
import type { DecodedField } from "../decode/field.ts";
import { ascii } from "../decode/match.ts";
import { checkRanges } from "../decode/testing/ranges.ts";
import { describedDecoder } from "./described-decoder.ts";
import { formatDescription } from "./description-json.ts";
import { parseDescription } from "./description-text.ts";
import { fits } from "./json-schema.ts";
import { anyDescription } from "./testing.ts";

const docs = new URL("../../docs/", import.meta.url);
const read = (name: string): string => readFileSync(new URL(name, docs), "utf8");
const schema = JSON.parse(read("described-format.schema.json"));

/** A documented format, which has to be readable and to fit the schema. */
function documented(name: string) {
  const text = read(`formats/${name}.json`);
  const parsed = parseDescription(text);
  if (!parsed.ok) throw new Error(`${name}: ${JSON.stringify(parsed.problem)}`);
  expect(fits(JSON.parse(text), schema)).toBe(true);
  return describedDecoder(parsed.value);
}

function decode(name: string, bytes: Uint8Array, port: number) {
  const decoder = documented(name);
  const sent = { address: "239.1.1.1", port, sourcePort: 40_000 };
  const decoded = decodeAs(decoder, bytes, sent);
  expect(decoded.incomplete).toBeNull();
  expect(checkRanges(decoded.fields, 0, bytes.length)).toBeGreaterThan(0);
  return { ...decoded, isRecognised: decoder.recognise(bytes, sent) === evidence.certain };
}

/** The texts of the fields at a path of names, each with its place. */
function at(fields: readonly DecodedField[], ...[name, ...rest]: string[]): string[] {
  const found = fields.filter((field) => field.name === name);
  return rest.length === 0
    ? found.map(({ at: begin, length, text }) => `${begin}+${length} ${text}`)
    : found.flatMap((field) => at(field.fields, ...rest));
}

test("the documented descriptions are read, and fit the schema", () => {
  const examples = Array.from(
    read("described-formats.md").matchAll(/```json\n(.*?)```/gs),
    ([, json = ""]) => json,
  );
  expect(examples.length).toBeGreaterThan(4);
  for (const json of examples) {
    expect(parseDescription(json)).toMatchObject({ ok: true });
    expect(fits(JSON.parse(json), schema)).toBe(true);
  }
});

test("the schema takes every description, and refuses what is unknown or missing", () => {
  fc.assert(
    fc.property(anyDescription, (description) => {
      expect(fits(JSON.parse(formatDescription(description)), schema)).toBe(true);
    }),
    { numRuns: 500 },
  );
  const field = { name: "a", type: "unsigned", bits: 8 };
  expect(fits({ name: "x", fields: [field] }, schema)).toBe(true);
  for (const wrong of [
    { ...field, bits: 12 },
    { ...field, unknown: 1 },
    { name: "a", type: "unsigned" },
    { name: "Lap Time", type: "mac" },
    { name: "a", type: "text", length: -1 },
    { is: "sequence", offset: 0 },
  ]) {
    expect(fits({ name: "x", fields: [wrong] }, schema)).toBe(false);
  }
  expect(fits({ fields: [field] }, schema)).toBe(false);
});

/** Bytes as a device would send them: numbers by their width, texts as they are. */
class Packet {
  readonly #bytes: number[] = [];
  readonly #little: boolean;

  constructor(little: boolean) {
    this.#little = little;
  }

  number(value: number | bigint, width: number): this {
    const bytes = Array.from({ length: width }, (_, index) =>
      Number((BigInt(value) >> BigInt(8 * index)) & 255n),
    );
    this.#bytes.push(...(this.#little ? bytes : bytes.reverse()));
    return this;
  }

  float(...values: number[]): this {
    for (const value of values) {
      const view = new DataView(new ArrayBuffer(4));
      view.setFloat32(0, value, this.#little);
      this.#bytes.push(...new Uint8Array(view.buffer));
    }
    return this;
  }

  text(text: string): this {
    this.#bytes.push(...ascii(text));
    return this;
  }

  get bytes(): Uint8Array {
    return Uint8Array.from(this.#bytes);
  }
}

describe("each of the formats in docs/formats decodes a packet of its kind", () => {
  test("and there is a test for each", () => {
    expect(readdirSync(new URL("formats/", docs)).sort()).toEqual(
      ["dvbstp", "f1-telemetry", "itch", "posistagenet", "wind-sensor"].map((name) => `${name}.json`),
    );
  });

  test("car telemetry of a game", () => {
    const packet = new Packet(true).number(2023, 2).number(23, 1).number(1, 1).number(18, 1).number(1, 1);
    packet.number(6, 1).number(0x1122334455667788n, 8).float(83.25).number(4_995, 4).number(5_001, 4);
    packet.number(19, 1).number(255, 1);
    for (let car = 0; car < 22; car += 1) {
      packet
        .number(300 + car, 2)
        .float(0.5, -0.25, 0)
        .number(0, 1)
        .number(car === 3 ? -1 : 7, 1);
      packet.number(11_000, 2).number(1, 1).number(80, 1).number(0xffff, 2);
      for (let brake = 0; brake < 4; brake += 1) packet.number(400, 2);
      packet.number(0x5a5a5a5a, 4).number(0x64646464, 4).number(110, 2).float(22, 22, 21, 21).number(0, 4);
    }
    const { bytes } = packet.number(255, 1).number(255, 1).number(0, 1);
    const { info, fields, isRecognised } = decode("f1-telemetry", bytes, 20_777);
    expect([bytes.length, isRecognised]).toEqual([1_352, true]);
    expect(info).toBe("Frame 4995, player is car 19, lap time 83.25 s");
    expect(at(fields, "session-uid")).toEqual(["7+8 0x1122334455667788"]);
    expect(at(fields, "car")[3]).toBe("209+60 303 km/h, gear reverse, 11000 rpm");
    expect(at(fields, "car", "throttle")[0]).toBe("31+4 50 %");
    expect(at(fields, "car", "engine-temperature")[21]).toBe("1327+2 110 °C");
  });

  test("positions on a stage", () => {
    const value = (kind: number, ...numbers: number[]) =>
      new Packet(true)
        .number(kind, 2)
        .number(4 * numbers.length, 2)
        .float(...numbers).bytes;
    const chunk = (id: number, bytes: Uint8Array) => [
      ...new Packet(true).number(id, 2).number(0x8000 | bytes.length, 2).bytes,
      ...bytes,
    ];
    const tracker = (id: number) => chunk(id, Uint8Array.from([...value(0, 1.5, 0, -2), ...value(3, 1)]));
    const header = new Packet(true).number(0, 2).number(12, 2).number(1_234_567, 8);
    const trackers = chunk(1, Uint8Array.from([...tracker(7), ...tracker(8)]));
    const inside = [...header.number(2, 1).number(3, 1).number(41, 1).number(1, 1).bytes, ...trackers];
    const bytes = Uint8Array.from(chunk(0x6755, Uint8Array.from(inside)));
    const { info, fields, isRecognised } = decode("posistagenet", bytes, 56_565);
    expect(isRecognised).toBe(true);
    expect(info).toBe("Frame 41, 1 packets in it");
    expect(at(fields, "trackers")).toEqual(["24+56 2 trackers"]);
    expect(at(fields, "trackers", "tracker")).toEqual(["24+28 number 7", "52+28 number 8"]);
    expect(at(fields, "trackers", "tracker", "values", "value")).toEqual([
      ...[
        "28+16 Position 1.5, 0, -2",
        "44+8 Status 1, –, –",
        "56+16 Position 1.5, 0, -2",
        "72+8 Status 1, –, –",
      ],
    ]);
  });

  test("orders of an exchange", () => {
    const message = (type: string) =>
      new Packet(false).text(type).number(13, 2).number(0, 2).number(34_200_000_000_123, 6);
    const messages = [
      message("S").text("Q").bytes,
      message("A").number(77, 8).text("B").number(100, 4).text("CAST    ").number(1_234_500, 4).bytes,
      message("E").number(77, 8).number(40, 4).number(9, 8).bytes,
    ];
    const packet = new Packet(false).text("0000000007").number(1_000, 8).number(messages.length, 2);
    const bytes = Uint8Array.from([
      ...packet.bytes,
      ...messages.flatMap((one) => [...new Packet(false).number(one.length, 2).bytes, ...one]),
    ]);
    const { info, fields, isRecognised } = decode("itch", bytes, 26_400);
    expect(isRecognised).toBe(false);
    expect(info).toBe("0000000007 from 1000, 3 messages");
    expect(at(fields, "block", "message")).toEqual([
      "22+12 System event, stock 13, 09:30:00.000000123",
      "36+36 Add order, stock 13, 09:30:00.000000123",
      "74+31 Order executed, stock 13, 09:30:00.000000123",
    ]);
    expect(at(fields, "block", "message", "price")).toEqual(["68+4 123.45"]);
    expect(at(fields, "block", "message", "stock")).toEqual(["60+8 CAST"]);
  });

  test("a segment of service discovery", () => {
    const packet = new Packet(false).number(0, 1).number(21, 3).number(2, 1).number(0x0100, 2).number(4, 1);
    packet
      .number((0 << 20) | (2 << 8) | (1 << 4) | 1, 4)
      .number(0xc0a80107, 4)
      .number(0xcafe, 4)
      .text("<ServiceDiscovery/>");
    const { info, fields, isRecognised } = decode("dvbstp", packet.bytes, 3_937);
    expect(isRecognised).toBe(true);
    expect(info).toBe("Broadcast services, segment 0x0100, section 0 of 2");
    expect(at(fields, "provider")).toEqual(["12+4 192.168.1.7"]);
    expect(at(fields, "private")).toEqual(["16+4 Word 0x0000cafe"]);
    expect(at(fields, "text")).toEqual(["20+19 <ServiceDiscovery/>"]);
    expect(at(fields, "last-section")).toEqual(["8+4 2"]);
  });

  test("a line of a wind sensor", () => {
    const { info, fields, isRecognised } = decode(
      "wind-sensor",
      ascii("$WIMWV,214.8,R,0.1,K,A*28\r\n"),
      10_110,
    );
    expect(isRecognised).toBe(true);
    expect(info).toBe("Apparent wind 0.1 km/h from 214.8°");
    expect(at(fields, "angle")).toEqual(["7+6 214.8 °"]);
    expect(fields.find(({ name }) => name === "angle")?.value).toBe(214.8);
    expect(at(fields, "status")).toEqual(["21+2 valid (A)"]);
    expect(at(fields, "checksum")).toEqual(["23+4 28"]);
  });
});
