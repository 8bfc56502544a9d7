import { limits } from "../../../shared/limits.ts";
import { DecodingStore } from "../decoding/decoding-store.ts";
import { Measures } from "../decoding/measures.ts";
import type { FeedRows } from "../feeds/feed-rows.ts";
import { Drops } from "../feeds/memberships/drops.ts";
import type { Membership } from "../feeds/memberships/membership.ts";
import { Memberships } from "../feeds/memberships/memberships.ts";
import { InterfaceList } from "../net/interface-list.ts";
import { KnownPath } from "../net/known-path.ts";
import type { Network } from "../net/network.ts";
import type { PairRow } from "../streams/pairs/pair-row.ts";
import { Pairs } from "../streams/pairs/pairs.ts";
import { StreamStore } from "../streams/stream-analysis.ts";
import { StreamBank } from "../streams/stream-bank.ts";
import type { Clock } from "../time/clock.ts";
import { WallTime } from "../time/wall-time.ts";
import { Memory } from "../traffic/memory.ts";
import { TrafficStore } from "../traffic/traffic.ts";

/** What the features have in common: the outer world, and the memberships that most of them are about. */
export interface Grounds {
  readonly clock: Clock;
  readonly wall: WallTime;
  readonly network: Network;
  readonly path: KnownPath;
  readonly interfaces: InterfaceList;
  readonly store: TrafficStore;
  readonly memberships: Memberships;
  readonly pairs: Pairs;
  readonly drops: Drops;
  readonly decoding: DecodingStore;
  readonly measures: Measures;
}

/** What is asked by features that only look at packets, live or of a recording. */
export interface RowGrounds {
  readonly memberships: FeedRows;
  readonly measures: Measures;
}

/**
 * @param memoryBytes for kept packets and known sources; `limits.memoryBytes` without it
 * @param onlyCounts whether packets of rows are counted, and nothing else is
 */
export function layGrounds(
  clock: Clock,
  network: Network,
  memoryBytes: number | null,
  onlyCounts: boolean,
): Grounds {
  const wall = new WallTime(clock);
  const path = new KnownPath(network);
  const memory = new Memory(memoryBytes ?? limits.memoryBytes);
  const store = new TrafficStore(memory, onlyCounts);
  const streams = new StreamStore(new StreamBank(memory));
  const interfaces = new InterfaceList(network, clock, {
    read: (news) => void memberships.follow(news),
    gone: (index) => memberships.interfaceGone(index),
  });
  const memberships = new Memberships(
    { network, store, streams, wall, separatesInterfaces: () => path.isBatched },
    clock,
    () => interfaces.now,
  );
  const pairs = new Pairs(streams.bank, () => [...memberships].map(pairRow));
  const drops = new Drops(network, clock, memberships);
  const decoding = new DecodingStore();
  const measures = new Measures();
  return { clock, wall, network, path, interfaces, store, memberships, pairs, drops, decoding, measures };
}

/** A row bound to any address hears other rows' packets too. */
function pairRow({ id, key, spec, streams }: Membership): PairRow {
  const { bind, address, port, interface: on } = spec;
  const hears = bind === "any" ? null : `${address} ${port} ${on?.name ?? ""}`;
  return { id, key, hears, streams: streams.streams };
}
