import type { Delta, Snapshot } from "../../shared/contract/telling.ts";
import { limits } from "../../shared/limits.ts";
import type { HistoriesTold, Second } from "../../shared/model/history.ts";
import type { Interface } from "../../shared/model/interface.ts";
import type { Send } from "../../shared/model/send.ts";
import type { Totals } from "../../shared/model/totals.ts";

/** Made-up values of the model for tests: complete, and plain where a test says nothing. */

const noRate = { packets: 0, bits: 0 };

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

export function madeUpSend(given: Partial<Send> & Pick<Send, "id">): Send {
  return {
    state: "sending",
    address: "239.255.0.1",
    port: 5000,
    interface: { name: "lo", address: "127.0.0.1" },
    sourcePort: 40_000,
    ttl: 0,
    size: 14,
    count: null,
    rate: 10,
    burst: 1,
    sent: 0,
    failed: 0,
    answered: 0,
    reached: 10,
    late: 0.1,
    missed: 0,
    startedAt: 0,
    endedAt: null,
    problem: null,
    ...given,
  };
}

export const noTotals: Totals = {
  packets: 0,
  bytes: 0,
  rate: noRate,
  kernelDrops: null,
  damaged: null,
  storeDropped: 0,
  storeBytes: 0,
  storeLimit: 64 * 1_024 * 1_024,
  lag: 0,
  lagMost: 12.5,
  doorLag: 0,
};

export function madeUpSnapshot(given: Partial<Snapshot> = {}): Snapshot {
  return {
    epoch: "a",
    sequence: 0,
    at: 0,
    about: {
      version: "0.1.0",
      platform: "linux",
      receivePath: "dgram",
      receivePathReason: null,
      door: "headless",
    },
    memberships: [],
    sends: [],
    interfaces: [...madeUpInterfaces],
    totals: noTotals,
    historyEnd: 0,
    histories: madeUpHistories(new Map()),
    ...given,
  };
}

/** Histories of rows, each ending with the snapshot's last second; packets and bits are the same. */
export function madeUpHistories(bits: ReadonlyMap<number, readonly number[]>): HistoriesTold {
  const length = limits.historySeconds;
  const values = new Float64Array(bits.size * length);
  for (const [at, row] of [...bits.values()].entries()) values.set(row, (at + 1) * length - row.length);
  return { ids: Uint32Array.from(bits.keys()), packets: values, bits: values };
}

/** A full second in which each row given received that many packets of one bit. */
export function madeUpSecond(index: number, bits: ReadonlyMap<number, number>): Second {
  const values = Float64Array.from(bits.values());
  const sum = values.reduce((all, some) => all + some, 0);
  const total = { packets: sum, bits: sum };
  return { index, total, ids: Uint32Array.from(bits.keys()), packets: values, bits: values };
}

export function madeUpDelta(given: Partial<Delta> & Pick<Delta, "sequence">): Delta {
  return {
    epoch: "a",
    at: 0,
    memberships: [],
    figures: null,
    left: [],
    sends: [],
    sendsForgotten: [],
    interfaces: null,
    totals: noTotals,
    second: null,
    ...given,
  };
}
