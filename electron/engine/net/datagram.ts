/**
 * One datagram as it was received. A view that the next one overwrites: what is kept is copied
 * during the call that hands it over.
 */
export interface Datagram {
  /** Holds the payload from `offset`, `size` bytes long. */
  readonly buffer: Uint8Array;
  readonly offset: number;
  readonly size: number;
  /** Of the sender. The text may be made only when asked for: compare `senderKey` instead. */
  readonly address: string;
  readonly port: number;
  /** Equal for equal sender addresses, within one socket. */
  readonly senderKey: number | string;
  /** When it arrived, monotonic milliseconds. */
  readonly at: number;
  /** TTL or hop limit with which it arrived; null where the system does not tell. */
  readonly ttl: number | null;
}
