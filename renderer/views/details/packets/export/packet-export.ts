import type { PacketFormat } from "../../../../../shared/export/packet-formats.ts";
import { limits } from "../../../../../shared/limits.ts";
import type { PlaceRange } from "../../../../../shared/model/packet-list.ts";
import type { Client } from "../../../../../shared/transport.ts";
import { selectedCount } from "../list-selection.ts";

/** Packets of a row that are exported. */
export interface ExportedPackets {
  readonly id: number;
  /** The monitor's number of the list that the places are of; null where packets stand as they arrived. */
  readonly arrangement: number | null;
  readonly ranges: readonly PlaceRange[];
}

/** How far an export is. */
export interface ExportProgress {
  /** Bytes so far. */
  readonly bytes: number;
  /** Places that were looked at, of all. */
  readonly looked: number;
  readonly toLook: number;
}

export interface PacketExport {
  readonly file: Blob;
  readonly packets: number;
  /** Packets that gave way before their turn. */
  readonly gone: number;
}

/**
 * Fetches packets in another form piece by piece: the next one is asked for when the one before is here. Null where it was
 * stopped, "too-large" where it takes more than `limits.exportWindowBytes`. Throws what the monitor says.
 */
export async function fetchExport(
  { exportPackets }: Pick<Client, "exportPackets">,
  { id, arrangement, ranges }: ExportedPackets,
  format: PacketFormat,
  stop: AbortSignal,
  tell: (progress: ExportProgress) => void,
): Promise<PacketExport | "too-large" | null> {
  // The browser keeps these outside of the page's memory.
  const pieces: Blob[] = [];
  const sum = { bytes: 0, packets: 0, gone: 0 };
  const toLook = selectedCount(ranges);
  let left = ranges;
  while (left.length > 0) {
    // A request has room for no more pieces of a selection.
    const asked = left.slice(0, limits.selectedRanges);
    const begins = pieces.length === 0;
    const told = await exportPackets({ id, arrangement, ranges: asked, format, begins });
    if (stop.aborted) return null;
    sum.bytes += told.bytes.length;
    if (sum.bytes > limits.exportWindowBytes) return "too-large";
    sum.packets += told.packets;
    sum.gone += told.gone;
    pieces.push(new Blob([Uint8Array.from(told.bytes)]));
    left = told.next === null ? left.slice(asked.length) : from(left, told.next);
    tell({ bytes: sum.bytes, looked: toLook - selectedCount(left), toLook });
  }
  return { file: new Blob(pieces, { type: mediaTypes[format] }), packets: sum.packets, gone: sum.gone };
}

function from(ranges: readonly PlaceRange[], place: number): PlaceRange[] {
  return ranges
    .filter(({ last }) => last >= place)
    .map(({ first, last }) => ({ first: Math.max(first, place), last }));
}

const mediaTypes: Readonly<Record<PacketFormat, string>> = {
  pcapng: "application/x-pcapng",
  jsonl: "application/x-ndjson",
  csv: "text/csv",
  bin: "application/octet-stream",
};
