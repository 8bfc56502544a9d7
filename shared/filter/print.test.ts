import fc from "fast-check";
import { expect, test } from "vitest";
import { limits } from "../limits.ts";
import { packetSubject } from "./packet-fields.ts";
import { parseFilter } from "./parse.ts";
import { arbitraryFilter, type Pools } from "./testing/arbitrary-filter.ts";
import { print } from "./testing/print.ts";

const pools: Pools = {
  nets: [
    { family: 4, text: "10.0.0.7", prefix: 32 },
    { family: 4, text: "10.0.0.0", prefix: 24 },
    { family: 6, text: "fe80::1", prefix: 128 },
    { family: 6, text: "2001:db8::", prefix: 32 },
  ],
  numbers: [1, 5_004],
  texts: ["x", "and", "(", 'say "yes"', "back\\slash", "a  b", "port", "0x12", "Prüf"],
  dates: [{ year: 2026, month: 2, day: 28 }],
  bytes: [Uint8Array.of(0x47), Uint8Array.of(0, 0xff)],
  decoded: [
    { path: ["rtp", "ssrc"], values: [5, "y"] },
    { path: ["ws-discovery", "envelope", "body"], values: ["5"] },
  ],
};

test("what is written is read as what was meant", () => {
  fc.assert(
    fc.property(arbitraryFilter(packetSubject, pools), (filter) => {
      fc.pre(print(filter).length <= limits.filterLength);
      expect(parseFilter(print(filter), packetSubject)).toEqual({ ok: true, value: filter });
    }),
    { numRuns: 3_000 },
  );
});

test("any text is read or has a mistake within it", () => {
  const parts = [
    "port",
    "lost",
    " ",
    "and",
    "or",
    "not",
    "(",
    ")",
    '"',
    "{",
    "}",
    ",",
    "=",
    "!=",
    ">",
    "~",
    "..",
    "5",
    "0x",
    "a",
    "time",
    "14:2",
    "rtp.x",
    "type",
    "hex",
    "&&",
    "|",
    "!",
  ];
  const texts = fc.oneof(
    fc.string({ maxLength: 40 }),
    fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((all) => all.join("")),
    fc.array(fc.constantFrom(...parts), { maxLength: 20 }).map((all) => all.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const parsed = parseFilter(text, packetSubject);
      if (parsed.ok) return;
      const { start, end } = parsed.problem;
      expect([start >= 0, start <= end, end <= text.length]).toEqual([true, true, true]);
    }),
    { numRuns: 20_000 },
  );
});
