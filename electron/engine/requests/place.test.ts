import { describe, expect, test } from "vitest";
import { madeUpInterface } from "../../../shared/testing/made-up-interface.ts";
import type { RouteAnswer } from "../system/kernel.ts";
import { insteadOf, standingOf } from "./place.ts";

const eth0 = madeUpInterface({
  name: "eth0",
  index: 2,
  otherNames: ["enp9s0"],
  addresses: [
    { family: 4, address: "10.0.0.21", prefix: 24 },
    { family: 4, address: "10.0.0.22", prefix: 24, label: "eth0:1" },
  ],
});
const tap0 = madeUpInterface({ name: "tap0", index: 3 });
const all = [madeUpInterface({ name: "lo", index: 1, loopback: true }), eth0, tap0];

const around = (more: { route?: RouteAnswer; byNumber?: boolean; interfaces?: typeof all } = {}) => ({
  interfaces: all,
  route: null,
  byNumber: true,
  ...more,
});
const route = (index: number | null, name: string): RouteAnswer => ({
  ...{ found: true, index, name, source: null, use: "other" },
});

describe("a place", () => {
  test.each([
    ["eth0", "10.0.0.21"],
    ["ETH0", "10.0.0.21"],
    ["enp9s0", "10.0.0.21"],
    ["eth0:1", "10.0.0.22"],
    ["10.0.0.22", "10.0.0.22"],
    ["2", "10.0.0.21"],
  ])("%s is eth0 with %s", (choice, address) => {
    expect(standingOf(choice, 4, around())).toEqual({
      is: "well",
      place: { name: "eth0", index: 2, address },
    });
  });

  test("of no choice is where the route leads, by number where one is told", () => {
    expect(standingOf(null, 4, around({ route: route(2, "old-name") }))).toMatchObject({
      is: "well",
      place: { name: "eth0" },
    });
    expect(standingOf(null, 4, around({ route: route(null, "tap0"), byNumber: false }))).toEqual({
      is: "well",
      place: { name: "tap0", index: 3, address: null },
    });
    expect(standingOf(null, 4, around({ route: { found: false, why: "none" } })).is).toBe("no-route");
    expect(standingOf(null, 4, around({ route: route(9, "gone") })).is).toBe("no-route");
  });

  test("without an address is one where sockets name interfaces by number, or IPv6 does", () => {
    expect(standingOf("tap0", 4, around()).is).toBe("well");
    expect(standingOf("tap0", 4, around({ byNumber: false })).is).toBe("without-address");
    expect(standingOf("tap0", 6, around({ byNumber: false })).is).toBe("well");
  });

  test("that is not there, or does not run, is known by what is wrong with it", () => {
    expect(standingOf("eth9", 4, around())).toEqual({
      is: "absent",
      place: { name: "eth9", index: null, address: null },
    });
    for (const state of ["down", "unplugged", "lower-down", "dormant"] as const) {
      const interfaces = [madeUpInterface({ ...eth0, state, up: false })];
      expect(standingOf("eth0", 4, around({ interfaces }))).toMatchObject({
        is: state,
        place: { name: "eth0", address: "10.0.0.21" },
      });
    }
  });

  test("that could be named instead carries packets, and is loopback last", () => {
    const lo = madeUpInterface({
      ...{ name: "lo", loopback: true, addresses: [{ family: 4, address: "127.0.0.1", prefix: 8 }] },
    });
    expect(insteadOf(4, [lo, tap0, eth0])).toBe("eth0");
    const down = madeUpInterface({ ...eth0, state: "down", up: false });
    expect(insteadOf(4, [lo, tap0, down])).toBe("lo");
    expect(insteadOf(6, [lo, eth0])).toBeNull();
  });
});
