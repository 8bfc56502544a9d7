import { limits } from "../../../../shared/limits.ts";
import { fewerMissing } from "../../../../shared/model/packet-mark.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import { notToldApart, type Runs } from "../runs.ts";
import type { PacketKeeper } from "./kept-packets.ts";
import type { Segment, Senders } from "./segment.ts";

/** Where a log gets its segments from; the pool takes from the log that holds most. */
export interface SegmentSource {
  register(log: PacketLog): void;
  take(log: PacketLog): Segment;
  /** Takes back all segments of a log that ends. */
  release(log: PacketLog): void;
}

const unmarked = new Uint32Array(0);

/** The kept packets of one feed, numbered from 1 without gaps; the oldest give way. */
export class PacketLog implements PacketKeeper {
  readonly name = "packet log";
  /** The time that its packets are stamped with. */
  readonly time: FeedTime;
  readonly mostArranged = limits.arrangementPackets;
  /** Packets that gave way to newer ones. */
  dropped = 0;
  readonly #pool: SegmentSource;
  readonly #senders: Senders;
  /** Oldest first. */
  readonly #segments: Segment[] = [];
  #next = 1;

  /** @param senders of this feed, by their place */
  constructor(pool: SegmentSource, senders: Senders, time: FeedTime) {
    this.#pool = pool;
    this.#senders = senders;
    this.time = time;
    pool.register(this);
  }

  get segmentCount(): number {
    return this.#segments.length;
  }

  /** Number of the oldest kept packet; one past the newest when none is kept. */
  get firstKept(): number {
    return this.#segments[0]?.first ?? this.#next;
  }

  /** Number that the next packet will have. */
  get nextNumber(): number {
    return this.#next;
  }

  take(batch: DatagramBatch, { count, from, to, source, marks }: Runs): void {
    for (let run = 0; run < count; run += 1) {
      this.add(batch, from[run] ?? 0, to[run] ?? 0, source[run] ?? notToldApart, marks);
    }
  }

  release(): void {
    this.#pool.release(this);
  }

  /**
   * Keeps the packets of a batch `from` up to `to`, all of one sender.
   * @param sender its place; `notToldApart` where it has none
   * @param marks what the streams say of the batch's datagrams
   */
  add(batch: DatagramBatch, from: number, to: number, sender: number, marks = unmarked): void {
    let index = from;
    for (;;) {
      const kept = this.#segments.at(-1)?.add(batch, index, to, sender, marks) ?? index;
      this.#next += kept - index;
      index = kept;
      if (index === to) return;
      const segment = this.#pool.take(this);
      segment.reset(this.#next, this.#senders);
      this.#segments.push(segment);
    }
  }

  /** Some of those that were missing before a packet came after all; one that gave way is past telling. */
  found(number: number, count: number): void {
    const kept = this.find(number);
    if (kept) kept.segment.setMark(kept.index, fewerMissing(kept.segment.mark(kept.index), count));
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
