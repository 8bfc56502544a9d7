import type { ComponentType } from "react";
import { formatRate } from "../../../shared/format.ts";
import type { Membership, MembershipState } from "../../../shared/model/membership.ts";
import { lossShare } from "../../../shared/stream/loss.ts";
import { formatCount } from "../../../shared/text/count.ts";
import type { ColumnNames } from "../../store/view.ts";
import { columnOf } from "../../table/column.tsx";
import { Figure } from "../../table/figure.tsx";
import type { RowOrder } from "../../table/order.ts";
import {
  BitRateCell,
  DropsCell,
  GroupCell,
  HistoryCell,
  InterfaceCell,
  JitterCell,
  LastCell,
  LossCell,
  NameCell,
  StateCell,
  StrongFigure,
  TtlCell,
} from "./cells.tsx";
import { groupKey } from "./group-key.ts";
import { type EditProps, NameField } from "./name-field.tsx";

/** What only columns of the groups table say of themselves. */
interface OfGroups {
  /**
   * When the sentence of a row that receives nothing takes this column's place: never, as long as
   * nothing comes, or only as long as nothing ever came, for a count and a last time stay true.
   */
  readonly givesWay: "never" | "in silence" | "before the first packet";
  /** The field that changes what the cell shows; a double click or F2 opens it. */
  readonly edit?: ComponentType<EditProps>;
}

const column = columnOf<Membership, RowOrder<Membership>, OfGroups>();

/** States by how much they ask for a look. */
const attention: readonly MembershipState[] = ["failed", "stalled", "silent", "joining", "receiving"];

/**
 * The columns of the groups table in their order. A further one is one record here: its header, its
 * cells, sorting, the menu that hides it, the help and the kept settings follow from it.
 */
