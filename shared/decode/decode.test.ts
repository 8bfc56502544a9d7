import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../build/golden-packets.mjs";
import { limits } from "../limits.ts";
import { decodeAs, decodeOnly, decodePacket, recognise } from "./decode.ts";
import { type Decoder, evidence, type Sent } from "./decoder.ts";
import { decoders } from "./decoders.ts";
import type { DecodedField } from "./field.ts";
import { ascii } from "./match.ts";
import { rtp } from "./protocols/rtp.ts";
import { mutated, randomBytes, seeded } from "./testing/mutate.ts";
import { checkRanges } from "./testing/ranges.ts";

const sent: Sent = { address: "239.1.1.1", port: 5_004, sourcePort: 40_000 };

/** Packets that are kept, of each decoder. */
const packets = new Map<string, Uint8Array[]>();
for (const { golden } of readGolden()) {
  const its = golden.packets.map(({ hex }) => bytesOf(hex));
  packets.set(golden.decoder, [...(packets.get(golden.decoder) ?? []), ...its]);
}
const all = [...packets.values()].flat();

function tryPacket(decoder: Decoder, bytes: Uint8Array): void {
  const decoded = decodeAs(decoder, bytes, sent);
  const count = checkRanges(decoded.fields, 0, bytes.length);
  if (count > limits.decodedFields) throw new Error(`${count} fields of one packet`);
  decoder.recognise(bytes, sent);
}

function namesIn(fields: readonly DecodedField[]): string[] {
  return fields.flatMap(({ name, fields: inner }) => [name, ...namesIn(inner)]);
}

/** Fields of some names, and those that hold one. */
function only(fields: readonly DecodedField[], names: ReadonlySet<string>): DecodedField[] {
  return fields.flatMap((field) => {
    const inner = only(field.fields, names);
    return names.has(field.name) || inner.length > 0 ? [{ ...field, fields: inner }] : [];
  });
}

describe.each(decoders)("the decoder $type", (decoder) => {
  const golden = packets.get((decoder.family ?? decoder).type) ?? [];
  // What another one reads as well is tried with fewer.
  const rounds = decoder.family === undefined ? 10_000 : 2_500;

  test("stays within any bytes, and ends", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => tryPacket(decoder, bytes)),
      { numRuns: rounds / 5 },
    );
    const random = seeded(decoder.title.length);
    for (let round = 0; round < 0.8 * rounds; round += 1) tryPacket(decoder, randomBytes(random, 1_472));
  });

  test("stays within packets that are damaged", () => {
    const random = seeded(decoder.type.length);
    const pick = (list: readonly Uint8Array[]): Uint8Array =>
      list[Math.floor(random() * list.length)] ?? randomBytes(random, 400);
    for (let round = 0; round < rounds; round += 1) {
      tryPacket(decoder, mutated(pick(golden), pick(round % 2 === 0 ? golden : all), random));
    }
  });

  test("tells the same of some fields as of all", () => {
    const random = seeded(decoder.type.length + 1);
    for (const packet of [...golden, ...all]) {
      for (const bytes of [packet, mutated(packet, packet, random)]) {
        const { fields } = decodeAs(decoder, bytes, sent);
        const names = new Set(namesIn(fields).filter(() => random() < 0.3));
        expect(decodeOnly(decoder, bytes, sent, names)).toEqual(only(fields, names));
      }
    }
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
  const decoded = decodeAs(
    rtp,
    Uint8Array.from([0x83, 0, 0, 7, 0, 0, 1, 0, 1, 2, 3, 4, 9, 9, 9, 9, 1]),
    sent,
  );
  expect(decoded.incomplete).toBe("cut");
  expect(decoded.fields.at(-1)).toMatchObject({ name: "csrc", at: 12 });
});

test("of a packet that holds too much, or too deep, is shown what there is room for", () => {
  const decode = (text: string) => decodePacket(ascii(text), { ...sent, port: 40_001 });
  const wide = decode(`{"list": [${"1, ".repeat(5_000)}1]}`);
  expect(wide?.incomplete).toBe("too-many");
  expect(wide?.fields).toMatchObject([{ name: "list", text: "holds more than is shown" }]);
  expect(wide?.fields[0]?.fields).toHaveLength(limits.decodedFields - 1);
  const deep = decode(`${"[".repeat(20)}1${"]".repeat(20)}`);
  expect(deep?.incomplete).toBe("too-many");
  expect(checkRanges(deep?.fields ?? [], 0, 41)).toBe(limits.decodedDepth);
});

test("random bytes are nothing where no port speaks for them, and certain nowhere", () => {
  const random = seeded(1);
  const taken: string[] = [];
  for (let round = 0; round < 100_000; round += 1) {
    const bytes = randomBytes(random, 300, 12);
    const decoder = recognise(bytes, { ...sent, port: 40_001 });
    if (decoder !== null) taken.push(`${decoder.type} ${bytes}`);
    for (const one of decoders) {
      const port = one.ports[round % one.ports.length] ?? 40_001;
      if (one.recognise(bytes, { ...sent, port }) === evidence.certain)
        taken.push(`${one.type}, certain ${bytes}`);
    }
  }
  expect(taken).toEqual([]);
});
