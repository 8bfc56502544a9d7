import { limits } from "../limits.ts";
import type { Bind } from "../model/bind.ts";
import type { DestinationKind, Destinations } from "../model/destination.ts";
import type { Membership, MembershipState } from "../model/membership.ts";
import type { Rate } from "../model/rate.ts";
import type { Source } from "../model/source.ts";
import type { Streams } from "../model/stream.ts";
import { dscpsIn } from "../net/dscp.ts";
import type { ProblemCode } from "../statements/problems/kind.ts";
import type { StreamReport } from "../stream/report.ts";
import { joinedBy } from "../text/destinations.ts";
import { sharingSentence } from "../text/drops.ts";
import { eventText, problemText } from "../text/sentences.ts";
import { type SourceReport, sourceReports, streamReports } from "./source-reports.ts";

/** One group in a line of `watch --json`. Scripts rely on these names: add, never rename. */
export interface GroupReport {
  /** What the row is in every run, see `shared/model/membership-key.ts`. */
  readonly key: string;
  readonly group: string;
  readonly port: number;
  /** Name of the interface; null where none was found. */
  readonly interface: string | null;
  /** The one source that is heard; null hears any. */
  readonly source: string | null;
  /** What the socket is bound to: `any` hears the whole port, and the figures hold all of it. */
  readonly bind: Bind;
  readonly state: MembershipState;
  readonly packets: number;
  /** Payload bytes. */
  readonly bytes: number;
  /** From the join to the first packet, in ms; null before one came. */
  readonly firstAfterMs: number | null;
  /** Senders told apart, … */
  readonly sourceCount: number;
  /** … the busiest of them, at most `limits.watchRows`, … */
  readonly sources: readonly SourceReport[];
  /** … and packets of further ones, which are counted in the row only. */
  readonly untoldSources: number;
  /** What was measured by the numbers in its packets, the busiest streams, at most `limits.watchRows`, … */
  readonly streams: readonly StreamReport[];
  /** … how many further ones are known, and packets of streams beyond those. */
  readonly furtherStreams: number;
  readonly untoldStreams: number;
  /** With --filter: of all packets those that it let through. All other figures are of all packets. */
  readonly matched?: number;
  /** Packets and payload bits of the last full second. */
  readonly rate: Rate;
  readonly average: Rate;
  readonly peak: Rate;
  readonly burst: number;
  /** Smallest and largest TTL (hop limit) seen; null where the system does not tell. */
  readonly ttl: Membership["ttl"];
  /** Routers passed: 0 from senders on this link, else estimated from the TTL; null as for `ttl`. */
  readonly hops: Membership["hops"];
  /** DSCPs that packets arrived with, smallest first; null where the system does not tell. */
  readonly dscp: readonly number[] | null;
  /** Packets that a router marked as having met congestion (ECN CE); null as for `dscp`. */
  readonly congestionMarked: number | null;
  /** Packets that the kernel dropped because this computer was too slow; null where it does not tell. */
  readonly kernelDrops: number | null;
  /** Packets that arrived with a wrong checksum; null where the kernel does not tell. */
  readonly damaged: number | null;
  /** Of the kernel's drops, the ones since the line before: the last line's is not the sum of all. */
  readonly droppedHere: number | null;
  /** Receive buffer that the kernel granted, in bytes; null where it does not tell. */
  readonly receiveBuffer: number | null;
  /** Kept packets that gave way to newer ones. */
  readonly storeDropped: number;
  /** Other interfaces whose packets this system delivers here too. */
  readonly sharedWith: readonly string[];
  /** Why the figures may hold packets that are not this group's, in a sentence. */
  readonly sharing?: string;
  /** What happened to it last, such as its interface's return: `at` is ISO 8601, UTC, `message` a sentence. */
  readonly lastEvent: { readonly at: string; readonly name: string; readonly message: string } | null;
  /** Of a row that is bound to any address: where its packets went, in the order of the first ones … */
  readonly destinations?: readonly DestinationReport[];
  /** … packets to further destinations than are told apart … */
  readonly furtherDestinations?: number;
  /** … and packets of which the system does not tell where they went. */
  readonly untoldDestinations?: number;
  /** Why it failed, in a sentence … */
  readonly problem?: string;
  /** … and by its stable name. */
  readonly problemCode?: ProblemCode;
}

/** Where packets of a port went. */
export interface DestinationReport {
  readonly address: string;
  readonly kind: DestinationKind;
  /** Name of the interface on which they arrived; null where it is gone. */
  readonly interface: string | null;
  readonly packets: number;
  readonly bytes: number;
  readonly rate: Rate;
  readonly sources: number;
  /** Of a group: the programs that joined it, “another program” for one that no system names; else null. */
  readonly joinedBy: readonly string[] | null;
}

/** What is asked of a row beyond itself; null where it was not. */
export interface RowTold {
  /** Of a row that is bound to any address. */
  readonly destinations: Destinations | null;
  readonly sources: readonly Source[] | null;
  readonly streams: Streams | null;
}

/**
 * @param droppedHere of the kernel’s drops, those since the report before
 * @param most sources and streams that are told, the busiest
 */
export function groupReport(
  row: Membership,
  platform: string,
  droppedHere: number | null,
  told: RowTold | undefined,
  most: number = limits.watchRows,
): GroupReport {
  const sharing = sharingSentence(row, platform);
  return {
    key: row.key,
    group: row.address,
    port: row.port,
    interface: row.interface?.name ?? null,
    source: row.source,
    bind: row.bind,
    state: row.state,
    packets: row.packets,
    bytes: row.bytes,
    firstAfterMs: row.firstAt === null ? null : Math.max(0, row.firstAt - row.joinedAt),
    sourceCount: row.sources,
    sources: sourceReports(told?.sources ?? [], most),
    ...streamReports(told?.streams ?? null, most),
    rate: row.rate,
    average: row.average,
    peak: row.peak,
    burst: row.burst,
    ttl: row.ttl,
    hops: row.hops,
    dscp: row.dscp && dscpsIn(row.dscp),
    congestionMarked: row.congestionMarked,
    untoldSources: row.untoldSources,
    kernelDrops: row.kernelDrops,
    damaged: row.damaged,
    droppedHere,
    receiveBuffer: row.receiveBuffer,
    storeDropped: row.storeDropped,
    sharedWith: row.sharedWith,
    ...(sharing === null ? {} : { sharing }),
    lastEvent: row.lastEvent && {
      at: new Date(row.lastEvent.at).toISOString(),
      name: row.lastEvent.name,
      message: eventText(row.lastEvent),
    },
    ...(told?.destinations ? destinationsReport(told.destinations) : {}),
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}

function destinationsReport({ destinations, further, untold }: Destinations) {
  return {
    destinations: destinations.map((one): DestinationReport => {
      const { address, kind, interface: on, packets, bytes, rate, sources } = one;
      return { address, kind, interface: on, packets, bytes, rate, sources, joinedBy: joinedBy(one) };
    }),
    furtherDestinations: further,
    untoldDestinations: untold,
  };
}
