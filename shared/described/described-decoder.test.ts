import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decodeAs, decodeOnly } from "../decode/decode.ts";
import { evidence, type Sent } from "../decode/decoder.ts";
import type { DecodedField } from "../decode/field.ts";
import { ascii } from "../decode/match.ts";
import { checkRanges } from "../decode/testing/ranges.ts";
import { limits } from "../limits.ts";
import { measuredDescription } from "../model/description.ts";
import { describedDecoder } from "./described-decoder.ts";
import { parseDescription } from "./description-text.ts";
import { anyDescription, sensorFrame, sensorPacket } from "./testing.ts";

const sent: Sent = { address: "239.1.1.1", port: 40_001, sourcePort: 40_000 };

/** What a description of these members makes of bytes. */
function decode(description: object, bytes: Iterable<number>) {
  const parsed = parseDescription(JSON.stringify({ name: "Lab", ...description }));
  if (!parsed.ok) throw new Error(`${parsed.problem.name} ${JSON.stringify(parsed.problem)}`);
  return decodeAs(describedDecoder(parsed.value), Uint8Array.from(bytes), sent);
}

/** Fields as lines: name, bytes, value and text, those within one behind it. */
function lines(fields: readonly DecodedField[], outer = ""): string[] {
  return fields.flatMap(({ name, at, length, bits, value, text, fields: inner }) => {
    const place = bits === null ? `${at}+${length}` : `${at}+${length} bits ${bits.from}+${bits.count}`;
    return [`${outer}${name} ${place} ${value} ${text}`, ...lines(inner, `${outer}${name}.`)];
  });
}

test("whatever is described and sent, nothing throws and every field lies in its parent", () => {
  fc.assert(
    fc.property(anyDescription, fc.uint8Array({ maxLength: 200 }), (description, bytes) => {
      const decoder = describedDecoder(description);
      const { fields } = decodeAs(decoder, bytes, sent);
      expect(checkRanges(fields, 0, bytes.length)).toBeLessThanOrEqual(limits.decodedFields);
      decoder.recognise(bytes, sent);
    }),
    { numRuns: 3_000 },
  );
});

test("a field stands at the same place where others are not kept", () => {
  const leaves = (fields: readonly DecodedField[], name: string): string[] =>
    fields.flatMap((field) => [
      ...(field.name === name ? [`${field.at} ${field.length} ${field.value}`] : []),
      ...leaves(field.fields, name),
    ]);
  fc.assert(
    fc.property(anyDescription, fc.uint8Array({ maxLength: 100 }), fc.nat(), (description, bytes, chance) => {
      const decoder = describedDecoder(description);
      const { fields } = decodeAs(decoder, bytes, sent);
      const all = lines(fields).map((line) => line.split(" ")[0]?.split(".").at(-1) ?? "");
      const name = all[chance % Math.max(1, all.length)] ?? "none";
      const only = decodeOnly(decoder, bytes, sent, new Set([name]));
      const values = leaves(fields, name).filter((line) => !line.endsWith(" null"));
      expect(leaves(only, name).filter((line) => !line.endsWith(" null"))).toEqual(values);
    }),
    { numRuns: 1_000 },
  );
});

