import { packetSubject } from "../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { acceptedAt } from "./usage.ts";

/** A filter of packets as it was typed, once it was read; null for one that lets everything through. */
export function readFilter(text: string | undefined): string | null {
  if (text === undefined) return null;
  return acceptedAt(text, parseFilter(text, packetSubject)) === null ? null : text.trim();
}
