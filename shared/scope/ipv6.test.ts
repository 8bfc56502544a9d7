import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseIpv6 } from "../net/ipv6.ts";
import { inputProblemText } from "../text/sentences.ts";
import {
  hopLimitSentence,
  ipv6ScopeDigit,
  ipv6ScopeName,
  ipv6ScopePosition,
  ipv6ScopeSentence,
  ipv6Scopes,
  withIpv6Scope,
} from "./ipv6.ts";

const digit = fc.integer({ min: 0, max: 15 });

function words(text: string): readonly number[] {
  const parsed = parseIpv6(text);
  if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
  return parsed.value;
}

describe("the scope digit", () => {
  it("is the low half of the second byte", () => {
    expect(ipv6ScopeDigit(words("ff15::1"))).toBe(5);
    expect(ipv6ScopeDigit(words("ff3e:40:2001:db8::8000:1"))).toBe(14);
  });

  it("is rewritten alone: flags and group stay", () => {
    expect(withIpv6Scope(words("ff15::1"), 8)).toBe("ff18::1");
    expect(withIpv6Scope(words("ff3e:40:2001:db8::8000:1"), 2)).toBe("ff32:40:2001:db8::8000:1");
  });

  it("reads back what was written, whatever the group", () => {
    const group = fc
      .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 8, maxLength: 8 })
      .map(([first = 0, ...rest]) => [0xff00 | (first & 0xff), ...rest]);
    fc.assert(
      fc.property(group, digit, (before, scope) => {
        const after = words(withIpv6Scope(before, scope));
        expect(ipv6ScopeDigit(after)).toBe(scope);
        expect(after.slice(1)).toEqual(before.slice(1));
        expect((after[0] ?? 0) >> 4).toBe((before[0] ?? 0) >> 4);
      }),
    );
  });
});

describe("the track of scopes", () => {
  it("puts the six names at equal steps and other digits between them", () => {
    expect(ipv6Scopes.map((scope) => ipv6ScopePosition(scope.digit))).toEqual([0, 1, 2, 3, 4, 5]);
    expect(ipv6ScopePosition(3)).toBe(1.5);
    expect(ipv6ScopePosition(15)).toBe(5);
  });

  it("never falls", () => {
    for (let scope = 1; scope <= 15; scope += 1) {
      expect(ipv6ScopePosition(scope)).toBeGreaterThanOrEqual(ipv6ScopePosition(scope - 1));
    }
  });
});

describe("the sentences", () => {
  it.each([
    [1, "Interface", "Stays on this computer: the address ends at the interface."],
    [2, "Link", "Stays on this link: no router forwards it."],
    [3, "Realm", "Stays inside this realm: the address ends there."],
    [4, "Admin", "Stays inside this administrative zone: the address ends there."],
    [5, "Site", "Stays inside this site: the address ends there."],
    [8, "Org", "Stays inside this organisation: the address ends there."],
    [14, "Global", "No limit: goes wherever multicast is routed."],
    [9, "Unassigned", "Scope 9 has no agreed border: routers may differ."],
    [15, "Reserved", "Scope f has no agreed border: routers may differ."],
  ])("say what scope %i means", (scope, name, sentence) => {
    expect(ipv6ScopeName(scope)).toBe(name);
    expect(ipv6ScopeSentence(scope).sentence).toBe(sentence);
  });

  it("are never empty", () => {
    fc.assert(
      fc.property(digit, fc.integer({ min: 0, max: 255 }), (scope, hops) => {
        expect(ipv6ScopeSentence(scope).sentence).toMatch(/^[A-Z].{10,}\.$/);
        expect(ipv6ScopeSentence(scope).detail).toMatch(/^[A-Z].{10,}\.$/);
        expect(ipv6ScopeName(scope)).not.toBe("");
        expect(hopLimitSentence(hops, scope)).toMatch(/^[A-Z].{10,}\.$/);
      }),
    );
  });

  it("say what the hop limit adds to the scope", () => {
    expect(hopLimitSentence(0, 5)).toMatch(/stays on this computer/);
    expect(hopLimitSentence(1, 5)).toBe("No router forwards it.");
    expect(hopLimitSentence(2, 14)).toBe("At most 1 router forwards it.");
    expect(hopLimitSentence(8, 5)).toBe("At most 7 routers forward it, and none beyond this site.");
    expect(hopLimitSentence(8, 2)).toBe("The hop limit changes nothing: no router forwards this scope.");
    expect(hopLimitSentence(8, 9)).toBe("At most 7 routers forward it, and none beyond its scope.");
  });
});

it.each([
  [0, "Stays on this computer: the hop limit is 0."],
  [1, "Stays on this link: the hop limit is 1."],
  [2, "The address sets no border: at most 1 router forwards it."],
  [255, "No limit: goes wherever multicast is routed."],
])("says of a global group with hop limit %i what ends it", (hops, sentence) => {
  expect(ipv6ScopeSentence(14, hops).sentence).toBe(sentence);
});
