/** Where datagrams went, as columns. */
export interface DestinationColumns {
  /** The words that addresses stand in: one of IPv4, four of IPv6, in the network's order. */
  readonly words: Int32Array;
  /** Place of the address's first word; -1 where the system did not tell of this datagram. */
  readonly at: Int32Array;
  /** Number of the interface that it arrived on; -1 where it was not told. */
  readonly interface: Int32Array;
}

/** When the kernel took datagrams from their driver, as columns: exact, where `DatagramBatch.at` is rounded. */
export interface StampColumns {
  /** The memory that timespecs stand in: 64 bits of seconds since 1970, 64 of nanoseconds, low words first. */
  readonly words: Int32Array;
  /** Place of a timespec's first word; -1 where the system did not tell of this datagram. */
  readonly at: Int32Array;
}

/**
 * Datagrams of one feed in the order of their arrival, as columns. A view that the next batch
 * overwrites: what is kept is copied during the call that hands it over. That holds for columns and
 * payloads alike; nobody but the feed writes into either.
 */
export interface DatagramBatch {
  readonly count: number;
  /** When each arrived, monotonic milliseconds, never less than the one before. */
  readonly at: Float64Array;
  /** Bytes of payload. */
  readonly size: Uint32Array;
  /** TTL or hop limit with which it arrived, 0 to 255; -1 where the system does not tell. */
  readonly ttl: Int16Array;
  /**
   * TOS byte or traffic class with which it arrived, 0 to 255: DSCP in the upper six bits (RFC 2474), ECN in the
   * lower two (RFC 3168); -1 where the system does not tell.
   */
  readonly tos: Int16Array;
  /**
   * How many datagrams this computer had dropped at the socket when each was put into its queue, modulo 2^32,
   * since the socket was opened (Linux' SO_RXQ_OVFL); null where the system tells of none. What it grows by from
   * one datagram to the next was dropped between these two, so that a hole in a sequence there is this computer's
   * doing as far as it reaches. Drops behind the newest are told with the next that comes: until then only the
   * receiver's `kernelDrops` knows them. One that is less than before is of a socket opened anew.
   *
   * The kernel counts here what `Receiver.kernelDrops` counts: beside drops for want of room also datagrams with
   * a wrong checksum, which it mostly finds out when they are read, and so tells a queue's length later than they
   * came. Which is which is told of the whole computer only (feeds/memberships/split-drops.ts): where damage
   * was counted in the same second, a part of the growth is damage and none of this computer's drops.
   */
  readonly dropsBefore: Uint32Array | null;
  /** Who sent it: `senderWords` for each, see sender-key.ts. */
  readonly senders: Uint32Array;
  /** Where each went; null where the system tells of none. */
  readonly destinations: DestinationColumns | null;
  /** The kernel's own stamps; null where the system gives none. */
  readonly stamps: StampColumns | null;
  /** The sender's address as text, an IPv6 link-local one with its zone. Made anew by each call. */
  address(index: number): string;
  /**
   * The memory that a payload stands in, where it was received: bytes `payloadAt(index)` up to
   * `payloadAt(index) + size[index]` of it, and nothing else there is of any meaning. Reading them
   * costs no copy and no object; they are gone when the call that handed the batch over returns.
   */
  payloadBytes(index: number): Uint8Array;
  payloadAt(index: number): number;
  /**
   * Copies a payload. Writes whole pieces of memory: up to `copySlack` bytes behind the payload
   * are overwritten too.
   */
  copyPayload(index: number, into: Uint8Array, offset: number): void;
}

export const copySlack = 63;

/** Most datagrams in a batch: those of one system call. */
export const batchLength = 64;
