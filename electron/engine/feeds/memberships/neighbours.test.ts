import { expect, test } from "vitest";
import { madeUpInterface } from "../../../../shared/testing/made-up-interface.ts";
import { neighbours } from "./neighbours.ts";

const address = (text: string, prefix: number) => ({
  family: text.includes(":") ? (6 as const) : (4 as const),
  address: text,
  prefix,
});
const eth0 = madeUpInterface({
  ...{ name: "eth0", index: 2 },
  addresses: [address("10.0.0.21", 24), address("2001:db8::21", 64)],
});
const eth1 = madeUpInterface({ name: "eth1", index: 3, addresses: [address("10.0.1.21", 24)] });
const open = madeUpInterface({ name: "ppp0", index: 4, addresses: [address("192.0.2.1", 0)] });
const all = [eth0, eth1, open];
const on = (name: string, index: number | null) => ({ name, index, address: null });

test.each([
  ["10.0.0.7", true],
  ["10.0.1.7", false],
  // This computer's own, by another interface.
  ["10.0.1.21", true],
  ["2001:db8::7", true],
  ["2001:db8:0:1::7", false],
  ["fe80::7%eth0", true],
  ["nonsense", false],
])("%s is on eth0's link: %s", (sender, expected) => {
  expect(neighbours(on("eth0", 2), all)(sender)).toBe(expected);
});

test("a renamed interface is known by its number, and without one by its name", () => {
  expect(neighbours(on("before0", 2), all)("10.0.0.7")).toBe(true);
  expect(neighbours(on("eth1", null), all)("10.0.1.7")).toBe(true);
});

test("of no interface the neighbours of all are meant, but a prefix of no bits makes none", () => {
  const near = neighbours(null, all);
  expect(["10.0.0.7", "10.0.1.7", "192.0.2.1", "192.0.2.2"].map(near)).toEqual([true, true, true, false]);
});
