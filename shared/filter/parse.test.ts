import { describe, expect, test } from "vitest";
import { limits } from "../limits.ts";
import { inputProblemText } from "../text/sentences.ts";
import type { Filter } from "./filter.ts";
import { type PacketFieldName, packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";

type PacketFilter = Filter<PacketFieldName>;

const words = (text: string, quoted = false): PacketFilter => ({ kind: "words", text, quoted });
const bytes = (...all: number[]): PacketFilter => ({ kind: "bytes", bytes: Uint8Array.from(all) });
const number = (
  field: PacketFieldName,
  operator: "=" | "!=" | "<" | "<=" | ">" | ">=",
  ...values: (number | readonly [number, number])[]
): PacketFilter => ({
  ...{ kind: "number", field, operator },
  spans: values.map((value) =>
    typeof value === "number" ? { low: value, high: value } : { low: value[0], high: value[1] },
  ),
});
const type = (...texts: string[]): PacketFilter => ({ kind: "name", field: "type", operator: "=", texts });
const and = (...all: PacketFilter[]): PacketFilter => ({ kind: "and", all });
const or = (...any: PacketFilter[]): PacketFilter => ({ kind: "or", any });
const not = (of: PacketFilter): PacketFilter => ({ kind: "not", of });
const literal = (text: string, value: number | null = null) =>
  ({ kind: "literal", text, number: value }) as const;
const lost = number("lost", ">", 0);

const read = (text: string) => parseFilter(text, packetSubject);

describe("plain words", () => {
  test.each<[string, PacketFilter | null]>([
    ["", null],
    ["   ", null],
    [" NOTIFY * ", words("NOTIFY *")],
    ["NOTIFY  * HTTP/1.1", words("NOTIFY  * HTTP/1.1")],
    ["10.0.0.7:5004", words("10.0.0.7:5004")],
    ["47 00", words("47 00")],
    ["m=video f(x)", words("m=video f(x)")],
    ["notify", words("notify")],
    ["report", words("report")],
    ["rtp", words("rtp")],
    ['"port"', words("port", true)],
    [String.raw`"say \"yes\" \n"`, words(String.raw`say "yes" \n`, true)],
    ["0x4700", bytes(0x47, 0)],
    ["0X 47:ff", bytes(0x47, 0xff)],
    ["0x47, 0x00 and lost", and(bytes(0x47, 0), lost)],
  ])("“%s” is read", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });
});

