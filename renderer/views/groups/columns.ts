import type { OptionalColumn, SortColumn } from "../../store/view.ts";

export type ColumnId = "group" | "packetRate" | "bitRate" | OptionalColumn;

/** One column of the groups table. */
export interface Column {
  readonly id: ColumnId;
  readonly title: string;
  /** What the column means, as its tooltip and in the help. */
  readonly about: string;
  /** The CSS grid track; fixed where numbers stand, so that nothing moves when they change. */
  readonly track: string;
  readonly numeric: boolean;
  readonly sort: SortColumn | null;
}

export const columns: readonly Column[] = [
  {
    id: "group",
    title: "Group",
    about: "The group or address that is listened on, its port, and the one source that is heard",
    track: "minmax(244px, 6fr)",
    numeric: false,
    sort: "group",
  },
  {
    id: "name",
    title: "Name",
    about: "What the group is known as, or what you call it: F2 renames",
    track: "minmax(84px, 3fr)",
    numeric: false,
    sort: "name",
  },
  {
    id: "interface",
    title: "On",
    about: "The interface on which the group is joined",
    track: "76px",
    numeric: false,
    sort: "interface",
  },
  {
    id: "sources",
    title: "Src",
    about: "Senders told apart by address and port",
    track: "44px",
    numeric: true,
    sort: "sources",
  },
  {
    id: "packets",
    title: "Packets",
    about: "Packets since the join",
    track: "96px",
    numeric: true,
    sort: "packets",
  },
  {
    id: "packetRate",
    title: "pkt/s",
    about: "Packets of the last full second",
    track: "68px",
    numeric: true,
    sort: "packetRate",
  },
  {
    id: "bitRate",
    title: "bit/s",
    about: "Bits of UDP payload in the last full second",
    track: "88px",
    numeric: true,
    sort: "bitRate",
  },
  {
    id: "history",
    title: "Last 60 s",
    about: "Bits per second over the last minute",
    track: "minmax(72px, 2fr)",
    numeric: false,
    sort: null,
  },
  {
    id: "ttl",
    title: "TTL, hops",
    about:
      "TTL with which packets arrived, and the routers that they passed: an estimate from the nearest usual first TTL",
    track: "96px",
    numeric: false,
    sort: "ttl",
  },
  {
    id: "drops",
    title: "Drops",
    about: "Packets that this computer dropped because it was too slow: they were not lost on the network",
    track: "60px",
    numeric: true,
    sort: "drops",
  },
  {
    id: "last",
    title: "Last",
    about: "Time since the last packet",
    track: "64px",
    numeric: true,
    sort: "last",
  },
];

/** Where these columns leave for want of room, in their order; the widths are those of the table. */
const leaving: readonly { readonly id: OptionalColumn; readonly below: number }[] = [
  { id: "packets", below: 1_012 },
  { id: "sources", below: 912 },
  { id: "drops", below: 868 },
  { id: "name", below: 808 },
  { id: "history", below: 724 },
  { id: "ttl", below: 648 },
  { id: "interface", below: 556 },
];

export interface ShownColumns {
  readonly shown: readonly Column[];
  /** Columns that are hidden, by choice or for want of room. */
  readonly hidden: number;
}

export function shownColumns(width: number, chosen: readonly OptionalColumn[]): ShownColumns {
  const gone = new Set<ColumnId>(chosen);
  for (const { id, below } of leaving) if (width < below) gone.add(id);
  const shown = columns.filter(({ id }) => !gone.has(id));
  return { shown, hidden: columns.length - shown.length };
}
