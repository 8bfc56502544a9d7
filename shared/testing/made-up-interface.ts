import type { Interface } from "../model/interface.ts";

/** An interface for tests: up, and plain where a test says nothing. */
export function madeUpInterface(given: Partial<Interface> & Pick<Interface, "name">): Interface {
  return {
    index: null,
    otherNames: [],
    addresses: [],
    loopback: false,
    // A test says one of the two.
    state: given.up === false ? "down" : "up",
    up: (given.state ?? "up") === "up",
    type: null,
    master: null,
    speed: null,
    mac: null,
    isDefault: { ipv4: false, ipv6: false },
    versions: { igmp: "IGMPv3", mld: "MLDv2" },
    ...given,
  };
}

/** A computer with loopback and two cables, the first of which the system prefers. */
export const madeUpInterfaces: readonly Interface[] = [
  madeUpInterface({
    name: "lo",
    index: 1,
    loopback: true,
    addresses: [
      { family: 4, address: "127.0.0.1", prefix: 8 },
      { family: 6, address: "::1", prefix: 128 },
    ],
  }),
  madeUpInterface({
    name: "eth0",
    index: 2,
    speed: 1_000,
    isDefault: { ipv4: true, ipv6: true },
    addresses: [
      { family: 4, address: "10.0.0.21", prefix: 24 },
      { family: 6, address: "fe80::a8b2:1ff:fe3c:21", prefix: 64 },
    ],
  }),
  madeUpInterface({
    name: "eth1",
    index: 3,
    speed: 10_000,
    addresses: [{ family: 4, address: "10.0.40.21", prefix: 24 }],
  }),
];
