import { expect, test } from "vitest";
import { targetOffers, withRecent } from "./target-offers.ts";

const known = {
  recent: ["239.1.1.1:5000", "10.0.0.9:700"],
  joined: [
    { address: "239.1.1.1", port: 5000, name: "Studio A" },
    { address: "239.1.1.2", port: 5002, name: "" },
  ],
  book: [
    { address: "239.1.1.2", port: null, name: "Studio B", note: "" },
    { address: "239.9.9.9", port: 9000, name: "Intercom", note: "" },
  ],
};
const told = (typed: string) => targetOffers(typed, known).map(({ to, name, from }) => [to, name, from]);

test("targets used lately come first, each once, with the names that they have here", () => {
  expect(told("").slice(0, 4)).toEqual([
    ["239.1.1.1:5000", "Studio A", "recent"],
    ["10.0.0.9:700", "", "recent"],
    ["239.1.1.2:5002", "Studio B", "joined"],
    ["239.9.9.9:9000", "Intercom", "book"],
  ]);
  expect(told("")).toHaveLength(8);
});

test("typing finds them by address and by name", () => {
  expect(told("studio").map(([to]) => to)).toEqual(["239.1.1.1:5000", "239.1.1.2:5002"]);
  expect(told("mdns")).toEqual([
    ["224.0.0.251:5353", "mDNS", "known"],
    ["[ff02::fb]:5353", "mDNS, IPv6", "known"],
  ]);
  // What stands there already is nothing to offer.
  expect(told("239.1.1.1:5000")).toEqual([]);
});

test("the newest stands first, once, and the oldest leave", () => {
  expect(withRecent(["b", "a"], " a ", 20)).toEqual(["a", "b"]);
  expect(withRecent(["b", "a"], "c", 2)).toEqual(["c", "b"]);
});
