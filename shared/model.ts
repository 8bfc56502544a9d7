import * as v from "valibot";
import { figuresSchema } from "./figures.ts";
import { groupVersionsSchema } from "./host.ts";
import { problemSchema } from "./problem.ts";

/** What both sides agree on. Times are milliseconds since 1970 with a fraction; sizes are UDP payload. */

const count = v.pipe(v.number(), v.minValue(0));
const time = v.number();

export const membershipStates = ["joining", "receiving", "silent", "stalled", "failed"] as const;

/**
 * - `joining`: joined, waiting for the first packet
 * - `receiving`: packets arrive
 * - `silent`: joined for a while and nothing ever came
 * - `stalled`: had traffic, then none for ten usual intervals (at least 5 s)
 * - `failed`: the socket could not be opened or joined, or its interface is gone, down or without an
 *   address; `problem` tells why
 */
export type MembershipState = (typeof membershipStates)[number];

/** Packets and payload bits of the last full second. */
export const rateSchema = v.object({ packets: count, bits: count });
export type Rate = v.InferOutput<typeof rateSchema>;

/** The figures of product.md that a group and a source have in common. */
const meterEntries = {
  packets: count,
  bytes: count,
  rate: rateSchema,
  /** Per second since the join (of a source: since its first packet). */
  average: rateSchema,
  /** The largest full second. */
  peak: rateSchema,
  /** Most packets in any window of `limits.burstWindowMs`. */
  burst: count,
  firstAt: v.nullable(time),
  lastAt: v.nullable(time),
  /** Smallest and largest TTL (hop limit) that packets arrived with; null where it is not told. */
  ttl: v.nullable(v.object({ least: v.number(), most: v.number() })),
};

/** Something that happened to a membership, as a sentence. */
export const membershipEventSchema = v.object({ at: time, message: v.string() });
export type MembershipEvent = v.InferOutput<typeof membershipEventSchema>;

export const membershipSchema = v.object({
  id: v.number(),
  /** `host` listens on an address of this computer; `group` joined a group. */
  kind: v.picklist(["group", "host"]),
  family: v.picklist([4, 6]),
  address: v.string(),
  port: v.number(),
  /** The one source that is heard; null hears any. */
  source: v.nullable(v.string()),
  interface: v.nullable(v.object({ name: v.string(), address: v.string() })),
  /** True when the system chose the interface. */
  byDefault: v.boolean(),
  /** What a person called it, or what the group is known as; may be empty. */
  name: v.string(),
  state: v.picklist(membershipStates),
  problem: v.nullable(problemSchema),
  /** The newest of its events; null before it was joined for the first time. */
  lastEvent: v.nullable(membershipEventSchema),
  joinedAt: time,
  ...meterEntries,
  /** Sources told apart; `untoldSources` counts packets of sources beyond the limit. */
  sources: count,
  untoldSources: count,
  /** Packets of the store that gave way to newer ones. */
  storeDropped: count,
  /** Number of the oldest packet that is kept; `packets` is the newest. */
  firstKept: count,
  /** Receive buffer that the kernel granted, in bytes; null where it does not tell. */
  receiveBuffer: v.nullable(count),
  /** Packets that the kernel dropped because this computer was too slow; null where it is not told. */
  kernelDrops: v.nullable(count),
  /** When drops were last seen to grow; they are read once a second. Null when there are none. */
  droppedAt: v.nullable(time),
  /**
   * Other interfaces on which this group and port is joined as well: this system delivers their
   * packets here too, so the figures may hold both.
   */
  sharedWith: v.array(v.string()),
  /** Whether it is not known of this system if it keeps this row apart from others on its port. */
  unsureApart: v.boolean(),
});
export type Membership = v.InferOutput<typeof membershipSchema>;

export const sourceSchema = v.object({
  address: v.string(),
  port: v.number(),
  ...meterEntries,
  /** Mean and standard deviation of the time between packets, in ms; null before the third packet. */
  interval: v.nullable(v.object({ mean: v.number(), deviation: v.number() })),
});
export type Source = v.InferOutput<typeof sourceSchema>;

export const packetSchema = v.object({
  /** 1 for the first packet of the membership. */
  number: v.number(),
  at: time,
  sourceAddress: v.string(),
  sourcePort: v.number(),
  /** TTL or hop limit that it arrived with; null where the system does not tell. */
  ttl: v.nullable(v.number()),
  size: count,
});
export type Packet = v.InferOutput<typeof packetSchema>;

export const interfaceAddressSchema = v.object({
  family: v.picklist([4, 6]),
  address: v.string(),
  prefix: v.number(),
});

export const interfaceSchema = v.object({
  name: v.string(),
  /** The system's number of the interface, where it tells. */
  index: v.nullable(v.number()),
  addresses: v.array(interfaceAddressSchema),
  loopback: v.boolean(),
  /** False only when the system says that it is down. */
  up: v.boolean(),
  /** Megabits per second, where the system tells. */
  speed: v.nullable(v.number()),
  mac: v.nullable(v.string()),
  /** The interface that the system chooses for groups of the family when none is named. */
  isDefault: v.object({ ipv4: v.boolean(), ipv6: v.boolean() }),
  versions: groupVersionsSchema,
});
export type Interface = v.InferOutput<typeof interfaceSchema>;

