import { expect, test } from "vitest";
import type { DecodedField } from "../decode/field.ts";
import { decodedTest } from "./decoded.ts";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";

const field = (
  name: string,
  value: DecodedField["value"],
  text = String(value ?? ""),
  fields: DecodedField[] = [],
): DecodedField => ({
  ...{ name, title: name, value, text, at: 0, length: 1, bits: null, fields },
});

const fields = [
  field("opcode", 0x5000, "ArtDmx (0x5000)"),
  field("flag", 0, "no"),
  field("mark", 1, "yes"),
  field("id", "9007199254740993", "9007199254740993 ns"),
  field("name", "LaserJet"),
  field("empty", ""),
  field("record", null, "A printer.local", [field("ttl", 120, "120 s"), field("data", "10.0.0.7")]),
  field("record", null, "AAAA printer.local", [field("ttl", 4_500, "4500 s")]),
  field("answer", null, "", [field("srv", null, "", [field("port", 631), field("record", null, "", [])])]),
];

test.each([
  // A name alone: there, and neither zero nor empty.
  ["x.mark", true],
  ["x.flag", false],
  ["x.name", true],
  ["x.empty", false],
  ["x.record", true],
  ["x.other", false],
  // Numbers, their names, and digits beyond 2^53.
  ["x.opcode = 0x5000", true],
  ["x.opcode = artdmx", true],
  ["x.opcode = Art", false],
  ["x.opcode ~ dmx", true],
  ["x.flag = no", true],
  ["x.id = 9007199254740993", true],
  ["x.id = 9007199254740992", false],
  ["x.id > 9007199254740000", true],
  ["x.id = 0x20000000000001", true],
  // Texts.
  ["x.name = laserjet", true],
  ["x.name = laser", false],
  ["x.name ~ jet", true],
  ["x.name > 5", false],
  // What holds the one and is held by the other may be left out, the order may not.
  ["x.port = 631", true],
  ["x.srv.port = 631", true],
  ["x.answer.port = 631", true],
  ["x.answer.srv.port = 631", true],
  ["x.srv.answer.port = 631", false],
  ["x.port.srv = 631", false],
  // Any that the path leads to; “!=” is of all of them, and of one that is there.
  ["x.ttl = 120", true],
  ["x.ttl > 4000", true],
  ["x.record.ttl 100..200", true],
  ["x.other.ttl = 120", false],
  ["x.ttl != 120", false],
  ["x.ttl != 5", true],
  ["x.other != 5", false],
  ['x.record = "A printer.local"', true],
])("“%s” is %s", (text, holds) => {
  const parsed = parseFilter(text, { ...packetSubject, types: ["x"] });
  const term = parsed.ok ? parsed.value : null;
  if (term?.kind !== "decoded") return expect.unreachable();
  expect(decodedTest(term)(fields)).toBe(holds);
});
