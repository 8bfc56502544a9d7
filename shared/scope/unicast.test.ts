import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseAddress } from "../net/address.ts";
import {
  hostDistance,
  unicastAtPosition,
  unicastPosition,
  unicastSentence,
  unicastStops,
} from "./unicast.ts";

describe("the corridor", () => {
  it("puts its stops at equal steps", () => {
    expect(unicastStops.map(unicastPosition)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("rises with every TTL and finds it again", () => {
    for (let ttl = 1; ttl <= 255; ttl += 1) {
      expect(unicastAtPosition(unicastPosition(ttl))).toBe(ttl);
      if (ttl > 1) expect(unicastPosition(ttl)).toBeGreaterThan(unicastPosition(ttl - 1));
    }
  });

  it("never gives 0: it is no TTL of a packet to one host", () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 12, noNaN: true }), (position) => {
        const ttl = unicastAtPosition(position);
        expect(Number.isInteger(ttl) && ttl >= 1 && ttl <= 255).toBe(true);
      }),
    );
  });
});

describe("the sentence", () => {
  it("names the host and counts routers, and claims no distance", () => {
    expect(unicastSentence(1, "10.0.9.7").sentence).toBe(
      "Reaches 10.0.9.7 only on this subnet: no router forwards it.",
    );
    expect(unicastSentence(2, "10.0.9.7").sentence).toBe("At most 1 router forwards it towards 10.0.9.7.");
    expect(unicastSentence(64, "10.0.9.7").sentence).toBe("At most 63 routers forward it towards 10.0.9.7.");
    expect(unicastSentence(64, "10.0.9.7").detail).not.toBe("");
  });
});

it.each([
  ["127.0.0.1", "own"],
  ["10.0.9.5", "own"],
  ["10.0.9.7", "link"],
  ["169.254.3.4", "link"],
  ["fe80::1", "link"],
  ["::1", "own"],
  ["10.0.10.7", null],
  ["2001:db8::1", null],
] as const)("knows how far %s is where that is known", (text, distance) => {
  const host = parseAddress(text);
  if (!host.ok) throw new Error(text);
  expect(hostDistance(host.value, [{ family: 4, address: "10.0.9.5", prefix: 24 }])).toBe(distance);
});
