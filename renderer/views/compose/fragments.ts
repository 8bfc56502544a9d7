import { limits } from "../../../shared/limits.ts";
import type { Family } from "../../../shared/net/address.ts";
import { words } from "./payload/words/words.ts";

const udpHeader = 8;
const ipHeader = { 4: 20, 6: 40 } as const;
/** An IPv6 fragment carries a header of its own (RFC 8200 section 4.5). */
const fragmentHeader = { 4: 0, 6: 8 } as const;

/** IP packets that a datagram of so many payload bytes becomes at an MTU of `limits.ethernetMtu`. */
export function fragmentCount(payloadBytes: number, family: Family): number {
  const bytes = payloadBytes + udpHeader;
  if (bytes + ipHeader[family] <= limits.ethernetMtu) return 1;
  // Fragments carry multiples of 8 bytes (RFC 791, RFC 8200); Linux keeps to that in the last one too.
  const room = limits.ethernetMtu - ipHeader[family] - fragmentHeader[family];
  return Math.ceil(bytes / (room - (room % 8)));
}

/** What a person should know of a datagram that is fragmented; null when it is not. */
export function fragmentSentence(payloadBytes: number, family: Family): string | null {
  const fragments = fragmentCount(payloadBytes, family);
  if (fragments === 1) return null;
  return words().fragments(payloadBytes, fragments);
}
