import { limits } from "../limits.ts";
import type { PacketFilter } from "../model/packet-list.ts";
import { accept, type Parsed, refuse, shifted } from "../parsed.ts";
import { parseHex } from "../text/hex.ts";

/**
 * Reads what a person typed to find packets: bytes after `0x`, else a text. Null when nothing was typed.
 */
export function parsePacketFilter(text: string): Parsed<PacketFilter | null> {
  const wanted = text.trim();
  if (wanted === "") return accept(null);
  if (wanted.length > limits.packetFilterLength) {
    const most = limits.packetFilterLength;
    return refuse("filter-too-long", { characters: wanted.length, most }, 0, text.length);
  }
  if (!/^0x/i.test(wanted)) return accept({ kind: "text", text: wanted });
  const bytes = shifted(parseHex(wanted.slice(2)), 2);
  if (!bytes.ok) return bytes;
  if (bytes.value.length === 0) {
    return refuse("filter-bytes-missing", {}, 0, text.length, true);
  }
  return accept({ kind: "bytes", bytes: bytes.value });
}
