import { formatAge, formatBitRate, formatJitter, formatMs, formatRate } from "../../../../shared/format.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { addressKey } from "../../../../shared/net/address-key.ts";
import { describeDscp, dscpsIn, formatDscps } from "../../../../shared/net/dscp.ts";
import { formatTtlAndHops } from "../../../../shared/scope/hops.ts";
import { lossShare } from "../../../../shared/stream/loss.ts";
import { formatClock } from "../../../../shared/text/clock.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { LossText } from "../../../components/loss-text.tsx";
import { columnOf } from "../../../table/column.tsx";
import type { RowOrder } from "../../../table/order.ts";
import { Bits, Main, SourceName } from "./cells.tsx";
import { Share } from "./share.tsx";
import { words } from "./words/words.ts";

/** A source as its row shows it. */
export interface SourceLine extends Source {
  /** Place in the order of arrival, from 0. */
  readonly rank: number;
  /** Packets of the whole group. */
  readonly total: number;
  /** Now, as the display shows it, in ms since 1970. */
  readonly now: number;
}

const column = columnOf<SourceLine, RowOrder<Source>>();

/**
 * In px: below this a table with all columns would have to be scrolled, below the next ones also without the time
 * of the first packet, which the last one's tooltip has, and without the burst, which the group's figures tell.
 */
const roomForFirst = 1_212;
const roomForBurst = 1_146;
const roomForDscp = 1_098;

/** None of them can be hidden: a table that is narrower still scrolls sideways. */
const stays = { leavesBelow: null, hideable: false } as const;

