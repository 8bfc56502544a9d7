import type { FeedTime } from "../time/feed-time.ts";
import type { Traffic } from "../traffic/traffic.ts";

/**
 * What brings datagrams: a live membership today; an opened capture or a remote probe bring them no
 * differently. A feed hands batches to its traffic (`traffic.take`), in the order of their times, and says
 * how it stands; what is counted, kept and shown of them is the same for every feed.
 * @typeParam State how a feed of this kind can stand
 */
export interface Feed<State extends string = string> {
  /** Names it for as long as the program runs. */
  readonly id: number;
  /** The time of its datagrams, which its traffic counts in. */
  readonly time: FeedTime;
  readonly traffic: Traffic;
  /** @param now a moment of its time */
  state(now: number): State;
}
