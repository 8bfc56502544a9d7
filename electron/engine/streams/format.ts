import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import type { StreamFact } from "../../../shared/statements/stream-facts.ts";
import type { Headers } from "./headers.ts";

/** Answer of `read`: the datagram is not of this format. */
export const foreign = -1;

/**
 * How headers of one format are read for measuring, in the receive buffer. Pure: no state, nothing allocated
 * by `read`, nothing read outside of bytes `at` up to `at + size`.
 */
export interface StreamFormat {
  readonly kind: StreamKind;
  /** What is numbered. */
  readonly unit: "packets" | "messages" | "ts-packets";
  /** The number after the largest is 0: 65,536 for 16 bits; infinity where it does not wrap. */
  readonly modulus: number;
  /** Words of `Headers.keys` that it writes. */
  readonly keyWords: number;
  /**
   * Headers in a row, of one key and each with the number that follows, before a source is taken to be of this format:
   * so many that random bytes do not pass. With a key of 32 bits or a magic word 3 will do.
   */
  readonly needed: number;
  /** What `Headers.time` is: ticks of a media clock modulo 2^32, the sender's ms since 1970, or nothing. */
  readonly clock: "media" | "epoch" | "none";
  /**
   * Reads a datagram's headers into rows from 0 on; the first row was cleared, further ones begin with
   * `headers.begin(row)`.
   * @returns rows written (0 where it is of this format and tells nothing), or `foreign`
   */
  read(bytes: Uint8Array, at: number, size: number, headers: Headers): number;
  /** Ticks a second of the media clock as the header itself tells; null where it has to be measured. */
  clockHz?(bytes: Uint8Array, at: number, size: number): number | null;
  /** Whether senders say themselves what they lost, so that unnumbered packets have a loss all the same. */
  readonly tellsLoss?: boolean;
  /** Where in the datagram MPEG-TS packets begin; -1 where there are none. */
  transportAt?(bytes: Uint8Array, at: number, size: number): number;
  /** The TTL with which it was sent, where it says; -1 where it does not. */
  initialTtl?(bytes: Uint8Array, at: number, size: number): number;
  /** The key as its field is written ("SSRC 0x5A1C03E2"); empty where there is none. @param key place of its first word */
  keyText(keys: Uint32Array, key: number): string;
  /** What a datagram says of its stream, for people. @param sample the beginning of one of its datagrams */
  facts(sample: Uint8Array, size: number): readonly StreamFact[];
}

export function hex(value: number, digits: number): string {
  return `0x${value.toString(16).toUpperCase().padStart(digits, "0")}`;
}