/** The columns of the sources in their order. */
export const sourceColumns = [
  column({
    id: "source",
    get title() {
      return words().columns.source.title;
    },
    get about() {
      return words().columns.source.about;
    },
    shows: ["address", "rank"],
    cell: SourceName,
    unknown: null,
    sort: { key: ({ address }) => addressKey(address), as: "exact", first: "smallest" },
    align: "start",
    track: "minmax(136px, 1fr)",
    ...stays,
  }),
  column({
    id: "port",
    get title() {
      return words().columns.port.title;
    },
    get about() {
      return words().columns.port.about;
    },
    shows: ["port"],
    cell: ({ row }) => row.port,
    unknown: null,
    sort: { key: ({ port }) => port, as: "exact", first: "smallest" },
    align: "end",
    track: "40px",
    ...stays,
  }),
  column({
    id: "packets",
    get title() {
      return words().columns.packets.title;
    },
    get about() {
      return words().columns.packets.about;
    },
    shows: ["packets"],
    cell: ({ row }) => <Main>{formatCount(row.packets)}</Main>,
    unknown: null,
    sort: { key: ({ packets }) => packets, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    ...stays,
  }),
  column({
    id: "share",
    get title() {
      return words().columns.share.title;
    },
    get about() {
      return words().columns.share.about;
    },
    shows: ["packets", "total", "rank"],
    cell: ({ row: { packets, total, rank } }) => <Share packets={packets} total={total} rank={rank} />,
    unknown: null,
    sort: { key: ({ packets }) => packets, as: "figure", first: "largest" },
    align: "start",
    track: "minmax(82px, 0.6fr)",
    ...stays,
  }),
  column({
    id: "packetRate",
    get title() {
      return words().columns.packetRate.title;
    },
    get about() {
      return words().columns.packetRate.about;
    },
    shows: ["rate"],
    cell: ({ row: { rate } }) => <Main zero={rate.packets === 0}>{formatRate(rate.packets)}</Main>,
    unknown: null,
    sort: { key: ({ rate }) => rate.packets, as: "figure", first: "largest" },
    align: "end",
    track: "44px",
    ...stays,
  }),
  column({
    id: "bitRate",
    get title() {
      return words().columns.bitRate.title;
    },
    get about() {
      return words().columns.bitRate.about;
    },
    shows: ["rate"],
    cell: ({ row }) => <Bits rate={row.rate} main />,
    unknown: null,
    tooltip: ({ rate }) => bothRates(rate),
    sort: { key: ({ rate }) => rate.bits, as: "figure", first: "largest" },
    align: "end",
    track: "68px",
    ...stays,
  }),
  column({
    id: "average",
    get title() {
      return words().columns.average.title;
    },
    get about() {
      return words().columns.average.about;
    },
    shows: ["average"],
    cell: ({ row }) => <Bits rate={row.average} />,
    unknown: null,
    tooltip: ({ average }) => bothRates(average),
    sort: { key: ({ average }) => average.bits, as: "figure", first: "largest" },
    align: "end",
    track: "68px",
    ...stays,
  }),
  column({
    id: "peak",
    get title() {
      return words().columns.peak.title;
    },
    get about() {
      return words().columns.peak.about;
    },
    shows: ["peak"],
    cell: ({ row }) => <Bits rate={row.peak} />,
    unknown: null,
    tooltip: ({ peak }) => bothRates(peak),
    sort: { key: ({ peak }) => peak.bits, as: "figure", first: "largest" },
    align: "end",
    track: "68px",
    ...stays,
  }),
  column({
    id: "burst",
    get title() {
      return words().columns.burst.title;
    },
    get about() {
      return words().columns.burst.about;
    },
    shows: ["burst"],
    cell: ({ row }) => formatCount(row.burst),
    unknown: null,
    sort: { key: ({ burst }) => burst, as: "figure", first: "largest" },
    align: "end",
    track: "40px",
    leavesBelow: roomForBurst,
    hideable: false,
  }),
  column({
    id: "interval",
    get title() {
      return words().columns.interval.title;
    },
    get about() {
      return words().columns.interval.about;
    },
    shows: ["interval"],
    cell: ({ row: { interval } }) =>
      interval && `${formatMs(interval.mean)} ± ${formatMs(interval.deviation)}`,
    get unknown() {
      return words().unknown.interval;
    },
    sort: { key: ({ interval }) => interval?.mean ?? Number.MAX_VALUE, as: "figure", first: "smallest" },
    align: "end",
    track: "92px",
    ...stays,
  }),
  column({
    id: "loss",
    get title() {
      return words().columns.loss.title;
    },
    get about() {
      return words().columns.loss.about;
    },
    shows: ["lost", "expected"],
    cell: ({ row: { lost, expected } }) => {
      const share = lossShare(lost, expected);
      return share === null ? null : <LossText share={share} />;
    },
    get unknown() {
      return words().unknown.loss;
    },
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    ...stays,
  }),
  column({
    id: "jitter",
    get title() {
      return words().columns.jitter.title;
    },
    get about() {
      return words().columns.jitter.about;
    },
    shows: ["jitter"],
    cell: ({ row: { jitter } }) => (jitter === null ? null : formatJitter(jitter)),
    get unknown() {
      return words().unknown.jitter;
    },
    sort: { key: ({ jitter }) => jitter ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "58px",
    ...stays,
  }),
  column({
    id: "ttl",
    get title() {
      return words().columns.ttl.title;
    },
    get about() {
      return words().columns.ttl.about;
    },
    shows: ["ttl", "hops"],
    cell: ({ row: { ttl, hops } }) => ttl && formatTtlAndHops(ttl, hops),
    get unknown() {
      return words().unknown.ttl;
    },
    sort: { key: ({ ttl }) => ttl?.most ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "74px",
    ...stays,
  }),
  column({
    id: "dscp",
    get title() {
      return words().columns.dscp.title;
    },
    get about() {
      return words().columns.dscp.about;
    },
    shows: ["dscp"],
    cell: ({ row: { dscp } }) => dscp && formatDscps(dscp),
    get unknown() {
      return words().unknown.dscp;
    },
    tooltip: ({ dscp }) => (dscp === null ? "" : dscpsIn(dscp).map(describeDscp).join(", ")),
    sort: {
      key: ({ dscp }) => (dscp === null ? -1 : dscp.high * 2 ** 32 + dscp.low),
      as: "exact",
      first: "largest",
    },
    align: "end",
    track: "56px",
    leavesBelow: roomForDscp,
    hideable: false,
  }),
  column({
    id: "first",
    get title() {
      return words().columns.first.title;
    },
    get about() {
      return words().columns.first.about;
    },
    shows: ["firstAt"],
    cell: ({ row: { firstAt } }) => (firstAt === null ? null : formatClock(firstAt)),
    get unknown() {
      return words().unknown.noPacket;
    },
    sort: { key: ({ firstAt }) => firstAt ?? 0, as: "exact", first: "smallest" },
    align: "end",
    track: "58px",
    leavesBelow: roomForFirst,
    hideable: false,
  }),
  column({
    id: "last",
    get title() {
      return words().columns.last.title;
    },
    get about() {
      return words().columns.last.about;
    },
    shows: ["lastAt", "firstAt", "now"],
    cell: ({ row: { lastAt, now } }) => (lastAt === null ? null : formatAge(now - lastAt)),
    get unknown() {
      return words().unknown.noPacket;
    },
    tooltip: ({ firstAt }) => (firstAt === null ? "" : words().firstSeen(formatClock(firstAt))),
    // In whole seconds, as the column shows it: sources that send now are equals.
    sort: { key: ({ lastAt }) => Math.floor((lastAt ?? 0) / 1_000), as: "exact", first: "largest" },
    align: "end",
    track: "40px",
    ...stays,
  }),
];

export type SourceTableColumn = (typeof sourceColumns)[number];
export type SourceColumn = SourceTableColumn["id"];

function bothRates({ packets, bits }: Source["rate"]): string {
  // no words: units
  return `${formatRate(packets)} pkt/s, ${formatBitRate(bits)}`;
}
