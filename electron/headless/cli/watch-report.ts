import { formatBitRate, formatRate } from "../../../shared/format.ts";
import type { About, Membership, MembershipState, Rate } from "../../../shared/model.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { formatCount } from "../../../shared/text/count.ts";
import { type Column, renderTable } from "./table.ts";

/** One group in a line of `watch --json`. Scripts rely on these names: add, never rename. */
export interface GroupReport {
  readonly group: string;
  readonly port: number;
  /** Name of the interface; null where none was found. */
  readonly interface: string | null;
  /** The one source that is heard; null hears any. */
  readonly source: string | null;
  readonly state: MembershipState;
  readonly packets: number;
  /** Payload bytes. */
  readonly bytes: number;
  readonly sources: number;
  /** Packets and payload bits of the last full second. */
  readonly rate: Rate;
  readonly average: Rate;
  readonly peak: Rate;
  readonly burst: number;
  /** Smallest and largest TTL (hop limit) seen; null where the system does not tell. */
  readonly ttl: Membership["ttl"];
  /** Packets that the kernel dropped because this computer was too slow; null where it does not tell. */
  readonly kernelDrops: number | null;
  /** Kept packets that gave way to newer ones. */
  readonly storeDropped: number;
  /** Other interfaces whose packets this system delivers here too. */
  readonly sharedWith: readonly string[];
  /** What happened to it last, such as its interface's return; `at` is ISO 8601, UTC. */
  readonly lastEvent: { readonly at: string; readonly message: string } | null;
  /** Why it failed, in a sentence. */
  readonly problem?: string;
}

export interface WatchReport {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly final?: true;
  /** How packets are taken from the kernel. */
  readonly receivePath: About["receivePath"];
  readonly groups: readonly GroupReport[];
}

export function watchReport(
  rows: readonly Membership[],
  { receivePath }: Pick<About, "receivePath">,
  at: number,
  final: boolean,
): WatchReport {
  return {
    at: new Date(at).toISOString(),
    ...(final ? { final } : {}),
    receivePath,
    groups: rows.map(groupReport),
  };
}

function groupReport(row: Membership): GroupReport {
  return {
    group: row.address,
    port: row.port,
    interface: row.interface?.name ?? null,
    source: row.source,
    state: row.state,
    packets: row.packets,
    bytes: row.bytes,
    sources: row.sources,
    rate: row.rate,
    average: row.average,
    peak: row.peak,
    burst: row.burst,
    ttl: row.ttl,
    kernelDrops: row.kernelDrops,
    storeDropped: row.storeDropped,
    sharedWith: row.sharedWith,
    lastEvent: row.lastEvent && {
      at: new Date(row.lastEvent.at).toISOString(),
      message: row.lastEvent.message,
    },
    ...(row.problem ? { problem: row.problem.message } : {}),
  };
}

export function watchTable(rows: readonly Membership[]): string[] {
  return renderTable(columns, rows);
}

const columns: readonly Column<Membership>[] = [
  { title: "Group", text: groupText },
  { title: "On", text: (row) => row.interface?.name ?? "–" },
  { title: "State", text: (row) => row.state },
  { title: "Sources", right: true, text: (row) => formatCount(row.sources) },
  { title: "Packets", right: true, text: (row) => formatCount(row.packets) },
  { title: "Bytes", right: true, text: (row) => formatCount(row.bytes) },
  { title: "pkt/s", right: true, text: (row) => formatRate(row.rate.packets) },
  { title: "bit/s", right: true, text: (row) => formatBitRate(row.rate.bits) },
  {
    title: "Dropped here",
    right: true,
    text: (row) => (row.kernelDrops === null ? "–" : formatCount(row.kernelDrops)),
  },
  { title: "Peak pkt/s", right: true, text: (row) => formatRate(row.peak.packets) },
];

function groupText(row: Membership): string {
  const endpoint = formatEndpoint(row.address, row.port);
  return row.source === null ? endpoint : `${endpoint} from ${row.source}`;
}
