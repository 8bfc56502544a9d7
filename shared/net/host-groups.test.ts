import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { inputProblemText } from "../text/sentences.ts";
import { parseAddress } from "./address.ts";
import { ethernetAddress, sharesLocalBlock } from "./ethernet.ts";
import { groupName, groupPorts } from "./group-names.ts";
import { knownGroups } from "./known-groups.ts";
import { looksLikeNoQuerier } from "./querier.ts";

function group(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
  return parsed.value;
}

describe("the Ethernet address of a group", () => {
  test.each([
    ["224.0.0.251", "01:00:5e:00:00:fb"],
    ["239.129.2.3", "01:00:5e:01:02:03"],
    ["239.1.2.3", "01:00:5e:01:02:03"],
    ["ff02::1:ff3c:21", "33:33:ff:3c:00:21"],
    ["ff15::1", "33:33:00:00:00:01"],
  ])("%s is sent to %s", (text, mac) => expect(ethernetAddress(group(text))).toBe(mac));

  test("is that of 31 other IPv4 groups", () => {
    const byte = fc.nat(255);
    fc.assert(
      fc.property(fc.integer({ min: 224, max: 239 }), byte, byte, byte, (a, b, c, d) => {
        const others = Array.from({ length: 32 }, (_, index) =>
          [224 + (index >> 1), (b & 0x7f) | ((index & 1) << 7), c, d].join("."),
        );
        expect(others).toContain([a, b, c, d].join("."));
        expect(new Set(others.map((one) => ethernetAddress(group(one)))).size).toBe(1);
      }),
    );
  });

  test.each([
    ["239.0.0.5", true],
    ["225.128.0.5", true],
    ["224.128.0.5", true],
    ["224.0.0.5", false],
    ["239.0.1.5", false],
    ["239.1.0.5", false],
    ["ff02::1", false],
  ])("%s has one that switches never filter: %s", (text, shares) =>
    expect(sharesLocalBlock(group(text))).toBe(shares),
  );
});

test("groups have their names and ports by their address alone", () => {
  expect(groupName("224.0.0.251")).toBe("mDNS");
  expect(groupName("ff02::1:ff3c:21")).toBe("Neighbour discovery");
  expect(groupName("239.69.1.2")).toBe("AES67");
  expect(groupName("239.1.2.3")).toBe("");
  expect(groupPorts("239.255.255.250")).toEqual([1_900, 3_702]);
  expect(groupPorts("239.1.2.3")).toEqual([]);
  // Every group that can be joined by name has one in the list too.
  for (const { address } of knownGroups) expect([address, groupName(address)]).not.toContain("");
});

test("traffic that ends as a membership runs out looks like a missing querier", () => {
  const at = (seconds: number) => looksLikeNoQuerier(5_000, 5_000 + seconds * 1_000);
  expect([199, 200, 260, 320, 321].map(at)).toEqual([false, true, true, true, false]);
});