export const groupColumns = [
  column({
    id: "state",
    title: "State",
    silentTitle: true,
    about: "Joining, receiving, silent, stalled or error; sorted, what needs a look comes first",
    shows: ["state", "key"],
    cell: StateCell,
    unknown: null,
    sort: { key: ({ state }) => attention.indexOf(state), as: "exact", first: "smallest" },
    align: "start",
    track: "32px",
    leavesBelow: null,
    hideable: false,
    givesWay: "never",
  }),
  column({
    id: "group",
    title: "Group",
    about: "The group or address that is listened on, its port, and the one source that is heard",
    shows: ["family", "address", "port", "source", "kind", "conflict"],
    cell: GroupCell,
    unknown: null,
    sort: { key: groupKey, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(204px, 5.2fr)",
    leavesBelow: null,
    hideable: false,
    givesWay: "never",
  }),
  column({
    id: "name",
    title: "Name",
    about: "What the group is known as, or what you call it: F2 renames",
    shows: ["name"],
    cell: NameCell,
    unknown: null,
    sort: { key: ({ name }) => name, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(76px, 3fr)",
    leavesBelow: 808,
    hideable: true,
    givesWay: "never",
    edit: NameField,
  }),
  column({
    id: "interface",
    title: "On",
    about: "The interface on which the group is joined",
    shows: ["interface", "byDefault", "sharedWith", "unsureApart", "port", "kind"],
    cell: InterfaceCell,
    unknown: "It is joined on no interface.",
    sort: { key: (row) => row.interface?.name ?? "", as: "words", first: "smallest" },
    align: "start",
    track: "64px",
    leavesBelow: 580,
    hideable: true,
    givesWay: "never",
  }),
  column({
    id: "sources",
    title: "Src",
    about: "Senders told apart by address and port",
    shows: ["sources"],
    cell: ({ row: { sources } }) => <Figure value={sources} text={formatCount(sources)} />,
    unknown: null,
    sort: { key: ({ sources }) => sources, as: "figure", first: "largest" },
    align: "end",
    track: "40px",
    leavesBelow: 972,
    hideable: true,
    givesWay: "before the first packet",
  }),
  column({
    id: "packets",
    title: "Packets",
    about: "Packets since the join",
    shows: ["packets"],
    cell: ({ row: { packets } }) => <Figure value={packets} text={formatCount(packets)} />,
    unknown: null,
    sort: { key: ({ packets }) => packets, as: "figure", first: "largest" },
    align: "end",
    track: "84px",
    leavesBelow: 1_056,
    hideable: true,
    givesWay: "before the first packet",
  }),
  column({
    id: "packetRate",
    title: "pkt/s",
    about: "Packets of the last full second",
    shows: ["rate"],
    cell: ({ row: { rate } }) => <StrongFigure value={rate.packets} text={formatRate(rate.packets)} />,
    unknown: null,
    sort: { key: ({ rate }) => rate.packets, as: "figure", first: "largest" },
    align: "end",
    track: "62px",
    leavesBelow: null,
    hideable: false,
    givesWay: "in silence",
  }),
  column({
    id: "bitRate",
    title: "bit/s",
    about: "Bits of UDP payload in the last full second",
    shows: ["rate"],
    cell: BitRateCell,
    unknown: null,
    sort: { key: ({ rate }) => rate.bits, as: "figure", first: "largest" },
    align: "end",
    track: "80px",
    leavesBelow: null,
    hideable: false,
    givesWay: "in silence",
  }),
  column({
    id: "history",
    title: "Last 60 s",
    about: "Bits per second over the last minute",
    shows: ["id"],
    cell: HistoryCell,
    unknown: null,
    sort: null,
    align: "start",
    track: "minmax(60px, 2fr)",
    leavesBelow: 732,
    hideable: true,
    givesWay: "in silence",
  }),
  column({
    id: "loss",
    title: "Loss",
    about: "Share of the packets that its streams’ sequence numbers say were sent and that did not come",
    shows: ["lost", "expected"],
    cell: LossCell,
    unknown: "Not measurable: no sequence numbers are known in its packets.",
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "70px",
    leavesBelow: null,
    hideable: false,
    givesWay: "before the first packet",
  }),
  column({
    id: "jitter",
    title: "Jitter",
    about:
      "The largest of its streams’ jitters: RFC 3550 where a media clock is known, else the deviation of the time between packets",
    shows: ["jitter"],
    cell: JitterCell,
    unknown: "Not measurable: no stream is known in its packets.",
    sort: { key: ({ jitter }) => jitter ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    leavesBelow: 932,
    hideable: true,
    givesWay: "before the first packet",
  }),
  column({
    id: "ttl",
    title: "TTL, hops",
    about:
      "TTL with which packets arrived, and the routers that they passed: none from this link, else an estimate from the nearest usual first TTL",
    shows: ["ttl", "hops"],
    cell: TtlCell,
    unknown: "The system does not tell with which TTL packets arrive.",
    sort: { key: ({ ttl }) => ttl?.most ?? -1, as: "exact", first: "smallest" },
    align: "start",
    track: "92px",
    leavesBelow: 672,
    hideable: true,
    givesWay: "before the first packet",
  }),
  column({
    id: "drops",
    title: "Drops",
    about: "Packets that this computer dropped because it was too slow: they were not lost on the network",
    shows: ["kernelDrops"],
    cell: DropsCell,
    unknown: "The system does not tell what it dropped.",
    sort: { key: ({ kernelDrops }) => kernelDrops ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "52px",
    leavesBelow: 860,
    hideable: true,
    givesWay: "before the first packet",
  }),
  column({
    id: "last",
    title: "Last",
    about: "Time since the last packet",
    shows: ["lastAt", "state"],
    cell: LastCell,
    unknown: "No packet came so far.",
    // In whole seconds, as the column shows it: rows that receive now are equals.
    sort: {
      key: ({ lastAt }) => (lastAt === null ? 0 : Math.floor(lastAt / 1_000)),
      as: "exact",
      first: "largest",
    },
    align: "end",
    track: "56px",
    leavesBelow: null,
    hideable: true,
    givesWay: "before the first packet",
  }),
];

export type GroupColumn = (typeof groupColumns)[number];

/** What the kept settings may name. */
export const groupColumnNames: ColumnNames = {
  sortable: groupColumns.filter(({ sort }) => sort !== null).map(({ id }) => id),
  hideable: groupColumns.filter(({ hideable }) => hideable).map(({ id }) => id),
};