describe("fields", () => {
  test.each<[string, PacketFilter]>([
    ["port 5353", number("port", "=", 5_353)],
    ["PORT = 5353", number("port", "=", 5_353)],
    ["port==5353", number("port", "=", 5_353)],
    ["port {5004, 5006 6000..6010}", number("port", "=", 5_004, 5_006, [6_000, 6_010])],
    ["port in {5004}", number("port", "=", 5_004)],
    ["sport != 1..10", number("sport", "!=", [1, 10])],
    ["len > 1000", number("len", ">", 1_000)],
    ["length>=0x10", number("len", ">=", 16)],
    ["ttl=1", number("ttl", "=", 1)],
    ["dscp EF", number("dscp", "=", 46)],
    ["dscp {cs1, 46}", number("dscp", "=", 8, 46)],
    ["lost", lost],
    ["lost > 3", number("lost", ">", 3)],
    ["lost 3", number("lost", "=", 3)],
    ["type mdns", type("mdns")],
    ["type {rtp, SAP}", type("rtp", "sap")],
    ["src 10.0.0.31", { ...net("src"), nets: [{ family: 4, text: "10.0.0.31", prefix: 32 }] }],
    ["src != 10.0.0.0/24", { ...net("src", "!="), nets: [{ family: 4, text: "10.0.0.0", prefix: 24 }] }],
    ["dst ff02::FB", { ...net("dst"), nets: [{ family: 6, text: "ff02::fb", prefix: 128 }] }],
    ["src fe80::1%eth0/64", { ...net("src"), nets: [{ family: 6, text: "fe80::1%eth0", prefix: 64 }] }],
    ["src fe80::1%eth0", { ...net("src"), nets: [{ family: 6, text: "fe80::1%eth0", prefix: 128 }] }],
    ['text "LaserJet 4"', { kind: "text", text: "LaserJet 4" }],
    ["text ~ LaserJet", { kind: "text", text: "LaserJet" }],
    ["hex 02 77", bytes(2, 0x77)],
    ["hex 0277 port 1", and(bytes(2, 0x77), number("port", "=", 1))],
    ['hex "02:77"', bytes(2, 0x77)],
  ])("“%s” is read", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });

  function net(field: "src" | "dst", operator: "=" | "!=" = "=") {
    return { kind: "address", field, operator } as const;
  }

  test.each([
    ["time > 14:22:07", ">", { date: null, ms: 51_727_000, lasts: 1_000, utc: false }],
    ["time 14:22", "=", { date: null, ms: 51_720_000, lasts: 60_000, utc: false }],
    ["time >= 9:00:00.25Z", ">=", { date: null, ms: 32_400_250, lasts: 10, utc: true }],
    [
      "time = 2026-11-26",
      "=",
      { date: { year: 2026, month: 11, day: 26 }, ms: 0, lasts: 86_400_000, utc: false },
    ],
    [
      "time < 2026-11-26 14:22",
      "<",
      { date: { year: 2026, month: 11, day: 26 }, ms: 51_720_000, lasts: 60_000, utc: false },
    ],
    [
      "time < 2026-11-26T14:22Z",
      "<",
      { date: { year: 2026, month: 11, day: 26 }, ms: 51_720_000, lasts: 60_000, utc: true },
    ],
    [
      'time < "2026-11-26 14:22"',
      "<",
      { date: { year: 2026, month: 11, day: 26 }, ms: 51_720_000, lasts: 60_000, utc: false },
    ],
  ] as const)("“%s” is a time", (text, operator, moment) => {
    const spans = [{ low: moment, high: moment }];
    expect(read(text)).toEqual({ ok: true, value: { kind: "moment", field: "time", operator, spans } });
  });

  test("a range of times", () => {
    const read_ = read("time 14:22..14:23:30");
    expect(read_).toMatchObject({
      value: { spans: [{ low: { ms: 51_720_000 }, high: { ms: 51_810_000, lasts: 1_000 } }] },
    });
  });
});

describe("fields of decoders", () => {
  test.each<[string, Omit<PacketFilter & { kind: "decoded" }, "kind">]>([
    [
      "rtp.ssrc = 0x1234",
      { type: "rtp", path: ["ssrc"], operator: "=", wanted: [literal("0x1234", 0x1234)] },
    ],
    ["RTP.Marker", { type: "rtp", path: ["marker"], operator: null, wanted: [] }],
    ["rtp.sequence 5", { type: "rtp", path: ["sequence"], operator: "=", wanted: [literal("5", 5)] }],
    [
      "mdns.answer.name ~ printer",
      { type: "mdns", path: ["answer", "name"], operator: "~", wanted: [literal("printer")] },
    ],
    [
      'artnet.opcode "ArtDmx"',
      { type: "artnet", path: ["opcode"], operator: "=", wanted: [literal("ArtDmx")] },
    ],
    ['artnet.opcode "16"', { type: "artnet", path: ["opcode"], operator: "=", wanted: [literal("16")] }],
    [
      "rtp.payload-type {96..127, 33}",
      {
        ...{ type: "rtp", path: ["payload-type"], operator: "=" },
        wanted: [{ kind: "span", low: 96, high: 127 }, literal("33", 33)],
      },
    ],
    [
      "ws-discovery.types != x",
      { type: "ws-discovery", path: ["types"], operator: "!=", wanted: [literal("x")] },
    ],
  ])("“%s” is read", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value: { kind: "decoded", ...value } });
  });
});

