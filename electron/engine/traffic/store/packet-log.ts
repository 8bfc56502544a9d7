import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Segment, Senders } from "./segment.ts";

/** Where a log gets its segments from; the pool takes from the log that holds most. */
export interface SegmentSource {
  take(log: PacketLog): Segment;
}

/** The kept packets of one membership, numbered from 1 without gaps; the oldest give way. */
export class PacketLog {
  /** Packets that gave way to newer ones. */
  dropped = 0;
  readonly #pool: SegmentSource;
  readonly #senders: Senders;
  /** Oldest first. */
  readonly #segments: Segment[] = [];
  #next = 1;

  /** @param senders of this membership, by their place */
  constructor(pool: SegmentSource, senders: Senders) {
    this.#pool = pool;
    this.#senders = senders;
  }

  get segmentCount(): number {
    return this.#segments.length;
  }

  /** Number of the oldest kept packet; one past the newest when none is kept. */
  get firstKept(): number {
    return this.#segments[0]?.first ?? this.#next;
  }

  /**
   * Keeps the packets of a batch `from` up to `to`, all of one sender.
   * @param sender its place; -1 where it is not told apart
   */
  add(batch: DatagramBatch, from: number, to: number, sender: number): void {
    let index = from;
    for (;;) {
      const kept = this.#segments.at(-1)?.add(batch, index, to, sender) ?? index;
      this.#next += kept - index;
      index = kept;
      if (index === to) return;
      const segment = this.#pool.take(this);
      segment.reset(this.#next, this.#senders);
      this.#segments.push(segment);
    }
  }

  /** Gives up the oldest segment, for the pool. */
  dropOldest(): Segment | null {
    const segment = this.#segments.shift() ?? null;
    if (segment) this.dropped += segment.count;
    return segment;
  }

  /** The segment and index of a packet; null when it is not kept. */
  find(number: number): { segment: Segment; index: number } | null {
    let low = 0;
    let high = this.#segments.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const segment = this.#segments[middle];
      if (!segment) return null;
      if (number < segment.first) high = middle - 1;
      else if (number >= segment.first + segment.count) low = middle + 1;
      else return { segment, index: number - segment.first };
    }
    return null;
  }
}
