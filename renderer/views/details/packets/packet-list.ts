import type { Packet } from "../../../../shared/model.ts";

/** Height of a packet's row in px: `--packet-row` of the tokens. */
export const rowHeight = 23;

/** A row of the packet list: a packet, one that is being asked for, one that left the store, or many such. */
export type ListRow =
  | { readonly kind: "packet"; readonly number: number; readonly packet: Packet }
  | { readonly kind: "waiting"; readonly number: number }
  | { readonly kind: "gone"; readonly number: number }
  | { readonly kind: "gap"; readonly from: number; readonly to: number };

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
  readonly selected: number | null;
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
};
