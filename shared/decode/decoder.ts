import type { Branch } from "./branch.ts";

/** How sure a decoder is. A port alone is no evidence; it tells between what fits equally well. */
export const evidence = {
  none: 0,
  /** It fits, as others may: taken where the port is the protocol's own. */
  possible: 1,
  /** Its structure fits throughout. */
  likely: 2,
  /** Its magic word or checksum is there. */
  certain: 3,
} as const;
export type Evidence = (typeof evidence)[keyof typeof evidence];

/** Where a packet was sent: what its bytes do not tell. */
export interface Sent {
  /** Destination and port. */
  readonly address: string;
  readonly port: number;
  readonly sourcePort: number;
}

/** Reads one protocol. Pure; all lengths are the branch's business. */
export interface Decoder {
  /** Its word in filters, JSON and `--as`: lower case, digits and hyphens. */
  readonly type: string;
  /**
   * The decoder whose packets it reads in a way that only a person can ask for, as `rtp-2110-20` does those of `rtp`: they are
   * told and found by that one's word.
   */
  readonly family?: Pick<Decoder, "type" | "title">;
  /** In the column Type. */
  readonly title: string;
  /** Ports that the standard gives it; none where it has none. */
  readonly ports: readonly number[];
  /** Costs little and allocates nothing: it is asked of every packet that is looked at. */
  recognise(bytes: Uint8Array, sent: Sent): Evidence;
  /** Adds the packet's fields; answers the packet in one line. */
  decode(packet: Branch, sent: Sent): string;
}
