import type { Branch } from "../branch.ts";
import type { Evidence } from "../decoder.ts";

/** How the payload of an RTP packet is read. */
export interface RtpPayload {
  /** Its word in filters, below `rtp`. */
  readonly word: string;
  readonly title: string;
  /** Its static payload types. */
  readonly types: readonly number[];
  /** How much its bytes look like it; allocates nothing. Asked of dynamic payload types only. */
  recognise(bytes: Uint8Array, begin: number, end: number): Evidence;
  /** @param sequence RTP's, which some payloads continue. @returns what it says, in a few words */
  decode(payload: Branch, begin: number, end: number, sequence: number): string;
}

export function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
