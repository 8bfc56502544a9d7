import type { PacketRows } from "../../../../shared/model/packet-list.ts";
import type { ListRow } from "./list-row.ts";
import { type ListSelection, noSelection } from "./list-selection.ts";
import type { Range } from "./packet-pages.ts";

/** Where a list's rows come from. */
export interface RowSource {
  /** New rows come at its end, which can be followed; else it is what it was at one moment. */
  readonly live: boolean;
  /** Whether a packet's place is its number. */
  readonly natural: boolean;
  readonly read: (range: Range) => Promise<PacketRows>;
}

/** What the list shows now; a view of `PacketWindow`. */
export interface PacketList {
  /** The rows that are seen, if only in part. */
  readonly rows: readonly ListRow[];
  readonly rowCount: number;
  /** Index of the first of `rows`. */
  readonly firstIndex: number;
  /** Pixels of that row that are above the upper edge. */
  readonly shift: number;
  /** Height of the element that is scrolled and where it is scrolled to, in px. */
  readonly scrollHeight: number;
  readonly scrollTop: number;
  /** The scroll bar is a scaled-down model of the list: turning the wheel is handled by the list. */
  readonly scaled: boolean;
  readonly following: boolean;
  /** Packets that came since the list stands still and that were not seen yet. */
  readonly newer: number;
  /** Number of the selected packet, and its place where that is known. */
  readonly selected: number | null;
  readonly selectedPlace: number | null;
  /** All chosen packets by place, the selected one mostly among them. */
  readonly selection: ListSelection;
}

export const emptyList: PacketList = {
  rows: [],
  rowCount: 0,
  firstIndex: 0,
  shift: 0,
  scrollHeight: 0,
  scrollTop: 0,
  scaled: false,
  following: true,
  newer: 0,
  selected: null,
  selectedPlace: null,
  selection: noSelection,
};