describe("what is joined", () => {
  const [one, two, three] = [words("one"), words("two"), words("three")];
  test.each<[string, PacketFilter]>([
    ["one and two", and(one, two)],
    ["one && two", and(one, two)],
    ["one&&two", and(one, two)],
    ["one or two and three", or(one, and(two, three))],
    ["(one or two) and three", and(or(one, two), three)],
    ["one || two AND three", or(one, and(two, three))],
    ["not one and two", and(not(one), two)],
    ["not(one and two)", not(and(one, two))],
    ["! lost", not(lost)],
    ["not not lost", not(not(lost))],
    ["type rtp lost", and(type("rtp"), lost)],
    ["type rtp !lost", and(type("rtp"), not(lost))],
    ["one port 5", and(one, number("port", "=", 5))],
    ["port 5 one two", and(number("port", "=", 5), words("one two"))],
    ['one "two" three', and(one, words("two", true), three)],
    ["lost(duplicate)", and(lost, number("duplicate", ">", 0))],
    [
      "type rtp and rtp.marker = 1",
      and(type("rtp"), {
        kind: "decoded",
        type: "rtp",
        path: ["marker"],
        operator: "=",
        wanted: [literal("1", 1)],
      }),
    ],
  ])("“%s” is read", (text, value) => {
    expect(read(text)).toEqual({ ok: true, value });
  });
});

