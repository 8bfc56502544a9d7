import type { RecordedDatagram } from "../../../../shared/capture/read/datagram.ts";
import type { FeedTime } from "../../time/feed-time.ts";

/**
 * The time of a recording: moments are milliseconds since the second before its first packet, so that they keep
 * their nanoseconds, and it is where it was read up to. Packets that stand in a file behind later ones, as when it
 * was put together from several, count as of the latest before them.
 */
export class RecordingTime implements FeedTime {
  /** Packets that stand behind later ones. */
  unordered = 0;
  #began: number | null = null;
  #now = 0;

  now(): number {
    return this.#now;
  }

  at(moment: number): number {
    return (this.#began ?? 0) * 1e3 + moment;
  }

  /** The moment of a datagram; the time goes on to it. */
  take({ seconds, nanoseconds }: RecordedDatagram): number {
    this.#began ??= seconds - 1;
    const moment = (seconds - this.#began) * 1e3 + nanoseconds / 1e6;
    if (moment < this.#now) this.unordered += 1;
    else this.#now = moment;
    return this.#now;
  }

  /** Begins anew. */
  reset(): void {
    this.#began = null;
    this.#now = 0;
    this.unordered = 0;
  }
}
