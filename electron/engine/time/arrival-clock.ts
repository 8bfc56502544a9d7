/** Gives datagrams their time of arrival. */
export interface ArrivalClock {
  /** Monotonic milliseconds. */
  now(): number;
  /**
   * The monotonic time of a time stamp in milliseconds since 1970, with a fraction.
   * @param now not before the datagram arrived
   */
  ofStamp(stamp: number, now: number): number;
}