describe("a mistake", () => {
  /** `^` marks the characters to blame below the text. */
  test.each([
    ["0x", "^^", "After “0x” come bytes, two hex digits for each.", true],
    ["0x4", "  ^", "The hex text has 1 digit: each byte needs two.", true],
    ["0x4g", "   ^", "“g” is not a hex digit: use 0 to 9 and a to f.", false],
    ["lost and", "        ", "After “and” comes what to look for, such as port 5004 or a word.", true],
    [
      "lost and or x",
      "         ^^",
      "After “and” comes what to look for, such as port 5004 or a word.",
      false,
    ],
    [
      "and x",
      "^^^",
      "Before “and” comes what to look for; put it in quotes to look for it as a text.",
      false,
    ],
    ["(lost", "^^^^^", "The closing bracket is missing: add “)”.", true],
    [
      "lost)",
      "    ^",
      "No bracket was opened before this one: leave it out, or put it in quotes to look for it as a text.",
      false,
    ],
    ["()", " ^", "After “(” comes what to look for, such as port 5004 or a word.", false],
    ['x "abc', "  ^^^^", 'The closing quote is missing: add “"”.', true],
    ['""', "^^", "The quotes hold nothing: type what to look for between them.", true],
    [
      "lenght > 5",
      "^^^^^^",
      "There is no field “lenght”: write length, or put it in quotes to look for it as a text.",
      false,
    ],
    [
      "tll=5",
      "^^^",
      "There is no field “tll”: write ttl, or put it in quotes to look for it as a text.",
      false,
    ],
    ["zzz = 5", "^^^", "There is no field “zzz”: put it in quotes to look for it as a text.", false],
    ["rpt.ssrc = 5", "^^^", "Nothing is decoded as “rpt”: write rtp.ssrc.", false],
    ["type > rtp", "     ^", "“>” does not go with type: use = or !=.", false],
    ["port => 5", "     ^^", "“=>” does not go with port: use =, !=, <, <=, > or >=.", false],
    ["port", "    ", "After “port” comes a value, such as 5004.", true],
    ["port and x", "     ^^^", "After “port” comes a value, such as 5004.", false],
    ["rtp.ssrc = and lost", "           ^^^", "After “rtp.ssrc” comes a value, such as 1.", false],
    ["text or lost", "     ^^", 'After “text” comes a value, such as "LaserJet".', false],
    ["port {1, not}", "         ^^^", "After “port” comes a value, such as 5004.", false],
    [
      "len > 1,000",
      "       ^",
      "A comma stands between values in braces, as in {1, 2}, and in no number: leave it out.",
      false,
    ],
    [
      "type rtp, lost",
      "        ^",
      "A comma stands between values in braces, as in {1, 2}, and in no number: leave it out.",
      false,
    ],
    ["len = 0xfg", "      ^^^^", "“0xfg” is not a number: len is 0 to 65,535.", false],
    [
      "ip.src == 10.0.0.1",
      "^^^^^^",
      "There is no field “ip.src”: write src, or put it in quotes to look for it as a text.",
      false,
    ],
    [
      "udp.port==5004",
      "^^^^^^^^",
      "There is no field “udp.port”: write port, or put it in quotes to look for it as a text.",
      false,
    ],
    [
      "port > {1, 2}",
      "       ^^^^^^",
      "“>” compares with one value: use = for sets and ranges, such as = 10..20.",
      false,
    ],
    ["port {1, 2", "     ^^^^^", "The closing brace is missing: add “}”.", true],
    ["port 5..1", "     ^^^^", "5..1 holds nothing: write the smaller one first.", false],
    ["port 70000", "     ^^^^^", "70000 cannot be: port is 0 to 65,535.", false],
    ["port abc", "     ^^^", "“abc” is not a number: port is 0 to 65,535.", false],
    ["len > 5 and port {1, x}", "                     ^", "“x” is not a number: port is 0 to 65,535.", false],
    ["len 5kB", "    ^^^", "“kB” is no unit of len: it has none.", false],
    [
      "rtp.ssrc > abc",
      "           ^^^",
      "“abc” is not a number: only numbers are less or more than rtp.ssrc.",
      false,
    ],
    ["type mdsn", "     ^^^^", "“mdsn” is no type: write mdns.", false],
    [
      "time > 25:00",
      "       ^^^^^",
      "“25:00” is not a time: write it as 14:22:07, 14:22:07.250 or 2026-11-26 14:22.",
      false,
    ],
    [
      "time > 14:2",
      "       ^^^^",
      "“14:2” is not a time: write it as 14:22:07, 14:22:07.250 or 2026-11-26 14:22.",
      true,
    ],
    [
      "time > noon",
      "       ^^^^",
      "“noon” is not a time: write it as 14:22:07, 14:22:07.250 or 2026-11-26 14:22.",
      false,
    ],
    [
      "time = 2026-02-30",
      "       ^^^^^^^^^^",
      "“2026-02-30” is not a time: write it as 14:22:07, 14:22:07.250 or 2026-11-26 14:22.",
      false,
    ],
    ["src 10.0.0.0/33", "             ^^", "“33” is not the length of a prefix: it is 0 to 32.", false],
    [
      "src 10.0.0.7:5004",
      "    ^^^^^^^^^^^^^",
      "10.0.0.7:5004 has a port: write the address alone, and “port 5004” beside it.",
      false,
    ],
    [
      "src 10.0.0.300",
      "           ^^^",
      "300 is too large: each part of an IPv4 address is 0 to 255.",
      false,
    ],
    ["dscp 64", "     ^^", "64 is too large: a DSCP is 0 to 63; as a whole TOS byte it would be CS2.", false],
  ])("in “%s” is told at its place", (text, marks, message, incomplete) => {
    const parsed = read(text);
    if (parsed.ok) return expect.unreachable();
    const { start, end } = parsed.problem;
    expect([inputProblemText(parsed.problem), start, end, parsed.problem.incomplete]).toEqual([
      message,
      marks.includes("^") ? marks.indexOf("^") : marks.length,
      marks.includes("^") ? marks.lastIndexOf("^") + 1 : marks.length,
      incomplete,
    ]);
  });

  test.each([
    ["a".repeat(limits.filterLength + 1), "The filter has 501 characters: 500 is the most."],
    [`${"(".repeat(limits.filterDepth + 1)}a`, "deep: take some out."],
    ["! ".repeat(limits.filterDepth + 1), "deep: take some out."],
    ["lost ".repeat(limits.filterTerms + 1), "The filter asks for more than 64 things"],
    [`port {${"1 ".repeat(limits.filterValues + 1)}}`, "The set has more than 64 values"],
  ])("beyond a bound is told: %#", (text, message) => {
    const parsed = read(text);
    expect(parsed.ok ? "" : inputProblemText(parsed.problem)).toContain(message);
  });
});
