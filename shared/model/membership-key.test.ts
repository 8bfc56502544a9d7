import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseAddress } from "../net/address.ts";
import { formatIpv6 } from "../net/ipv6.ts";
import {
  formatMembershipKey,
  type MembershipIdentity,
  membershipKey,
  parseMembershipKey,
} from "./membership-key.ts";

const words = fc.array(fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 0xffff })), {
  minLength: 8,
  maxLength: 8,
});
const addresses = {
  4: fc.ipV4(),
  // What stands for an IPv4 address in IPv6 is no address of a membership.
  6: words.map(formatIpv6).filter((text) => parseAddress(text).ok),
};
/** Names that try to look like the rest of a key. */
const name = fc.oneof(
  fc.constantFrom(
    "eth0",
    "Ethernet 2",
    "on",
    "a/on/b",
    "a%2Fon%2Fb",
    "lo/from/10.0.0.1",
    "vEthernet (WSL)",
    "é",
  ),
  fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }),
);
/** The wildcard has one bind only. */
const boundAsItCan = (one: MembershipIdentity): MembershipIdentity =>
  one.address === "::" || one.address === "0.0.0.0" ? { ...one, bind: "any" } : one;

const identity: fc.Arbitrary<MembershipIdentity> = fc
  .constantFrom(4 as const, 6 as const)
  .chain((family) =>
    fc.record<MembershipIdentity>({
      feed: fc.constant("live"),
      family: fc.constant(family),
      address: addresses[family],
      port: fc.integer({ min: 1, max: 65_535 }),
      source: fc.option(addresses[family]),
      bind: fc.constantFrom("group", "any"),
      interface: fc.option(name),
    }),
  )
  .map(boundAsItCan);

describe("a membership's key", () => {
  test("says all of what it is", () => {
    fc.assert(
      fc.property(identity, (one) => {
        expect(parseMembershipKey(formatMembershipKey(one))).toEqual(one);
      }),
    );
  });

  test("is no other membership's, however little is between them", () => {
    const close = fc
      .tuple(identity, identity, fc.subarray(["address", "port", "source", "bind", "interface"] as const))
      .filter(([one, other]) => one.family === other.family)
      .map(([one, other, changed]) => {
        const parts = Object.fromEntries(changed.map((part) => [part, other[part]]));
        return [one, boundAsItCan({ ...one, ...parts })] as const;
      });
    fc.assert(
      fc.property(close, ([one, other]) => {
        const same = JSON.stringify(one) === JSON.stringify({ ...one, ...other });
        expect(formatMembershipKey(one) === formatMembershipKey(other)).toBe(same);
      }),
    );
  });

  test("is the same, however its addresses are written", () => {
    const spelled = (all: readonly number[]): string =>
      all.map((word) => word.toString(16).toUpperCase().padStart(4, "0")).join(":");
    fc.assert(
      fc.property(
        words.filter((all) => parseAddress(formatIpv6(all)).ok),
        words.filter((all) => parseAddress(formatIpv6(all)).ok),
        (address, source) => {
          const rest = { port: 5_000, bind: "group" as const, interface: { name: "eth0" } };
          expect(membershipKey({ ...rest, address: spelled(address), source: spelled(source) })).toBe(
            membershipKey({ ...rest, address: formatIpv6(address), source: formatIpv6(source) }),
          );
        },
      ),
    );
  });

  test.each([
    [{ address: "239.1.2.3", source: null, interface: null }, "live/239.1.2.3:5004"],
    [
      { address: "232.1.1.1", source: "10.0.0.7", interface: { name: "eth0" } },
      "live/232.1.1.1:5004/from/10.0.0.7/on/eth0",
    ],
    [
      { address: "FF02::0:1", source: null, interface: { name: "Ethernet 2" } },
      "live/[ff02::1]:5004/on/Ethernet%202",
    ],
    [
      { address: "239.1.2.3", source: null, bind: "any" as const, interface: { name: "eth0" } },
      "live/239.1.2.3:5004/bind/any/on/eth0",
    ],
    // A watched port is bound in one way only, and on no interface.
    [{ address: "0.0.0.0", source: null, bind: "any" as const, interface: null }, "live/0.0.0.0:5004"],
    [{ address: "::", source: null, bind: "any" as const, interface: null }, "live/[::]:5004"],
    // Wherever this computer has the address, it is the same one …
    [{ address: "10.0.0.21", source: null, interface: { name: "eth0" } }, "live/10.0.0.21:5004"],
    [{ address: "2001:db8::1", source: null, interface: { name: "eth0" } }, "live/[2001:db8::1]:5004"],
    // … unless each link has its own.
    [{ address: "fe80::1", source: null, interface: { name: "eth0" } }, "live/[fe80::1]:5004/on/eth0"],
  ])("%j is %s", (given, key) => {
    expect(membershipKey({ port: 5_004, bind: "group", ...given })).toBe(key);
  });

  test.each([
    "",
    "live",
    "live/239.1.2.3",
    "live/239.1.2.3:0",
    "live/239.1.2.3:05004",
    "live/[FF02::1]:5004",
    "live/ff02::1:5004",
    "live/[ff02::1%eth0]:5004",
    "live/232.1.1.1:5004/on/eth0/from/10.0.0.7",
    "live/232.1.1.1:5004/from/nobody",
    "live/239.1.2.3:5004/on/eth0/bind/any",
    "live/239.1.2.3:5004/bind/group",
    "live/0.0.0.0:5004/bind/any",
    "live/239.1.2.3:5004/on/",
    "live/239.1.2.3:5004/on/Ethernet 2",
    "live/239.1.2.3:5004/on/%E9",
    "capture:a.pcapng/239.1.2.3:5004",
  ])("%j is no key that is read today", (text) => {
    expect(parseMembershipKey(text)).toBeNull();
  });
});