export const sendStates = ["sending", "done", "stopped", "failed"] as const;

export const sendSchema = v.object({
  id: v.number(),
  state: v.picklist(sendStates),
  address: v.string(),
  port: v.number(),
  interface: v.nullable(v.object({ name: v.string(), address: v.string() })),
  /** The port that the datagrams leave from; null before the socket is bound. */
  sourcePort: v.nullable(v.number()),
  ttl: v.number(),
  size: count,
  /** Datagrams asked for; null sends until stopped. */
  count: v.nullable(count),
  /** Packets per second asked for, on average. */
  rate: v.number(),
  /** Packets handed over back to back. */
  burst: v.number(),
  sent: count,
  /** Datagrams that the system refused. */
  failed: count,
  /** Packets per second reached so far; 0 before a second burst left. */
  reached: v.number(),
  /** The most by which a packet left after its time, in ms. */
  late: v.number(),
  /** Packets of the schedule that came too late to be made up for. */
  missed: count,
  startedAt: time,
  endedAt: v.nullable(time),
  /** Why it failed, or the last refusal of a send that went on. */
  problem: v.nullable(problemSchema),
});
export type Send = v.InferOutput<typeof sendSchema>;

/** Totals over all memberships. */
export const totalsSchema = v.object({
  packets: count,
  bytes: count,
  rate: rateSchema,
  /** Packets that the kernel dropped, over all memberships; null where it is not told. */
  kernelDrops: v.nullable(count),
  storeDropped: count,
  /** Bytes of the packet store in use and at most. */
  storeBytes: count,
  storeLimit: count,
  /** The longest time in the last second for which the engine's thread could not receive, in ms. */
  lag: v.number(),
  /** The longest of them since the start. */
  lagMost: v.number(),
  /** The same of the door's thread, which passes on what windows see; null where the engine has no other. */
  doorLag: v.nullable(v.number()),
});
export type Totals = v.InferOutput<typeof totalsSchema>;

/** Packets and bits of one full second, for rows in which any came; drives the sparklines. */
export const secondSchema = v.object({
  /** Whole seconds of the engine's clock; consecutive. */
  index: v.number(),
  total: rateSchema,
  ids: v.instance(Uint32Array),
  packets: v.instance(Float64Array),
  bits: v.instance(Float64Array),
});
export type Second = v.InferOutput<typeof secondSchema>;

/** The totals' place among the histories, which no membership has. */
export const totalsHistoryId = 0;

/** The last `limits.historySeconds` behind each sparkline, oldest first, one row after the other. */
export const historiesSchema = v.object({
  /** With `totalsHistoryId` for the totals. */
  ids: v.instance(Uint32Array),
  packets: v.instance(Float64Array),
  bits: v.instance(Float64Array),
});
export type HistoriesTold = v.InferOutput<typeof historiesSchema>;

export const aboutSchema = v.object({
  version: v.string(),
  platform: v.string(),
  /**
   * `recvmmsg` takes batches and is told TTL, interface, kernel time and drops; `dgram` is Node's
   * module, which is told none of them.
   */
  receivePath: v.picklist(["recvmmsg", "dgram"]),
  /** Why `dgram` is used although this system has the better path, or has none; else null. */
  receivePathReason: v.nullable(v.string()),
  door: v.picklist(["desktop", "headless", "command line"]),
});
export type About = v.InferOutput<typeof aboutSchema>;

/** Everything the window shows, at one moment. */
export const snapshotSchema = v.object({
  /** Changes when the monitor was started anew: what was known before is void. */
  epoch: v.string(),
  /** Deltas with this number and below are contained. */
  sequence: v.number(),
  at: time,
  about: aboutSchema,
  memberships: v.array(membershipSchema),
  sends: v.array(sendSchema),
  interfaces: v.array(interfaceSchema),
  totals: totalsSchema,
  /** The last full second that the histories reach to. */
  historyEnd: v.number(),
  histories: historiesSchema,
});
export type Snapshot = v.InferOutput<typeof snapshotSchema>;

/** What changed since the delta before, as it is now: applying one twice is harmless. */
export const deltaSchema = v.object({
  epoch: v.string(),
  /** One more than the delta before; a gap asks for a new snapshot. */
  sequence: v.number(),
  at: time,
  /** Rows that are new, or of which more than figures changed: whole. */
  memberships: v.array(membershipSchema),
  /** Rows of which only figures changed. */
  figures: v.nullable(figuresSchema),
  left: v.array(v.number()),
  sends: v.array(sendSchema),
  sendsForgotten: v.array(v.number()),
  interfaces: v.nullable(v.array(interfaceSchema)),
  totals: totalsSchema,
  second: v.nullable(secondSchema),
});
export type Delta = v.InferOutput<typeof deltaSchema>;
