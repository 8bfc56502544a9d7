import type { Packet } from "../../../../shared/model/packet.ts";
import type { WholePacket } from "../inspector/packet-reader.ts";

/** A packet as its row shows it. */
export interface ListPacket extends Packet {
  /** The payload's first bytes, the same array each time. */
  readonly preview: Uint8Array<ArrayBuffer>;
  /** When the packet of the row above arrived; null where there is none, and until that is known. */
  readonly previousAt: number | null;
}

/** A packet whose row holds all of its payload; null where it holds the beginning only. */
export function wholeOf({ preview, previousAt: _above, ...packet }: ListPacket): WholePacket | null {
  return preview.length === packet.size ? { ...packet, payload: preview } : null;
}

/**
 * A row of the packet list: a packet, one that is being asked for, one that left the store, or many
 * such. `place` is the row's in the list's own order, from 1; as packets arrive it is their number.
 */
export type ListRow =
  | { readonly kind: "packet"; readonly place: number; readonly packet: ListPacket }
  | { readonly kind: "waiting"; readonly place: number }
  /** Its number, where it is known. */
  | { readonly kind: "gone"; readonly place: number; readonly number: number | null }
  | { readonly kind: "gap"; readonly from: number; readonly to: number };
