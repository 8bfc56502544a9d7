import type { PlaceRange } from "../../../../../shared/model/packet-list.ts";
import type { ExportWhat } from "../../../../actions/parts.ts";
import { selectedCount } from "../list-selection.ts";
import type { PacketArranger } from "../packet-arranger.ts";
import type { ExportedPackets } from "./packet-export.ts";

/** A choice of packets that can be exported. */
export interface ExportScope {
  readonly what: ExportWhat;
  readonly packets: ExportedPackets;
  readonly count: number;
}

/** What of a row can be exported now: the selection, the sorted or filtered list, and all that is kept; without those that are empty. */
export function exportScopes(
  id: number,
  arranger: PacketArranger,
  row: { readonly packets: number; readonly firstKept: number },
): ExportScope[] {
  const { arrangement } = arranger;
  const { shown } = arranger.store.getState();
  const { ranges } = arranger.list.store.getState().selection;
  const scope = (what: ExportWhat, of: number | null, places: readonly PlaceRange[]): ExportScope => ({
    what,
    packets: { id, arrangement: of, ranges: places },
    count: selectedCount(places),
  });
  const kept = { first: Math.max(1, row.firstKept), last: row.packets };
  return [
    scope("selected", arrangement, ranges),
    ...(shown === null ? [] : [scope("list", arrangement, [{ first: shown.first, last: shown.last }])]),
    scope("kept", null, [kept]),
  ].filter(({ count }) => count > 0);
}
