import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseJoinText } from "../input/join-text.ts";
import type { Parsed } from "../parsed.ts";
import { inputProblemText } from "../text/sentences.ts";
import { formatEndpoint, parseAddress, parseHostPort } from "./address.ts";
import { canHaveSource, groupTraits } from "./groups.ts";
import { formatIpv4, parseIpv4 } from "./ipv4.ts";
import { formatIpv6, parseIpv6 } from "./ipv6.ts";

function sentence(parsed: Parsed<unknown>): string {
  if (parsed.ok) throw new Error("accepted");
  return inputProblemText(parsed.problem);
}

const word = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff }));
const words = fc.array(word, { minLength: 8, maxLength: 8 });

describe("IPv4", () => {
  test("reads back what it writes", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), (bytes) => {
        expect(parseIpv4(formatIpv4(bytes))).toEqual({ ok: true, value: bytes });
      }),
    );
  });

  test("accepts nothing but four canonical parts, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."0123456789.x ") }), (text) => {
        const parsed = parseIpv4(text);
        if (parsed.ok) expect(formatIpv4(parsed.value)).toBe(text);
        else expect(parsed.problem.end).toBeGreaterThanOrEqual(parsed.problem.start);
      }),
    );
  });

  test.each([
    ["239.1.2.300", "300 is too large: each part of an IPv4 address is 0 to 255."],
    ["010.1.1.1", "010 has a leading zero, which some programs read as octal: write 10."],
    ["239.1", "239.1 has 2 parts: an IPv4 address has four, such as 239.1.2.3."],
    ["1.2.3.4.5", "1.2.3.4.5 has 5 parts: an IPv4 address has four."],
    ["239..1.2", "239..1.2 has an empty part: an IPv4 address has four numbers, such as 239.1.2.3."],
  ])("refuses %s", (text, expected) => {
    expect(sentence(parseAddress(text))).toBe(expected);
  });

  test("marks the part to blame", () => {
    const parsed = parseAddress("239.1.2.300");
    expect(parsed.ok ? null : [parsed.problem.start, parsed.problem.end]).toEqual([8, 11]);
  });
});

describe("IPv6", () => {
  test("reads back what it writes, in any case", () => {
    fc.assert(
      fc.property(words, (value) => {
        const text = formatIpv6(value);
        expect(parseIpv6(text)).toEqual({ ok: true, value });
        expect(parseIpv6(text.toUpperCase())).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    ["FF15::1", "ff15::1"],
    ["ff15:0:0:0:0:0:0:1", "ff15::1"],
    ["2001:db8:0:1:0:0:0:1", "2001:db8:0:1::1"],
    ["::", "::"],
    ["ff02::1:192.0.2.1", "ff02::1:c000:201"],
    ["1:0:2:3:4:5:6:7", "1:0:2:3:4:5:6:7"],
  ])("writes %s as %s", (text, expected) => {
    const parsed = parseIpv6(text);
    expect(parsed.ok && formatIpv6(parsed.value)).toBe(expected);
  });

  test.each([
    ["ff15::1::2", /twice/],
    ["ff15:1", /has 2 groups/],
    ["1:2:3:4:5:6:7:8:9", /has 9 groups: an IPv6 address has at most eight/],
    ["ff15::12345", /“12345” is too long/],
    ["ff15::xyz", /“xyz” is not hex/],
    ["::ffff:239.1.1.1", "::ffff:239.1.1.1 is an IPv4 address in IPv6 form: write 239.1.1.1."],
    ["ff02::1%", "The zone after “%” is empty: name an interface, such as %eth0."],
    ["239.1.1.1%eth0", /Only an IPv6 address has a zone/],
  ])("refuses %s", (text, expected) => {
    expect(sentence(parseAddress(text))).toMatch(expected);
  });

  test("keeps the zone apart from the address", () => {
    const parsed = parseAddress("FF02::1%eth0");
    expect(parsed.ok && [parsed.value.text, parsed.value.zone]).toEqual(["ff02::1", "eth0"]);
  });
});

test("any text is accepted or refused, never thrown at", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(..."0f5:.[]%/ onfrm239") })),
      (text) => {
        for (const parsed of [parseAddress(text), parseHostPort(text), parseJoinText(text)]) {
          if (!parsed.ok) expect(inputProblemText(parsed.problem)).toMatch(/\.$/);
        }
      },
    ),
    { numRuns: 500 },
  );
});

test("an endpoint reads back", () => {
  fc.assert(
    fc.property(words, fc.integer({ min: 1, max: 65_535 }), (value, port) => {
      const address = parseAddress(formatIpv6(value));
      if (!address.ok) return;
      const parsed = parseHostPort(formatEndpoint(address.value.text, port));
      expect(parsed.ok && [parsed.value.address.text, parsed.value.port]).toEqual([address.value.text, port]);
    }),
  );
});

test.each([
  ["239.1.1.1", "multicast"],
  ["224.0.0.0", "multicast"],
  ["239.255.255.255", "multicast"],
  ["240.0.0.1", "reserved"],
  ["255.255.255.254", "reserved"],
  ["223.255.255.255", "host"],
  ["255.255.255.255", "broadcast"],
  ["0.0.0.0", "unspecified"],
  ["ff15::1", "multicast"],
  ["fe80::1", "host"],
  ["::", "unspecified"],
])("%s is %s", (text, use) => {
  const parsed = parseAddress(text);
  expect(parsed.ok && parsed.value.use).toBe(use);
});

test.each([
  ["224.0.0.251", { linkLocal: true, sourceSpecific: false }],
  ["224.0.1.129", { linkLocal: false }],
  ["232.1.1.1", { sourceSpecific: true }],
  ["239.255.0.1", { family: 4, range: "local scope" }],
  ["239.192.0.1", { family: 4, range: "organisation scope" }],
  ["ff02::fb", { linkLocal: true, scopeDigit: 2 }],
  ["ff15::1", { linkLocal: false, scopeDigit: 5, family: 6, range: "transient" }],
  ["ff35::1", { sourceSpecific: true, scopeDigit: 5 }],
  ["ff3e:40:2001:db8::1", { sourceSpecific: false }],
])("%s has its traits", (text, traits) => {
  const parsed = parseAddress(text);
  expect(parsed.ok && groupTraits(parsed.value)).toMatchObject(traits);
});

test("all-hosts groups cannot have a source", () => {
  const can = (text: string): boolean | null => {
    const parsed = parseAddress(text);
    return parsed.ok ? canHaveSource(parsed.value) : null;
  };
  expect([can("224.0.0.1"), can("ff02::1"), can("224.0.0.2"), can("232.1.1.1")]).toEqual([
    false,
    false,
    true,
    true,
  ]);
});
