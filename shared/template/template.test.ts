import fc from "fast-check";
import { expect, test } from "vitest";
import { inputProblemText } from "../text/sentences.ts";
import { parseTemplate } from "./parse.ts";
import { templateBytes } from "./part.ts";
import { placeParts, TemplateWriter } from "./writer.ts";

const moment = { seconds: Date.UTC(2026, 10, 26, 7, 1, 12) / 1_000, nanoseconds: 123_456_789 };

/** Packets of a template, as a sender writes them. */
function packets(text: string, many = 1, { host = "studio-7", at = moment } = {}): Uint8Array[] {
  const parsed = parseTemplate(text);
  if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
  const writer = new TemplateWriter(parsed.value, host, 1);
  expect(writer.template.length).toBe(templateBytes(parsed.value));
  return Array.from({ length: many }, (_, sequence) => {
    const packet = writer.template.slice();
    // A sender has memory for the head alone: nothing may be written behind it.
    const head = new DataView(packet.buffer, 0, writer.headBytes);
    writer.write(head, 0, sequence, at);
    return packet;
  });
}

const text = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const hex = (bytes: Uint8Array | undefined) => Buffer.from(bytes ?? []).toString("hex");

test("text, signs and bytes stay as they are written", () => {
  expect(text(packets("Grüße \\{n\\} \\x41\\n\\\\ }")[0])).toBe("Grüße {n} A\n\\ }");
  expect(hex(packets("a{hex: 0xff, 00}b{hex 01}")[0])).toBe("61ff006201");
  expect(packets("")[0]?.length).toBe(0);
});

test("a counter goes on from packet to packet, in digits or as an integer, and begins anew when it is full", () => {
  expect(packets("#{seq}", 2).map(text)).toEqual(["#000000", "#000001"]);
  expect(packets("{seq:2 from 98}", 4).map(text)).toEqual(["98", "99", "00", "01"]);
  expect(packets("{seq:u16 from 65535}", 2).map(hex)).toEqual(["ffff", "0000"]);
  expect(packets("{seq:u32le from 258 step 2}", 2).map(hex)).toEqual(["02010000", "04010000"]);
  expect(hex(packets("{seq:u48 from 281474976710655}")[0])).toBe("ffffffffffff");
  expect(hex(packets("{seq:u64 step 65535}", 2)[1])).toBe("000000000000ffff");
});

test("a time is a text, or counts since 1970, or NTP's", () => {
  expect(text(packets("{time}")[0])).toBe("2026-11-26T07:01:12.123456Z");
  expect(text(packets("{time:s} {time:us} {time:ns}")[0])).toBe(
    `${moment.seconds} ${moment.seconds}123456 ${moment.seconds}123456789`,
  );
  expect(hex(packets("{time:s u32}")[0])).toBe(moment.seconds.toString(16));
  expect(hex(packets("{time:ntp}")[0])).toBe(`${(moment.seconds + 2_208_988_800).toString(16)}1f9add37`);
});

test("times of 64 bits are exact to the nanosecond", () => {
  const units = { ms: 1_000n, us: 1_000_000n, ns: 1_000_000_000n };
  const unit = fc.constantFrom("ms", "us", "ns");
  const instant = fc.record({ seconds: fc.nat(0x7fff_ffff), nanoseconds: fc.nat(999_999_999) });
  fc.assert(
    fc.property(unit, instant, fc.boolean(), (name, at, little) => {
      const [packet] = packets(`{time:${name} u64${little ? "le" : "be"}}`, 1, { at });
      const view = new DataView(packet?.buffer ?? new ArrayBuffer(8));
      const expected =
        BigInt(at.seconds) * units[name] + BigInt(at.nanoseconds) / (1_000_000_000n / units[name]);
      expect(view.getBigUint64(0, little)).toBe(expected);
    }),
    { numRuns: 200 },
  );
});

test("names, noise and filling have their size, and what is behind them lies where it says", () => {
  const [packet] = packets("{host:9}|{random:5}|{pad:32 ff}{seq:u8 from 7}");
  expect(text(packet?.subarray(0, 10))).toBe("studio-7\0|");
  expect(hex(packet?.subarray(16))).toBe(`${"ff".repeat(16)}07`);
  expect(text(packets("{host:4}{host:10 20}|")[0])).toBe("studstudio-7  |");
  expect(packet?.length).toBe(33);
  const noise = packets("{random:64}", 2);
  expect(hex(noise[0])).not.toBe(hex(noise[1]));
  expect(new Set(noise[0]).size).toBeGreaterThan(32);
  // Filled already: nothing is cut off.
  expect(text(packets("abcdef{pad:3}")[0])).toBe("abcdef");
});

test("each mistake has one sentence and its place", () => {
  const cases: [string, string, string][] = [
    ["ab {seq", "{seq", "A { begins a field, which ends with a }; the sign itself is written \\{."],
    ["a {m} b", "m", "“m” is no field: seq counts"],
    ["{seq:u7}", "seq:u7", "The field is written {seq}, {seq:4} with 1 to 15 digits"],
    ["{seq:16}", "seq:16", "The field is written {seq}"],
    ["{seq from}", "seq from", "The field is written {seq}"],
    ["{time:ms u32}", "time:ms u32", "The field is written {time}"],
    ["{random:0}", "random:0", "The field is written {random:16}"],
    ["{pad:10 fff}", "pad:10 fff", "The field is written {pad:1316}"],
    ["x {hex:4g}", "g", "“g” is not a hex digit: use 0 to 9 and a to f."],
    ["a\\qb", "\\q", "“\\q” is no sign"],
    ["a\\xg1", "\\xg1", "“\\xg1” is no sign"],
    ["a\\", "\\", "“\\” is no sign"],
    ["{seq:u8}".repeat(65), "{seq:u8}".repeat(65), "65 fields are too many: a template has at most 64."],
  ];
  for (const [typed, blamed, sentence] of cases) {
    const parsed = parseTemplate(typed);
    if (parsed.ok) throw new Error(`${typed} was taken`);
    expect(typed.slice(parsed.problem.start, parsed.problem.end)).toBe(blamed);
    expect(inputProblemText(parsed.problem)).toContain(sentence);
  }
});

test("any text is read or refused, and what is read has one size in every packet", () => {
  const piece = fc.constantFrom(
    "{seq}",
    "{seq:u16}",
    "{",
    "}",
    "\\",
    "\\x4",
    "{time",
    "{pad:9}",
    "{random:3}",
    "ä",
    "a",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ maxLength: 4 })), { maxLength: 12 }), (pieces) => {
      const typed = pieces.join("");
      const parsed = parseTemplate(typed);
      if (!parsed.ok) {
        const { start, end } = parsed.problem;
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(typed.length);
        return;
      }
      const sizes = new Set(packets(typed, 3).map((packet) => packet.length));
      expect(sizes.size).toBe(1);
      const last = placeParts(parsed.value).at(-1);
      expect([...sizes]).toEqual([last === undefined ? 0 : last.at + last.length]);
    }),
    { numRuns: 300 },
  );
});
