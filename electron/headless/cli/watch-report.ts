import { formatBitRate, formatRate } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import type { About } from "../../../shared/model/about.ts";
import type { Destination, Destinations } from "../../../shared/model/destination.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import type { Totals } from "../../../shared/model/totals.ts";
import { formatEndpoint } from "../../../shared/net/address.ts";
import { type GroupReport, groupReport, type RowTold } from "../../../shared/report/group-report.ts";
import { type PairReport, pairReports } from "../../../shared/report/pair-report.ts";
import type { ExpectFigure } from "../../../shared/statements/expect-figures.ts";
import { formatCount, plural } from "../../../shared/text/count.ts";
import { furtherSentence, joinedBySentence, untoldSentence } from "../../../shared/text/destinations.ts";
import { renderTable, type TextColumn } from "./table.ts";
import type { Matches } from "./watch-matches.ts";

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
  /** Of the last line: what was expected of each group, and whether it holds; missing where nothing was. */
  readonly expectations?: readonly Judged[];
  /** How packets are taken from the kernel. */
  readonly receivePath: About["receivePath"];
  readonly totals: TotalsReport;
  readonly groups: readonly GroupReport[];
  /** Redundant pairs that were found among the groups, counted from then on. */
  readonly pairs: readonly PairReport[];
}

/** What was expected of a group. Scripts rely on these names: add, never rename. */
export interface Judged {
  /** As it was written. */
  readonly expect: string;
  readonly group: string;
  readonly port: number;
  readonly figure: ExpectFigure;
  /** In %, packets, packets a second, bit/s or ms; null where it cannot be measured. */
  readonly measured: number | null;
  readonly holds: boolean;
  /** Why it does not hold, in a sentence. */
  readonly message?: string;
}

/** The rows of the groups at one moment, and what the monitor says of itself. */
export interface Reading {
  readonly rows: readonly Membership[];
  /** What was asked of the rows beyond themselves, by their ids. */
  readonly told: ReadonlyMap<number, RowTold>;
  /** Packets that the filter let through; null without one. */
  readonly matches: Matches | null;
  /** Pairs that the rows make. */
  readonly pairs: readonly Pair[];
  /** ms since 1970. */
  readonly at: number;
  readonly about: Pick<About, "receivePath" | "platform">;
  readonly totals: Totals;
  /** The longest lag since the reading before, in ms. */
  readonly lag: number;
}

/** What stands in a line beside the reading. */
interface LineTraits {
  /** ms since 1970. */
  readonly at: number;
  readonly final: boolean;
  /** Reports before it that were left out. */
  readonly leftOut: number;
  readonly judged: readonly Judged[];
}

/** @param before the reading that was told before; null for the first */
export function watchReport(
  reading: Reading,
  before: Reading | null,
  { at, final, leftOut, judged }: LineTraits,
): WatchReport {
  const { rows, about, totals } = reading;
  const { packets, bytes, rate, kernelDrops, damaged, storeDropped, storeBytes, storeLimit, lagMost } =
    totals;
  return {
    at: new Date(at).toISOString(),
    ...(final ? { final } : {}),
    ...(leftOut > 0 ? { leftOut } : {}),
    ...(judged.length > 0 ? { expectations: judged } : {}),
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
      const dropped = droppedSince(row.kernelDrops, old?.kernelDrops);
      const matched = reading.matches?.get(row.id);
      return {
        ...groupReport(row, about.platform, dropped, reading.told.get(row.id)),
        ...(matched === undefined ? {} : { matched }),
      };
    }),
    pairs: pairReports(reading),
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

/** A line of the table: a row, or one of its destinations. */
interface Line extends Pick<Membership, "sources" | "packets" | "bytes" | "rate" | "peak" | "kernelDrops"> {
  readonly group: string;
  readonly on: string | null;
  readonly state: string;
  /** Packets that the filter let through; null where that is not told. */
  readonly matched: number | null;
}

export function watchTable({ rows, told, matches }: Pick<Reading, "rows" | "told" | "matches">): string[] {
  const lines = rows.flatMap((row): Line[] => [
    { ...row, group: groupText(row), on: row.interface?.name ?? null, matched: matches?.get(row.id) ?? null },
    ...(told.get(row.id)?.destinations?.destinations ?? []).map(destinationLine),
  ]);
  return [
    ...renderTable(matches === null ? columns : withMatched, lines),
    ...rows.flatMap((row) => untoldLines(row, told.get(row.id)?.destinations ?? null)),
  ];
}

function destinationLine(one: Destination): Line {
  const whose = one.kind === "group" ? joinedBySentence(one) : one.kind;
  return {
    ...one,
    group: `  to ${one.address}`,
    on: one.interface,
    state: whose,
    kernelDrops: null,
    matched: null,
  };
}

/** What stands in no line of a destination. */
function untoldLines(row: Membership, told: Destinations | null): string[] {
  if (!told) return [];
  const { untold, further } = told;
  return [
    ...(untold > 0 ? [`${groupText(row)}: ${untoldSentence(untold)}`] : []),
    ...(further > 0 ? [`${groupText(row)}: ${furtherSentence(further)}`] : []),
  ];
}

const columns: readonly TextColumn<Line>[] = [
  { title: "Group", text: (line) => line.group },
  { title: "On", text: (line) => line.on ?? "–" },
  { title: "State", text: (line) => line.state },
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

const countColumn: TextColumn<Line> = {
  title: "Matched",
  right: true,
  text: ({ matched }) => (matched === null ? "–" : formatCount(matched)),
};
/** Behind the packets of which they are. */
const withMatched = columns.flatMap((column) =>
  column.title === "Packets" ? [column, countColumn] : [column],
);

export function groupText(row: Pick<Membership, "address" | "port" | "source" | "bind">): string {
  const endpoint = formatEndpoint(row.address, row.port);
  const from = row.source === null ? "" : ` from ${row.source}`;
  return `${endpoint}${from}${row.bind === "any" ? ", any address" : ""}`;
}
