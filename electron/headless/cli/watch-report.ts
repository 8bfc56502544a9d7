import { formatBitRate, formatRate } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import type { About } from "../../../shared/model/about.ts";
import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import type { Rate } from "../../../shared/model/rate.ts";
import type { Totals } from "../../../shared/model/totals.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import type { ProblemCode } from "../../../shared/statements/problems/kind.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { sharingSentence } from "../../../shared/text/drops.ts";
import { eventText, problemText } from "../../../shared/text/sentences.ts";
import { renderTable, type TextColumn } from "./table.ts";

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
  readonly state: MembershipState;
  readonly packets: number;
  /** Payload bytes. */
  readonly bytes: number;
  /** Senders told apart … */
  readonly sources: number;
  /** … and packets of further ones, which are counted in the row only. */
  readonly untoldSources: number;
  /** Packets and payload bits of the last full second. */
  readonly rate: Rate;
  readonly average: Rate;
  readonly peak: Rate;
  readonly burst: number;
  /** Smallest and largest TTL (hop limit) seen; null where the system does not tell. */
  readonly ttl: Membership["ttl"];
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
  /** Why it failed, in a sentence … */
  readonly problem?: string;
  /** … and by its stable name. */
  readonly problemCode?: ProblemCode;
}

/** What the program says of itself and of all groups together. */
export interface TotalsReport
  extends Pick<Totals, "packets" | "bytes" | "rate" | "storeDropped" | "storeBytes" | "storeLimit"> {
  readonly kernelDrops: number | null;
  /** Datagrams that arrived damaged on this computer, whoever they were for; null where it is not told. */
  readonly damaged: number | null;
  /** Packets that this computer dropped since the line before; null where it is not told. */
  readonly droppedHere: number | null;
  /** The longest time for which nothing could be received, in ms: since the line before, and at all. */
  readonly lag: number;
  readonly lagMost: number;
}

export interface WatchReport {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly final?: true;
  /** Reports before this one that were left out, because nobody read them in time; missing where none was. */
  readonly leftOut?: number;
  /** How packets are taken from the kernel. */
  readonly receivePath: About["receivePath"];
  readonly totals: TotalsReport;
  readonly groups: readonly GroupReport[];
}

/** The rows of the groups at one moment, and what the monitor says of itself. */
export interface Reading {
  readonly rows: readonly Membership[];
  readonly about: Pick<About, "receivePath" | "platform">;
  readonly totals: Totals;
  /** The longest lag since the reading before, in ms. */
  readonly lag: number;
}

/** @param before the reading that was told before; null for the first */
export function watchReport(
  reading: Reading,
  before: Reading | null,
  at: number,
  final: boolean,
  leftOut = 0,
): WatchReport {
  const { rows, about, totals } = reading;
  const { packets, bytes, rate, kernelDrops, damaged, storeDropped, storeBytes, storeLimit, lagMost } =
    totals;
  return {
    at: new Date(at).toISOString(),
    ...(final ? { final } : {}),
    ...(leftOut > 0 ? { leftOut } : {}),
    receivePath: about.receivePath,
    totals: {
      ...{ packets, bytes, rate, kernelDrops },
      droppedHere: droppedSince(kernelDrops, before?.totals.kernelDrops),
      ...{ damaged, storeDropped, storeBytes, storeLimit },
      lag: reading.lag,
      lagMost: Math.max(lagMost, reading.lag),
    },
    groups: rows.map((row) => {
      const old = before?.rows.find(({ id }) => id === row.id);
      return groupReport(row, about.platform, droppedSince(row.kernelDrops, old?.kernelDrops));
    }),
  };
}

function droppedSince(now: number | null, before: number | null | undefined): number | null {
  return now === null ? null : Math.max(0, now - (before ?? 0));
}

/** That reports were left out before the one that follows; none when none was. */
export function leftOutLines(count: number): string[] {
  return count === 0 ? [] : [`Left out, because nobody read them in time: ${plural(count, "report")}.`];
}

/** What this computer lost or held up since the reading before, as lines; none when nothing was. */
export function ownFaults(reading: Reading, before: Reading | null): string[] {
  const { kernelDrops, damaged, storeDropped } = reading.totals;
  const dropped = droppedSince(kernelDrops, before?.totals.kernelDrops) ?? 0;
  const spoilt = droppedSince(damaged, before?.totals.damaged) ?? 0;
  const gaveWay = Math.max(0, storeDropped - (before?.totals.storeDropped ?? 0));
  return [
    ...(dropped > 0
      ? [
          `Dropped by this computer: ${formatCount(dropped)}, not lost on the network (${formatCount(kernelDrops ?? 0)} in all).`,
        ]
      : []),
    ...(spoilt > 0
      ? [
          `Damaged on arrival: ${formatCount(spoilt)} with a wrong checksum, for any program on this computer: a cable, an adapter or a sender is at fault.`,
        ]
      : []),
    ...(gaveWay > 0 ? [`Gave way to newer packets: ${formatCount(gaveWay)}; they stay counted.`] : []),
    ...(reading.lag > limits.lagShownMs
      ? [
          `Castscope was kept from receiving for ${formatCount(Math.round(reading.lag))} ms: packets waited in the kernel’s buffers.`,
        ]
      : []),
  ];
}

function groupReport(row: Membership, platform: string, droppedHere: number | null): GroupReport {
  const sharing = sharingSentence(row, platform);
  return {
    key: row.key,
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
    ...(row.problem ? { problem: problemText(row.problem), problemCode: row.problem.code } : {}),
  };
}

export function watchTable(rows: readonly Membership[]): string[] {
  return renderTable(columns, rows);
}

const columns: readonly TextColumn<Membership>[] = [
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
