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

const address = (text: string, prefix: number) => ({ family: 4 as const, address: text, prefix });
const interfaces = [
  { name: "lo", loopback: true, addresses: [address("127.0.0.1", 8)] },
  { name: "eth0", loopback: false, addresses: [address("10.0.9.5", 24)] },
  { name: "eth1", loopback: false, addresses: [address("10.0.40.5", 24)] },
  { name: "tun0", loopback: false, addresses: [] },
];

it.each([
  ["127.0.0.1", null, "own"],
  ["10.0.9.5", null, "own"],
  ["10.0.9.7", null, "link"],
  ["169.254.3.4", null, "link"],
  ["fe80::1", null, "link"],
  ["::1", null, "own"],
  ["10.0.10.7", null, null],
  ["2001:db8::1", null, null],
  // Loopback reaches this computer alone, and brings here what is for anybody.
  ["10.0.9.7", "lo", "loopback"],
  ["169.254.3.4", "lo", "loopback"],
  ["2001:db8::1", "lo", "loopback"],
  ["127.0.0.9", "lo", "own"],
  ["::1", "lo", "own"],
  ["10.0.9.5", "lo", "own"],
  // A subnet is that of the interface that packets leave by.
  ["10.0.9.7", "eth0", "link"],
  ["10.0.9.7", "eth1", null],
  ["10.0.9.7", "tun0", null],
  ["169.254.3.4", "eth1", "link"],
  ["10.0.9.5", "eth0", "own"],
  ["10.0.9.5", "eth1", "elsewhere"],
  ["127.0.0.1", "eth0", "elsewhere"],
  ["10.0.9.7", "gone", null],
] as const)("knows how far %s is from %s where that is known", (text, from, distance) => {
  const host = parseAddress(text);
  if (!host.ok) throw new Error(text);
  expect(hostDistance(host.value, interfaces, from)).toBe(distance);
});
