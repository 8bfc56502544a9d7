/** Where datagrams went, as columns. */
export interface DestinationColumns {
  /** The words that addresses stand in: one of IPv4, four of IPv6, in the network's order. */
  readonly words: Int32Array;
  /** Place of the address's first word; -1 where the system did not tell of this datagram. */
  readonly at: Int32Array;
  /** Number of the interface that it arrived on; -1 where it was not told. */
  readonly interface: Int32Array;
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
  /** Who sent it: `senderWords` for each, see sender-key.ts. */
  readonly senders: Uint32Array;
  /** Where each went; null where the system tells of none. */
  readonly destinations: DestinationColumns | null;
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
