/**
 * The time of what brings datagrams. Of what is live it is the computer's; of a recording it is the
 * file's, and goes as fast as the file is read. Moments are milliseconds that never go back, with a
 * fraction; where they begin is the feed's affair. Whatever counts or keeps packets asks no other clock.
 */
export interface FeedTime {
  /** The moment that it is: live now; in a recording as far as it was read. */
  now(): number;
  /** Milliseconds since 1970 of a moment. */
  at(moment: number): number;
}

/** Milliseconds since 1970 of a moment that may not have come yet. */
export function atOrNull(time: FeedTime, moment: number | null): number | null {
  return moment === null ? null : time.at(moment);
}
