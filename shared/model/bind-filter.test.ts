import { describe, expect, it, test } from "vitest";
import { type BoundSocket, bindKind, groupDelivery, type PacketWay, passage } from "./bind-filter.ts";

const bound = (address: string, more: Partial<BoundSocket> = {}): BoundSocket => ({
  address,
  on: null,
  joined: null,
  ...more,
});
const to = (address: string, kind: PacketWay["kind"], on: string | null = "eth0"): PacketWay => ({
  address,
  kind,
  interface: on,
});

const group = bound("239.255.0.1");
const any = bound("0.0.0.0", { joined: [] });
const exact = bound("10.0.40.21");
const all = [group, any, exact];

/** The picture of product's design: seven destinations, three binds. */
const ways = [
  to("239.255.0.1", "group"),
  to("232.1.1.1", "group"),
  to("239.192.7.20", "group"),
  to("239.192.7.21", "group"),
  to("10.0.0.21", "unicast"),
  to("10.0.0.255", "broadcast"),
  to("10.0.40.21", "unicast", "eth1"),
];

const places = (socket: BoundSocket, delivery = groupDelivery("linux")) =>
  ways.flatMap((way, at) => (passage(way, socket, all, delivery) === "comes-in" ? [at] : []));

describe("what a bind lets through on Linux", () => {
  it("to a group is that group alone", () => expect(places(group)).toEqual([0]));
  it("to any address is all but unicast that a more exact bind takes", () => {
    expect(places(any)).toEqual([0, 1, 2, 3, 4, 5]);
  });
  it("to an interface's address is unicast to it, and no group", () => expect(places(exact)).toEqual([6]));

  it("to a broadcast address is that broadcast", () => {
    expect(places(bound("10.0.0.255"))).toEqual([5]);
  });

  it("goes to each of two groups bound alike, and to a wildcard as well", () => {
    const sockets = [group, bound("239.255.0.1"), any];
    const way = to("239.255.0.1", "group");
    expect(sockets.map((socket) => passage(way, socket, sockets, "every-joined"))).toEqual(
      Array(3).fill("comes-in"),
    );
  });

  it("is unicast for one of two that are bound alike, and which is not told", () => {
    const twice = [any, bound("0.0.0.0"), exact];
    const by = (address: string) =>
      twice.map((one) => passage(to(address, "unicast"), one, twice, "every-joined"));
    expect(by("10.0.0.21")).toEqual(["unknown", "unknown", "kept-out"]);
    expect(by("10.0.40.21")).toEqual(["kept-out", "kept-out", "comes-in"]);
  });

  it("of a socket that hears one interface alone is what arrives by that", () => {
    const own = bound("239.255.0.1", { on: "eth0" });
    const by = (on: string | null) => passage(to("239.255.0.1", "group", on), own, [own], "every-joined");
    expect([by("eth0"), by("eth1"), by(null)]).toEqual(["comes-in", "kept-out", "comes-in"]);
  });

  it("is of an IPv6 wildcard every group, and of [::] with a more exact bind no unicast", () => {
    const wild = bound("::");
    const own = bound("fd77::2");
    expect(passage(to("ff15::1", "group"), wild, [wild, own], "every-joined")).toBe("comes-in");
    expect(passage(to("fd77::2", "unicast"), wild, [wild, own], "every-joined")).toBe("kept-out");
    expect(passage(to("fd77::3", "unicast"), wild, [wild, own], "every-joined")).toBe("comes-in");
  });
});

describe("where a socket hears its own groups only", () => {
  const own = groupDelivery("win32");
  it("a wildcard that joined nothing hears no group", () => expect(places(any, own)).toEqual([4, 5]));
  it("one hears what it joined", () => {
    expect(places(bound("0.0.0.0", { joined: ["232.1.1.1"] }), own)).toEqual([1, 4, 5]);
  });
  it("what another program joined is not told, and not guessed", () => {
    expect(passage(to("232.1.1.1", "group"), bound("0.0.0.0"), all, own)).toBe("unknown");
  });
});

test.each([
  ["0.0.0.0", "any"],
  ["::", "any"],
  ["239.1.2.3", "group"],
  ["ff15::1", "group"],
  ["10.0.0.21", "interface"],
  ["fe80::1", "interface"],
])("%s is a bind of the kind %s", (address, kind) => expect(bindKind(address)).toBe(kind));