describe("the fields of a description", () => {
  test("stand behind each other, at a place of their own, or behind another one", () => {
    const fields = [
      { name: "a", type: "unsigned", bits: 16 },
      { name: "b", type: "unsigned", bits: 8, skip: 1 },
      { name: "c", type: "signed", bits: 8, offset: 6 },
      { name: "d", type: "unsigned", bits: 16, order: "little", after: "a" },
    ];
    expect(lines(decode({ fields }, [1, 2, 3, 4, 5, 6, 0xff]).fields)).toEqual([
      ...["a 0+2 258 258", "d 2+2 1027 1027", "b 3+1 4 4", "c 6+1 -1 -1"],
    ]);
  });

  test("are numbers with a scale, a unit and names", () => {
    const fields = [
      { name: "speed", type: "unsigned", bits: 16, scale: 0.1, unit: "km/h" },
      { name: "celsius", type: "unsigned", bits: 8, add: -40, unit: "°C" },
      { name: "gear", type: "signed", bits: 8, values: { "-1": "reverse", 0: "neutral" } },
      { name: "id", type: "unsigned", bits: 16, show: "hex" },
      { name: "ratio", type: "float", bits: 32 },
      { name: "wide", type: "unsigned", bits: 64 },
    ];
    const bytes = [0x0c, 0x35, 60, 0xff, 0, 0xab, 0x3d, 0xcc, 0xcc, 0xcd, ...new Uint8Array(8).fill(0xff)];
    expect(lines(decode({ fields }, bytes).fields)).toEqual([
      "speed 0+2 312.5 312.5 km/h",
      "celsius 2+1 20 20 °C",
      "gear 3+1 -1 reverse (-1)",
      "id 4+2 171 0x00ab",
      "ratio 6+4 0.1 0.1",
      "wide 10+8 18446744073709551615 18446744073709551615",
    ]);
  });

  test("are bits of a number, from the left, in either order of its bytes", () => {
    const parts = [{ name: "version", count: 3 }, { name: "on" }, { name: "level", from: 4, count: 12 }];
    const big = decode({ fields: [{ type: "bits", bits: 16, parts }] }, [0b0101_0001, 0x23]);
    expect(lines(big.fields)).toEqual([
      ...["version 0+2 bits 0+3 2 2", "on 0+2 bits 3+1 1 yes", "level 0+2 bits 4+12 291 291"],
    ]);
    const little = decode(
      { fields: [{ type: "bits", name: "status", bits: 16, order: "little", parts }] },
      [0x23, 0b0101_0001],
    );
    expect(lines(little.fields)).toEqual([
      "status 0+2 null Version 2, On, Level 291",
      "status.version 1+1 bits 0+3 2 2",
      "status.on 1+1 bits 3+1 1 yes",
      "status.level 0+2 291 291",
    ]);
  });

  test("are texts with a length, an end or a length in front, and addresses", () => {
    const fields = [
      { name: "symbol", type: "text", length: 8 },
      { name: "side", type: "text", length: 1, values: { B: "buy" } },
      { name: "name", type: "text", prefix: 16, order: "little" },
      { name: "temp", type: "decimal", until: ",", unit: "°C" },
      { name: "rest", type: "text", until: "\r\n" },
      { name: "host", type: "ipv4" },
      { name: "station", type: "mac" },
      { name: "host6", type: "ipv6" },
      { name: "tail", type: "bytes", length: "rest" },
    ];
    const bytes = [
      ...[...ascii("AAPL    B"), 3, 0, ...ascii("abc"), ...ascii("-12.5,end\r\n")],
      ...[10, 0, 0, 7, 2, 0, 0, 0, 0, 9, ...new Uint8Array(15), 1, 0xca, 0xfe],
    ];
    expect(lines(decode({ fields }, bytes).fields)).toEqual([
      ...["symbol 0+8 AAPL AAPL", "side 8+1 B buy (B)", "name 9+5 abc abc", "temp 14+6 -12.5 -12.5 °C"],
      ...[
        "rest 20+5 end end",
        "host 25+4 10.0.0.7 10.0.0.7",
        "station 29+6 02:00:00:00:00:09 02:00:00:00:00:09",
      ],
      ...["host6 35+16 ::1 ::1", "tail 51+2 cafe cafe"],
    ]);
  });

  test("are times of a day, since midnight or spans", () => {
    const fields = [
      { name: "sent", type: "time", bits: 32, unit: "s", since: "1970" },
      { name: "traded", type: "time", bits: 48, unit: "ns", since: "midnight" },
      { name: "age", type: "time", bits: 16, unit: "us" },
    ];
    const bytes = [0x65, 0x53, 0xf1, 0, 0x1d, 0xb6, 0xa0, 0xb7, 0xf5, 0x01, 0, 250];
    expect(lines(decode({ fields }, bytes).fields)).toEqual([
      "sent 0+4 1700000000 2023-11-14 22:13:20 UTC",
      `traded 4+6 ${0x1db6a0b7f501} 09:04:30.217663745`,
      "age 10+2 250 250 µs",
    ]);
  });

  test("are repeated as often as is written, as a field says, or to the end", () => {
    const one = [{ name: "x", type: "unsigned", bits: 8 }];
    const list = (members: object) => [
      { name: "count", type: "unsigned", bits: 8 },
      { name: "item", type: "list", fields: one, ...members },
    ];
    const items = (members: object) => lines(decode({ fields: list(members) }, [2, 7, 8, 9]).fields).slice(1);
    expect(items({ count: 1 })).toEqual(["item 1+1 null X 7", "item.x 1+1 7 7"]);
    expect(items({ count: { field: "count" } })).toHaveLength(4);
    expect(items({ count: { field: "count", plus: 1 } })).toHaveLength(6);
    expect(items({ count: "rest", info: "{x}!" })).toEqual([
      ...["item 1+1 null 7!", "item.x 1+1 7 7", "item 2+1 null 8!", "item.x 2+1 8 8"],
      ...["item 3+1 null 9!", "item.x 3+1 9 9"],
    ]);
    expect(items({ count: 1, size: 3 })).toEqual(["item 1+3 null X 7", "item.x 1+1 7 7"]);
    const cut = decode({ fields: list({ count: 4 }) }, [2, 7]);
    expect(cut.incomplete).toBe("cut");
  });

  test("are there on a condition, and what stands behind closes up", () => {
    const fields = [
      { name: "type", type: "text", length: 1 },
      { name: "price", type: "unsigned", bits: 16, when: { field: "type", is: ["A", "P"] } },
      { name: "other", type: "unsigned", bits: 8, when: { field: "type", not: "A" } },
    ];
    expect(lines(decode({ fields }, [0x41, 1, 2]).fields)).toEqual(["type 0+1 A A", "price 1+2 258 258"]);
    expect(lines(decode({ fields }, [0x42, 1, 2]).fields)).toEqual(["type 0+1 B B", "other 1+1 1 1"]);
  });

  test("are told in a line of one's own, by the names of values, a dash for what is not there", () => {
    const fields = [
      { name: "car", type: "unsigned", bits: 8 },
      { name: "gear", type: "unsigned", bits: 8, values: { 0: "neutral" } },
      { name: "at", type: "group", fields: [{ name: "x", type: "signed", bits: 8, unit: "m" }] },
      { name: "pit", type: "unsigned", bits: 8, when: { field: "car", is: 9 } },
    ];
    const info = "Car {car} {{gear}} {gear}, {at.x} m, pit {pit}";
    expect(decode({ info, fields }, [5, 0, 0xfe]).info).toBe("Car 5 {gear} neutral, -2 m, pit –");
    expect(decode({ fields }, [5, 0, 0xfe]).info).toBe("Car 5, Gear neutral (0)");
  });
});

