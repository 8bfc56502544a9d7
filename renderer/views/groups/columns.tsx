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
import { words } from "./words/words.ts";

/** What only columns of the groups table say of themselves. */
interface OfGroups {
  /**
   * When the sentence of a row that receives nothing takes this column's place: never, as long as
   * nothing comes, or only as long as nothing ever came, for a count and a last time stay true. What
   * the streams of before had lost stands in the details.
   */
  readonly givesWay: "never" | "in-silence" | "before-first-packet";
  /** The field that changes what the cell shows; a double click or F2 opens it. */
  readonly edit?: ComponentType<EditProps>;
}

const column = columnOf<Membership, RowOrder<Membership>, OfGroups>();

/** Below this width, as at a zoom of 200 %, it is group, rates and loss alone. */
const roomForLast = 512;

/** States by how much they ask for a look. */
const attention: readonly MembershipState[] = ["failed", "stalled", "silent", "joining", "receiving"];

/**
 * The columns of the groups table in their order. A further one is one record here: its header, its
 * cells, sorting, the menu that hides it, the help and the kept settings follow from it.
 */
export const groupColumns = [
  column({
    id: "state",
    get title() {
      return words().columns.state.title;
    },
    silentTitle: true,
    get about() {
      return words().columns.state.about;
    },
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
    get title() {
      return words().columns.group.title;
    },
    get about() {
      return words().columns.group.about;
    },
    shows: ["family", "address", "port", "source", "kind", "conflict"],
    cell: GroupCell,
    unknown: null,
    sort: { key: groupKey, as: "words", first: "smallest" },
    align: "start",
    track: (width) => (width < roomForLast ? "minmax(140px, 4.4fr)" : "minmax(204px, 4.4fr)"),
    leavesBelow: null,
    hideable: false,
    givesWay: "never",
  }),
  column({
    id: "name",
    get title() {
      return words().columns.name.title;
    },
    get about() {
      return words().columns.name.about;
    },
    shows: ["name", "label", "colour"],
    cell: NameCell,
    unknown: null,
    sort: { key: ({ name }) => name, as: "words", first: "smallest" },
    align: "start",
    track: "minmax(76px, 4.1fr)",
    bareTrack: "60px",
    leavesBelow: 540,
    hideable: true,
    givesWay: "never",
    edit: NameField,
  }),
  column({
    id: "interface",
    get title() {
      return words().columns.interface.title;
    },
    get about() {
      return words().columns.interface.about;
    },
    shows: ["interface", "byDefault", "sharedWith", "unsureApart", "port", "kind"],
    cell: InterfaceCell,
    get unknown() {
      return words().columns.interface.unknown;
    },
    sort: { key: (row) => row.interface?.name ?? "", as: "words", first: "smallest" },
    align: "start",
    track: "66px",
    bareTrack: "52px",
    leavesBelow: 604,
    hideable: true,
    givesWay: "never",
  }),
  column({
    id: "sources",
    get title() {
      return words().columns.sources.title;
    },
    get about() {
      return words().columns.sources.about;
    },
    shows: ["sources"],
    cell: ({ row: { sources } }) => <Figure value={sources} text={formatCount(sources)} />,
    unknown: null,
    sort: { key: ({ sources }) => sources, as: "figure", first: "largest" },
    align: "end",
    track: "38px",
    leavesBelow: 984,
    hideable: true,
    givesWay: "before-first-packet",
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
    cell: ({ row: { packets } }) => <Figure value={packets} text={formatCount(packets)} />,
    unknown: null,
    sort: { key: ({ packets }) => packets, as: "figure", first: "largest" },
    align: "end",
    track: "80px",
    leavesBelow: 1_064,
    hideable: true,
    givesWay: "before-first-packet",
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
    cell: ({ row: { rate } }) => <StrongFigure value={rate.packets} text={formatRate(rate.packets)} />,
    unknown: null,
    sort: { key: ({ rate }) => rate.packets, as: "figure", first: "largest" },
    align: "end",
    track: "62px",
    leavesBelow: null,
    hideable: false,
    givesWay: "in-silence",
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
    cell: BitRateCell,
    unknown: null,
    sort: { key: ({ rate }) => rate.bits, as: "figure", first: "largest" },
    align: "end",
    track: "80px",
    leavesBelow: null,
    hideable: false,
    givesWay: "in-silence",
  }),
  column({
    id: "history",
    get title() {
      return words().columns.history.title;
    },
    get about() {
      return words().columns.history.about;
    },
    shows: ["id"],
    cell: HistoryCell,
    unknown: null,
    sort: null,
    align: "start",
    track: "minmax(70px, 2.4fr)",
    leavesBelow: 820,
    hideable: true,
    givesWay: "in-silence",
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
    cell: LossCell,
    get unknown() {
      return words().columns.loss.unknown;
    },
    sort: { key: ({ lost, expected }) => lossShare(lost, expected) ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "70px",
    leavesBelow: null,
    hideable: false,
    givesWay: "in-silence",
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
    cell: JitterCell,
    get unknown() {
      return words().columns.jitter.unknown;
    },
    sort: { key: ({ jitter }) => jitter ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "72px",
    leavesBelow: 944,
    hideable: true,
    givesWay: "in-silence",
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
    cell: TtlCell,
    get unknown() {
      return words().columns.ttl.unknown;
    },
    sort: { key: ({ ttl }) => ttl?.most ?? -1, as: "exact", first: "smallest" },
    align: "start",
    track: "88px",
    leavesBelow: 744,
    hideable: true,
    givesWay: "in-silence",
  }),
  column({
    id: "drops",
    get title() {
      return words().columns.drops.title;
    },
    get about() {
      return words().columns.drops.about;
    },
    shows: ["kernelDrops"],
    cell: DropsCell,
    get unknown() {
      return words().columns.drops.unknown;
    },
    sort: { key: ({ kernelDrops }) => kernelDrops ?? -1, as: "figure", first: "largest" },
    align: "end",
    track: "52px",
    leavesBelow: 944,
    hideable: true,
    givesWay: "before-first-packet",
  }),
  column({
    id: "last",
    get title() {
      return words().columns.last.title;
    },
    get about() {
      return words().columns.last.about;
    },
    shows: ["lastAt", "state"],
    cell: LastCell,
    get unknown() {
      return words().columns.last.unknown;
    },
    // In whole seconds, as the column shows it: rows that receive now are equals.
    sort: {
      key: ({ lastAt }) => (lastAt === null ? 0 : Math.floor(lastAt / 1_000)),
      as: "exact",
      first: "largest",
    },
    align: "end",
    track: "52px",
    leavesBelow: 656,
    hideable: true,
    givesWay: "before-first-packet",
  }),
];

export type GroupColumn = (typeof groupColumns)[number];

/** What the kept settings may name. */
export const groupColumnNames: ColumnNames = {
  sortable: groupColumns.filter(({ sort }) => sort !== null).map(({ id }) => id),
  hideable: groupColumns.filter(({ hideable }) => hideable).map(({ id }) => id),
};
