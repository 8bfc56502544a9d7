/** Most headers that one datagram is read for: RTPS packs some submessages, the rest of a larger one is left out. */
export const headersPerDatagram = 16;

/** Words of what tells a stream from others of its source: sACN needs five, its component's id and the universe. */
export const streamKeyWords = 5;

/** What a header says with its number. */
export const headerRole = {
  /** `sequence` is its number; it takes `span` numbers from there on. */
  data: 0,
  /** As data, and the numbering begins anew with it. */
  restart: 1,
  /** Carries nothing: the sender says that the next number will be `sequence` (heartbeats, final packets). */
  next: 2,
  /** Carries nothing: the sender says that it sent `sequence` packets so far, modulo 2^32 (RTCP sender report). */
  senderCount: 3,
  /** Carries data without a number. */
  unnumbered: 4,
  /** Carries nothing: the sender says that `span` messages were lost before it (KNXnet/IP). */
  lostBySender: 5,
} as const;

/**
 * What one datagram's headers say, as columns that the next datagram's overwrite. A format writes rows 0 up to
 * the count that it returns; everything that it does not say is left as `clear` leaves it.
 */
export class Headers {
  /** What tells the stream apart, `streamKeyWords` for each header; a format writes those that it has. */
  readonly keys = new Uint32Array(headersPerDatagram * streamKeyWords);
  /** Below the format's modulus, and below 2^53. */
  readonly sequence = new Float64Array(headersPerDatagram);
  readonly span = new Uint32Array(headersPerDatagram);
  readonly role = new Uint8Array(headersPerDatagram);
  /** Of a media clock its ticks; of a sender's clock ms since 1970 with a fraction; NaN where there is none. */
  readonly time = new Float64Array(headersPerDatagram);

  /** Before a format reads: the first row as it is where nothing is said. Others are cleared by `begin`. */
  clear(): void {
    this.begin(0);
  }

  begin(row: number): void {
    const end = (row + 1) * streamKeyWords;
    // For five words a call of `fill` costs more than it does.
    for (let word = row * streamKeyWords; word < end; word += 1) this.keys[word] = 0;
    this.sequence[row] = 0;
    this.span[row] = 1;
    this.role[row] = headerRole.data;
    this.time[row] = Number.NaN;
  }
}
