import { expect, test } from "vitest";
import { parseAddress } from "./address.ts";
import { broadcastNetwork, inSubnet, staysOnLink } from "./subnet.ts";

function address(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.value;
}

test.each([
  ["10.77.0.9", "10.77.0.1", 24, true],
  ["10.77.1.9", "10.77.0.1", 24, false],
  ["10.77.1.9", "10.77.0.1", 23, true],
  ["10.77.0.129", "10.77.0.1", 25, false],
  ["10.77.0.2", "10.77.0.1", 32, false],
  ["10.77.0.1", "10.77.0.1", 32, true],
  ["fd77::9", "fd77::1", 64, true],
  ["fd77:0:0:1::9", "fd77::1", 64, false],
  ["fd77:0:0:1::9", "fd77::1", 63, true],
  ["fd77::9", "10.77.0.1", 8, false],
] as const)("%s is in the subnet of %s/%i: %s", (text, own, prefix, expected) => {
  const family = own.includes(":") ? 6 : 4;
  expect(inSubnet(address(text), { family, address: own, prefix })).toBe(expected);
});

test.each([
  ["127.0.0.1", true],
  ["169.254.3.4", true],
  ["169.253.3.4", false],
  ["10.0.0.1", false],
  ["::1", true],
  ["fe80::1", true],
  ["febf::1", true],
  ["fec0::1", false],
  ["fd77::1", false],
])("%s stays on its link: %s", (text, expected) => {
  expect(staysOnLink(address(text))).toBe(expected);
});

test.each([
  ["10.0.0.255", "10.0.0.21", 24, "10.0.0.0/24"],
  ["10.0.0.255", "10.0.0.21", 25, null],
  ["10.0.1.255", "10.0.0.21", 23, "10.0.0.0/23"],
  ["255.255.255.255", "192.168.0.1", 1, "128.0.0.0/1"],
  ["10.0.0.254", "10.0.0.21", 24, null],
  ["10.0.0.1", "10.0.0.1", 32, null],
  ["10.0.0.1", "10.0.0.0", 31, null],
  ["ff02::1", "10.0.0.21", 24, null],
])("%s is the broadcast of %s/%i: %s", (wanted, own, prefix, expected) => {
  expect(broadcastNetwork(wanted, { family: 4, address: own, prefix })).toBe(expected);
});