test("what is only measured is shown at its place", () => {
  const { fields } = decodeAs(
    describedDecoder(measuredDescription(sensorFrame)),
    sensorPacket(0x31, 7, 1_700_000_000_000),
    sent,
  );
  expect(lines(fields)).toEqual([
    "key 4+2 49 0x0031",
    "sequence 8+4 7 7",
    "time 12+8 1700000000000000 2023-11-14 22:13:20.000000 UTC",
  ]);
});

test("is recognised by port, length and beginning, and by nothing where that is not said", () => {
  const fields = [{ name: "a", type: "unsigned", bits: 8 }];
  const found = (members: object, bytes: number[], port = 40_001) => {
    const parsed = parseDescription(JSON.stringify({ name: "Lab", fields, ...members }));
    if (!parsed.ok) throw new Error(parsed.problem.name);
    return describedDecoder(parsed.value).recognise(Uint8Array.from(bytes), { ...sent, port });
  };
  const members = { starts: "4c 53", recognise: { port: [5, 6], length: { least: 3 } } };
  expect(found(members, [0x4c, 0x53, 1], 6)).toBe(evidence.certain);
  expect(found(members, [0x4c, 0x53], 6)).toBe(evidence.none);
  expect(found(members, [0x4c, 0x54, 1], 6)).toBe(evidence.none);
  expect(found(members, [0x4c, 0x53, 1], 7)).toBe(evidence.none);
  expect(found({ starts: "4c 53" }, [0x4c, 0x53, 1])).toBe(evidence.none);
  expect(found({ recognise: { length: 2 } }, [1, 2])).toBe(evidence.certain);
});
