import type { Moment } from "../../../shared/test-stream/writers/writer.ts";

/** What a socket sends, one packet after the other. */
export interface Packets {
  /** A whole packet: what is the same in all of them. */
  readonly template: Uint8Array;
  /** What differs stands in so many bytes at the beginning; 0 when all packets are the same. */
  readonly headBytes: number;
  /**
   * Writes what differs, over the template's bytes at `at`, and allocates nothing.
   * @param ahead 0 for the next packet, 1 for the one behind it …
   * @param moment when it is handed to the system
   */
  write(head: DataView, at: number, ahead: number, moment: Moment): void;
  /** The system took so many: the next packet is the one behind them. */
  took(packets: number): void;
}

/** The same bytes in each packet. */
export function samePackets(payload: Uint8Array): Packets {
  return { template: payload, headBytes: 0, write() {}, took() {} };
}
