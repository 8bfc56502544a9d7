import {
  formatAge,
  formatBitRate,
  formatJitter,
  formatMs,
  formatRate,
  formatTimeOfDay,
} from "../../../../shared/format.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { addressKey } from "../../../../shared/net/address-key.ts";
import { describeDscp, dscpsIn, formatDscps } from "../../../../shared/net/dscp.ts";
import { formatTtlAndHops } from "../../../../shared/scope/hops.ts";
import { lossShare } from "../../../../shared/stream/loss.ts";
import { formatCount } from "../../../../shared/text/count.ts";
import { LossText } from "../../../components/loss-text.tsx";
import { columnOf } from "../../../table/column.tsx";
import type { RowOrder } from "../../../table/order.ts";
import { Bits, Main, SourceName } from "./cells.tsx";
import { Share } from "./share.tsx";

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
const roomForFirst = 1_170;
const roomForBurst = 1_104;
const roomForDscp = 1_056;

/** None of them can be hidden: a table that is narrower still scrolls sideways. */
const stays = { leavesBelow: null, hideable: false } as const;

/** The columns of the sources in their order. */
export const sourceColumns = [
  column({
    id: "source",
    title: "Source",
    about: "Address of the sender, lettered in the order of arrival",
    shows: ["address", "rank"],
    cell: SourceName,
    unknown: null,
    sort: { key: ({ address }) => addressKey(address), as: "exact", first: "smallest" },
    align: "start",
    track: "minmax(116px, 1fr)",
    ...stays,
  }),
  column({
    id: "port",
    title: "Port",
    about: "Port that the sender sends from",
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
    title: "Packets",
    about: "Packets since the join",
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
    title: "Share",
    about: "Share of the group’s packets since the join",
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
    title: "pkt/s",
    about: "Packets of the last full second",
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
    title: "bit/s",
    about: "Bits of UDP payload of the last full second",
    shows: ["rate"],
    cell: ({ row }) => <Bits rate={row.rate} main />,
    unknown: null,
    tooltip: ({ rate }) => bothRates(rate),
    sort: { key: ({ rate }) => rate.bits, as: "figure", first: "largest" },
    align: "end",
    track: "64px",
    ...stays,
  }),
  column({
    id: "average",
    title: "Average",
    about: "Bits of UDP payload per second since the source’s first packet",
    shows: ["average"],
    cell: ({ row }) => <Bits rate={row.average} />,
    unknown: null,
    tooltip: ({ average }) => bothRates(average),
    sort: { key: ({ average }) => average.bits, as: "figure", first: "largest" },
    align: "end",
    track: "64px",
    ...stays,
  }),
  column({
    id: "peak",
    title: "Peak",
    about: "Bits of UDP payload of the largest full second",
    shows: ["peak"],
    cell: ({ row }) => <Bits rate={row.peak} />,
    unknown: null,
    tooltip: ({ peak }) => bothRates(peak),
    sort: { key: ({ peak }) => peak.bits, as: "figure", first: "largest" },
    align: "end",
    track: "64px",
    ...stays,
  }),
  column({
    id: "burst",
    title: "Burst",
    about: "Most packets in any 100 ms",
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
    title: "Interval, ms",
    about:
      "Mean and standard deviation of the time between packets as this computer received them; not the jitter of RFC 3550",
    shows: ["interval"],
    cell: ({ row: { interval } }) =>
      interval && `${formatMs(interval.mean)} ± ${formatMs(interval.deviation)}`,
    unknown: "Known from the third packet on.",
    sort: { key: ({ interval }) => interval?.mean ?? Number.MAX_VALUE, as: "figure", first: "smallest" },
    align: "end",
    track: "92px",
    ...stays,
  }),
  column({
    id: "loss",
    title: "Loss",
    about: "Share of the packets that its streams’ sequence numbers say were sent and that did not come",
    shows: ["lost", "expected"],
    cell: ({ row: { lost, expected } }) => {
      const share = lossShare(lost, expected);
      return share === null ? null : <LossText share={share} />;
    },
    unknown: "Not measurable: no sequence numbers are known in its packets.",
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "62px",
    ...stays,
  }),
  column({
    id: "jitter",
    title: "Jitter, ms",
    about:
      "The largest of its streams’ jitters: RFC 3550 where a media clock is known, else the deviation of the time between packets",
    shows: ["jitter"],
    cell: ({ row: { jitter } }) => (jitter === null ? null : formatJitter(jitter)),
    unknown: "Not measurable: no stream is known in its packets.",
    sort: { key: ({ jitter }) => jitter ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "58px",
    ...stays,
  }),
  column({
    id: "ttl",
    title: "TTL, hops",
    about:
      "TTL of its packets as they arrived, and the routers passed: none from this link, else an estimate from the nearest usual first TTL",
    shows: ["ttl", "hops"],
    cell: ({ row: { ttl, hops } }) => ttl && formatTtlAndHops(ttl, hops),
    unknown: "The system does not tell with which TTL packets arrive.",
    sort: { key: ({ ttl }) => ttl?.most ?? -1, as: "exact", first: "largest" },
    align: "end",
    track: "74px",
    ...stays,
  }),
  column({
    id: "dscp",
    title: "DSCP",
    about:
      "Class of service that its packets arrived with (RFC 2474), several where it changed or differs from packet to packet",
    shows: ["dscp"],
    cell: ({ row: { dscp } }) => dscp && formatDscps(dscp),
    unknown: "The system does not tell with which DSCP packets arrive.",
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
    title: "First seen",
    about: "Time of the first packet",
    shows: ["firstAt"],
    cell: ({ row: { firstAt } }) => (firstAt === null ? null : formatTimeOfDay(firstAt).slice(0, 8)),
    unknown: "No packet came so far.",
    sort: { key: ({ firstAt }) => firstAt ?? 0, as: "exact", first: "smallest" },
    align: "end",
    track: "58px",
    leavesBelow: roomForFirst,
    hideable: false,
  }),
  column({
    id: "last",
    title: "Last",
    about: "Time since the last packet",
    shows: ["lastAt", "firstAt", "now"],
    cell: ({ row: { lastAt, now } }) => (lastAt === null ? null : formatAge(now - lastAt)),
    unknown: "No packet came so far.",
    tooltip: ({ firstAt }) => (firstAt === null ? "" : `First seen ${formatTimeOfDay(firstAt).slice(0, 8)}`),
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
  return `${formatRate(packets)} pkt/s, ${formatBitRate(bits)}`;
}
