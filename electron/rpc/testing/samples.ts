import type { Delta, Snapshot } from "../../../shared/contract/telling.ts";
import type { Args, MethodName, Result } from "../../../shared/contract.ts";
import type { Diagnosis, HostMembership } from "../../../shared/host.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Membership, MembershipEvent } from "../../../shared/model/membership.ts";
import type { Arrangement, PacketRows } from "../../../shared/model/packet-list.ts";
import type { Send } from "../../../shared/model/send.ts";
import type { Source } from "../../../shared/model/source.ts";
import type { Totals } from "../../../shared/model/totals.ts";
import { problem } from "../../../shared/problem.ts";

/** For tests: one plausible call of every method, with every kind of value that must survive the way. */

const noRate = { packets: 0, bits: 0 };
const meter = {
  packets: 3,
  bytes: 600,
  rate: { packets: 1.5, bits: 2_400 },
  average: noRate,
  peak: { packets: 3, bits: 4_800 },
  burst: 2,
  firstAt: 1_700_000_000_000.25,
  lastAt: null,
  ttl: null,
};

const joined: MembershipEvent = {
  at: 1_700_000_000_000.5,
  name: "joined",
  values: { on: { name: "lo", address: "127.0.0.1" } },
};

const membership: Membership = {
  id: 7,
  kind: "group",
  family: 4,
  address: "239.255.0.1",
  port: 5000,
  source: null,
  interface: { name: "lo", address: "127.0.0.1" },
  byDefault: false,
  name: "Prüfstand",
  state: "failed",
  problem: problem("port-in-use", { port: 5000 }),
  lastEvent: joined,
  joinedAt: 1_700_000_000_000,
  ...meter,
  sources: 1,
  untoldSources: 0,
  storeDropped: 0,
  firstKept: 1,
  receiveBuffer: null,
  kernelDrops: null,
  droppedAt: null,
  sharedWith: ["eth0"],
  unsureApart: false,
};

const source: Source = {
  address: "10.0.0.7",
  port: 40_000,
  ...meter,
  interval: { mean: 10.5, deviation: 0.25 },
};

const sampleInterface: Interface = {
  name: "lo",
  index: 1,
  addresses: [{ family: 6, address: "::1", prefix: 128, label: "lo:1" }],
  otherNames: ["loopback0"],
  loopback: true,
  state: "unplugged",
  up: false,
  type: "veth",
  master: "br0",
  speed: null,
  mac: null,
  isDefault: { ipv4: false, ipv6: true },
  versions: { igmp: "IGMPv2", mld: null },
};

const send: Send = {
  id: 3,
  state: "sending",
  address: "ff15::1",
  port: 5000,
  interface: null,
  sourcePort: null,
  ttl: 0,
  size: 4,
  count: null,
  rate: 0.5,
  burst: 1,
  sent: 1,
  failed: 0,
  answered: 0,
  reached: 0.49,
  late: 0.25,
  missed: 0,
  startedAt: 1_700_000_000_000,
  endedAt: null,
  problem: null,
};

const totals: Totals = {
  packets: 3,
  bytes: 600,
  rate: noRate,
  kernelDrops: null,
  storeDropped: 0,
  storeBytes: 600,
  storeLimit: 67_108_864,
  lag: 0.125,
  lagMost: 12.5,
  doorLag: 1.5,
};

const snapshot: Snapshot = {
  epoch: "a1b2",
  sequence: 41,
  at: 1_700_000_000_123.5,
  about: {
    version: "0.1.0",
    platform: "linux",
    receivePath: "dgram",
    receivePathReason: null,
    door: "headless",
  },
  memberships: [membership],
  sends: [send],
  interfaces: [sampleInterface],
  totals,
  historyEnd: 12,
  histories: { ids: Uint32Array.of(0, 7), packets: Float64Array.of(1, 2), bits: Float64Array.of(800, 1600) },
};

const packet = {
  number: 1,
  at: 1_700_000_000_000.125,
  sourceAddress: "10.0.0.7",
  sourcePort: 40_000,
  ttl: 1,
  size: 4,
};

