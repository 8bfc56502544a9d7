import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bytesOf, readGolden } from "../../build/golden-packets.mjs";
import { decodePacket } from "../decode/decode.ts";
import { limits } from "../limits.ts";
import { complete } from "./complete.ts";
import { groupSubject } from "./group-fields.ts";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";
import { SeenFields } from "./seen.ts";

const seen = new SeenFields();
const rtp = Uint8Array.of(0x80, 0xe0, 0, 7, 0, 0, 1, 0, 0x5a, 0x1c, 3, 0xe2, 1, 2);
for (const payload of [
  rtp,
  ...readGolden().flatMap(({ golden }) => golden.packets.map(({ hex }) => bytesOf(hex))),
]) {
  const decoded = decodePacket(payload, { address: "239.1.2.3", port: 5_004, sourcePort: 5_004 });
  if (decoded !== null) seen.addDecoded(decoded);
}
seen.add("src", "10.0.0.7");
seen.add("src", "10.0.0.31");

/** `|` is the caret. */
function offered(marked: string, subject: typeof packetSubject | typeof groupSubject = packetSubject) {
  const caret = marked.indexOf("|");
  const text = marked.replace("|", "");
  return complete<string>(text, caret, subject, seen).map((suggestion) => {
    const { start, end, text: own, about } = suggestion;
    expect([start <= caret, caret <= end, end <= text.length]).toEqual([true, true, true]);
    return { whole: `${text.slice(0, start)}${own}|${text.slice(end)}`, about };
  });
}
const wholes = (marked: string, subject?: typeof groupSubject): string[] =>
  offered(marked, subject).map(({ whole }) => whole);

describe("at the caret", () => {
  test.each([
    // Fields, by their beginning first; what follows the caret stays.
    ["|", ["src |", "dst |", "port |"]],
    ["por|", ["port |", "sport |", "dport |"]],
    ["len > 5 and sp|", ["len > 5 and sport |"]],
    ["po| and lost", ["port | and lost"]],
    ["p|ort 5", ["port | 5"]],
    ["source|", ["src |"]],
    ["not dup|", ["not duplicate |"]],
    ["(dup|", ["(duplicate |"]],
    // Types and fields of decoders, by any of their names.
    ["mdn|", ["type mdns|"]],
    ["rtp.ss|", ["rtp.ssrc |"]],
    ["ssrc|", ["rtp.ssrc |"]],
    // Values behind a field and behind its operator.
    ["src |", ["src 10.0.0.31|", "src 10.0.0.7|", "src = |", "src != |"]],
    ["src|", ["src |"]],
    ["src = 10.0.0.7|", ["src = 10.0.0.7|"]],
    ["src = |", ["src = 10.0.0.31|", "src = 10.0.0.7|"]],
    ["src {10.0.0.7, |", ["src {10.0.0.7, 10.0.0.31|", "src {10.0.0.7, 10.0.0.7|"]],
    ["src {10.0.0.7 |", ["src {10.0.0.7 10.0.0.31|"]],
    ["type md|", ["type mdns|"]],
    ["type Art|", ["type artnet|"]],
    ["dscp E|", ["dscp EF|"]],
    ["rtp.ssrc = |", ["rtp.ssrc = 0x5a1c03e2|"]],
    ["rtp.ssrc=|", ["rtp.ssrc=0x5a1c03e2|"]],
    ["ttl > |", ["ttl > 1|"]],
    // What joins.
    ["lost |", ["lost 1|", "lost = |"]],
    ["port 5 |", ["port 5 and |", "port 5 or |", "port 5 src |"]],
    ["(port 5 |", ["(port 5 and |", "(port 5 or |", "(port 5 )|"]],
    ["(port 5)|", ["(port 5) and |", "(port 5) or |"]],
    ["port 5 a|", ["port 5 and |"]],
    ["a word |", ["a word and |", "a word or |"]],
    ["a word por|", ["a word port |"]],
    // A mistake before it hinders nobody.
    ["port abc and le|", ["port abc and len |"]],
  ])("in “%s”", (marked, first) => {
    expect(wholes(marked).slice(0, first.length)).toEqual(first);
  });

  test("values that are no words are in quotes, also where one is open", () => {
    const some = new SeenFields();
    some.addDecoded({
      type: "mdns",
      fields: [
        {
          name: "name",
          title: "Name",
          value: 'Laser "Jet" 4',
          text: "x",
          at: 0,
          length: 1,
          bits: null,
          fields: [],
        },
      ],
    });
    const of = (text: string) => complete(text, text.length, packetSubject, some).map((one) => one.text)[0];
    expect(of("mdns.name = ")).toBe(String.raw`"Laser \"Jet\" 4"`);
    expect(of('mdns.name = "las')).toBe(String.raw`"Laser \"Jet\" 4"`);
  });

  test("each has a few words", () => {
    expect(offered("ttl|")[0]).toEqual({ whole: "ttl |", about: "TTL or hop limit on arrival" });
    expect(offered("type md|")[0]).toEqual({ whole: "type mdns|", about: "mDNS" });
    expect(offered("len |").map(({ about }) => about)).toContain("is more than");
    expect(offered("rtp.ss|")[0]?.about).toBe("Synchronisation source (SSRC)");
  });

  test.each([
    ["st|", ["state |"]],
    ["state s|", ["state silent|", "state stalled|"]],
    ["type rt|", ["type rtp|", "type rtps|"]],
    ["mpeg|", ["type mpeg-ts|"]],
    ["bitr|", ["bitrate |"]],
  ])("of groups, in “%s”", (marked, first) => {
    expect(wholes(marked, groupSubject).slice(0, first.length)).toEqual(first);
  });
});

test("whatever is suggested after a filter is read, or goes on", () => {
  const texts = fc.constantFrom(
    "",
    "port 5 ",
    "type ",
    "src = ",
    "lost ",
    "rtp.marker ",
    "(ttl ",
    "not ",
    "dscp {EF, ",
    "time > ",
    "le",
    "md",
  );
  fc.assert(
    fc.property(texts, fc.nat(limits.filterSuggestions - 1), (text, at) => {
      const suggestions = complete(text, text.length, packetSubject, seen);
      const { start, end, text: own } = suggestions[at % suggestions.length] ?? expect.unreachable();
      const parsed = parseFilter(`${text.slice(0, start)}${own}${text.slice(end)}`, packetSubject);
      if (!parsed.ok) expect(parsed.problem).toMatchObject({ incomplete: true });
    }),
    { numRuns: 500 },
  );
});

test("any text at any caret is answered, with places within it", () => {
  const parts = fc.constantFrom(
    "port",
    "src",
    "rtp.x",
    " ",
    "=",
    "{",
    "}",
    "(",
    ")",
    '"',
    "and",
    ",",
    "5",
    "\\",
    "not",
    "x",
  );
  fc.assert(
    fc.property(fc.array(parts, { maxLength: 12 }), fc.nat(30), (all, at) => {
      const text = all.join("");
      const caret = Math.min(at, text.length);
      const suggestions = complete(text, caret, packetSubject, seen);
      expect(suggestions.length).toBeLessThanOrEqual(limits.filterSuggestions);
      for (const { start, end } of suggestions) {
        expect([0 <= start, start <= caret, caret <= end, end <= text.length]).toEqual([
          true,
          true,
          true,
          true,
        ]);
      }
    }),
    { numRuns: 300 },
  );
});
