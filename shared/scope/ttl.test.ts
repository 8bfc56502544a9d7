import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextTtlScope, ttlAtPosition, ttlPosition, ttlScope, ttlScopes, ttlSentence } from "./ttl.ts";

const ttl = fc.integer({ min: 0, max: 255 });

describe("the scope table", () => {
  it.each([
    [0, "Host", "Stays on this computer: nothing is put on the wire."],
    [1, "Subnet", "Stays on this subnet: no router forwards it."],
    [2, "Site", "Crosses at most 1 router, inside this site."],
    [16, "Site", "Crosses at most 15 routers, inside this site."],
    [31, "Site", "Crosses at most 30 routers, inside this site."],
    [32, "Site", "Stays inside this site: at most 31 routers forward it."],
    [33, "Region", "Crosses at most 32 routers, inside this region."],
    [64, "Region", "Stays inside this region: at most 63 routers forward it."],
    [128, "Continent", "Stays inside this continent: at most 127 routers forward it."],
    [254, "Global", "Crosses at most 253 routers, and no border."],
    [255, "Global", "No limit: goes wherever multicast is routed."],
  ])("says what TTL %i means", (value, name, sentence) => {
    expect(ttlScope(value)).toBe(name);
    expect(ttlSentence(value).sentence).toBe(sentence);
  });

  it("words a border as “at most”: 32 stays and 33 passes", () => {
    expect(ttlSentence(32).detail).toBe("By convention: borders stop 32 and below, not 33.");
    expect(ttlSentence(2).detail).toBe(ttlSentence(32).detail);
    expect(ttlSentence(33).detail).toBe("By convention: borders stop 64 and below, not 65.");
  });

  it("has a sentence and a detail for every TTL, each ending in one full stop", () => {
    fc.assert(
      fc.property(ttl, fc.boolean(), (value, linkLocal) => {
        const { sentence, detail } = ttlSentence(value, linkLocal);
        expect(sentence).toMatch(/^[A-Z].{10,}[^.]\.$/);
        expect(detail).toMatch(/^[A-Z].{10,}[^.]\.$/);
      }),
    );
  });

  it("pins the sentence of a link-local group at any TTL that leaves the computer", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 255 }), (value) => {
        expect(ttlSentence(value, true).sentence).toBe("Stays on this subnet: no router forwards 224.0.0.x.");
      }),
    );
    expect(ttlSentence(0, true)).toEqual(ttlSentence(0));
  });
});

describe("the track", () => {
  it("puts the six names at equal steps", () => {
    expect(ttlScopes.map((scope) => ttlPosition(scope.ttl))).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it("is logarithmic between the names: an octave is a fifth of the way from subnet to site", () => {
    expect([2, 4, 8, 16].map(ttlPosition)).toEqual([1.2, 1.4, 1.6, 1.8]);
    expect(ttlPosition(Math.SQRT2 * 64)).toBeCloseTo(3.5, 10);
  });

  it("rises with every TTL", () => {
    for (let value = 1; value <= 255; value += 1) {
      expect(ttlPosition(value)).toBeGreaterThan(ttlPosition(value - 1));
    }
  });

  it("finds every TTL again at its position", () => {
    for (let value = 0; value <= 255; value += 1) expect(ttlAtPosition(ttlPosition(value))).toBe(value);
  });

  it("gives a whole TTL from 0 to 255 at any position, never falling", () => {
    const position = fc.double({ min: -2, max: 8, noNaN: true });
    fc.assert(
      fc.property(position, position, (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const found = ttlAtPosition(low);
        expect(Number.isInteger(found) && found >= 0 && found <= 255).toBe(true);
        expect(found).toBeLessThanOrEqual(ttlAtPosition(high));
      }),
    );
  });
});

describe("the next name", () => {
  it("is the nearest one above or below, and stays at the ends", () => {
    expect(nextTtlScope(16, 1)).toBe(32);
    expect(nextTtlScope(16, -1)).toBe(1);
    expect(nextTtlScope(32, 1)).toBe(64);
    expect(nextTtlScope(0, -1)).toBe(0);
    expect(nextTtlScope(255, 1)).toBe(255);
  });

  it("is always a named TTL", () => {
    const names = ttlScopes.map((scope) => scope.ttl as number);
    fc.assert(
      fc.property(ttl, fc.constantFrom(1 as const, -1 as const), (value, direction) => {
        expect(names).toContain(nextTtlScope(value, direction));
      }),
    );
  });
});