const rows: PacketRows = {
  from: 3,
  firstKept: 2,
  numbers: Float64Array.of(2 ** 33, 1),
  at: Float64Array.of(1_700_000_000_000.125, 0),
  size: Uint32Array.of(65_507, 0),
  ttl: Int16Array.of(255, -1),
  source: Uint16Array.of(0, 0),
  sources: [{ address: "10.0.0.7", port: 40_000 }],
  previews: Uint8Array.of(0, 1, 254, 255),
  previewAt: Uint32Array.of(0, 4, 4),
};

const arrangement: Arrangement = {
  arrangement: 4,
  done: false,
  first: 3,
  last: 4,
  upTo: 2 ** 33,
  looked: 512,
  toLook: 1_048_576,
  leftOut: 0,
};

const hostMembership: HostMembership = {
  interface: "eth0",
  family: 4,
  address: "224.0.0.251",
  knownAs: "mDNS",
  sockets: 2,
  kernel: false,
  programs: [{ name: "avahi-daemon", pid: 812 }],
  ports: [5353],
  version: "IGMPv3",
  sources: [{ address: "10.0.0.7", included: 1, excluded: 0 }],
};

const diagnosis: Diagnosis = {
  at: 1_700_000_000_000.5,
  checks: [
    { code: "interface", verdict: "ok", message: "eth0 is up.", nextStep: null },
    { code: "firewall", verdict: "unknown", message: "It is not told.", nextStep: "Look there." },
  ],
  boundTo: null,
  group: hostMembership,
  holders: [{ program: null, user: "avahi", address: "0.0.0.0" }],
  versions: { igmp: "IGMPv2", mld: null },
  notes: ["Programs of other users are named only to root."],
};

export const samples: { readonly [M in MethodName]: { args: Args<M>; result: Result<M> } } = {
  snapshot: { args: null, result: snapshot },
  join: {
    args: { address: "239.255.0.1", port: 5000, interface: null, source: null, name: "" },
    result: { id: 7, already: false },
  },
  leave: { args: { id: 7 }, result: null },
  restore: { args: { id: 7 }, result: null },
  retry: { args: { id: 7 }, result: null },
  rename: { args: { id: 7, name: "Prüfstand 1" }, result: null },
  look: { args: { ids: [7, 8] }, result: null },
  sources: { args: { id: 7 }, result: [source] },
  events: {
    args: { id: 7 },
    result: [joined],
  },
  packets: { args: { id: 7, arrangement: 4, from: 1, count: 500 }, result: rows },
  packet: { args: { id: 7, number: 1 }, result: { ...packet, payload: Uint8Array.of(0, 1, 254, 255) } },
  arrange: {
    args: {
      id: 7,
      by: "size",
      descending: true,
      filter: { kind: "bytes", bytes: Uint8Array.of(0x47, 0xff) },
      upTo: 2 ** 33,
      replaces: null,
    },
    result: arrangement,
  },
  arrangement: { args: { id: 7, arrangement: 4, upTo: 0 }, result: { ...arrangement, done: true } },
  disarrange: { args: { id: 7, arrangement: 4 }, result: null },
  send: {
    args: {
      address: "239.255.0.1",
      port: 5000,
      interface: "lo",
      sourcePort: null,
      ttl: 0,
      loopback: true,
      payload: Uint8Array.from({ length: 4_096 }, (_, index) => index % 256),
      count: null,
      rate: 0.01,
      burst: 7,
    },
    result: { id: 3 },
  },
  stopSend: { args: { id: 3 }, result: null },
  interfaces: { args: null, result: [sampleInterface] },
  hostMemberships: {
    args: null,
    result: { at: 1_700_000_000_000, memberships: [hostMembership], notes: [] },
  },
  diagnose: { args: { id: 7 }, result: diagnosis },
};

export function sampleDelta(sequence: number): Delta {
  return {
    epoch: "a1b2",
    sequence,
    at: 1_700_000_000_000 + sequence,
    memberships: [membership],
    figures: {
      ids: Uint32Array.of(8, 9),
      columns: { packets: Float64Array.of(sequence, 2), lastAt: Float64Array.of(Number.NaN, 1.5) },
    },
    left: [],
    sends: [],
    sendsForgotten: [1],
    interfaces: null,
    totals,
    second: {
      index: sequence,
      total: noRate,
      ids: Uint32Array.of(7),
      packets: Float64Array.of(1),
      bits: Float64Array.of(800),
    },
  };
}
