import type { MembershipFigures, MeterFigures, StreamFigures } from "../../../shared/model/figures.ts";
import type { Rate } from "../../../shared/model/rate.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { atOrNull, type FeedTime } from "../time/feed-time.ts";
import type { Memory } from "./memory.ts";
import { GroupMeter } from "./meter/group-meter.ts";
import type { SecondsTold } from "./meter/history.ts";
import { Intervals } from "./meter/intervals.ts";
import type { Meter } from "./meter/meter.ts";
import { MeterBank } from "./meter/meter-bank.ts";
import { Rhythm } from "./meter/rhythm.ts";
import { SourceTable } from "./meter/sources.ts";
import { TotalMeter } from "./meter/total-meter.ts";
import { OnlySource, withoutZone } from "./only-source.ts";
import { Runs } from "./runs.ts";
import type { Sink } from "./sink.ts";
import { type OnSinkFailure, Sinks } from "./sinks.ts";
import type { PacketKeeper } from "./store/kept-packets.ts";
import { PacketLog } from "./store/packet-log.ts";
import type { Senders } from "./store/segment.ts";
import { SegmentPool } from "./store/segment-pool.ts";

/** What the traffic of the feeds that are shown together shares. */
export class TrafficStore {
  readonly total = new TotalMeter();
  readonly runs = new Runs();
  readonly pool: SegmentPool;
  readonly bank: MeterBank;
  /** Whether packets of a row are counted, and nothing else is: no sources, none kept. For who looks at none of that. */
  readonly onlyCounts: boolean;
  readonly #memory: Memory;

  constructor(memory: Memory, onlyCounts = false) {
    this.#memory = memory;
    this.onlyCounts = onlyCounts;
    this.pool = new SegmentPool(memory);
    this.bank = new MeterBank(memory);
  }

  /** Bytes that hold packets or sources, and how many there may be at most. */
  get usedBytes(): number {
    return this.#memory.usedBytes - this.pool.freeBytes;
  }

  get limitBytes(): number {
    return this.#memory.limitBytes;
  }
}

/** The figures of a row that are counted here; the others are the membership's and its socket's. */
type TrafficFigures = Omit<
  MembershipFigures,
  keyof StreamFigures | "joinedAt" | "kernelDrops" | "damaged" | "droppedAt"
>;

/** What a feed says of itself to those that take its datagrams. */
export interface TrafficFeed {
  /** The one source that is counted, without its zone; null counts any. */
  readonly only: string | null;
  /** The time of its datagrams. */
  readonly time: FeedTime;
  /** A further sink brings its packets into the totals, because others may have brought them already. */
  readonly totalsApart?: boolean;
  /** Called when a sink failed: the feed tells people, and what else takes goes on. */
  readonly onSinkFailure: OnSinkFailure;
  /** What keeps its packets; without it the store's memory. @param senders of this feed, by their place */
  readonly keeper?: (senders: Senders) => PacketKeeper;
}

/**
 * What one feed brought: figures, sources, kept packets. Lives on when its socket is opened anew.
 *
 * The way of a datagram: the feed hands over a batch, still where it was received; it is cut into runs of
 * one sender; each sink takes the batch with its runs. That happens within one call, and then the feed
 * writes the next batch over it.
 */
export class Traffic {
  readonly time: FeedTime;
  readonly sources: SourceTable;
  readonly log: PacketKeeper;
  /** The times between its packets, for the history. */
  readonly intervals = new Intervals();
  readonly #group = new GroupMeter();
  readonly #rhythm = new Rhythm();
  readonly #sinks: Sinks;
  readonly #runs: Runs;
  readonly #only: OnlySource | null;

  constructor({ only, time, onSinkFailure, totalsApart = false, keeper }: TrafficFeed, store: TrafficStore) {
    this.time = time;
    this.sources = new SourceTable(store.bank);
    this.log = keeper?.(this.sources) ?? new PacketLog(store.pool, this.sources, time);
    this.#only = only === null ? null : new OnlySource(only);
    this.#runs = store.runs;
    // All that takes a feed's datagrams. The sources go first: they tell the others each sender's place.
    const totals: readonly Sink[] = totalsApart ? [] : [store.total];
    const sinks: readonly Sink[] = [
      ...[this.sources, this.#group, this.#rhythm, this.intervals],
      ...[...totals, this.log],
    ];
    this.#sinks = new Sinks(store.onlyCounts ? [this.#group] : sinks, onSinkFailure);
  }

  /** Counts and keeps datagrams. */
  take(batch: DatagramBatch): void {
    const runs = this.#runs;
    // A feed's batch fits at once.
    for (let next = 0; next < batch.count; ) {
      next = runs.read(batch, next, this.#only);
      if (runs.count === 0) continue;
      runs.log = this.log;
      runs.first = this.log.nextNumber;
      this.#sinks.take(batch, runs);
    }
  }

  /** Adds a sink for a while, such as a recorder, from the next batch on; returns what takes it away again. */
  attach(sink: Sink): () => void {
    this.#sinks.add(sink);
    return () => this.#sinks.remove(sink);
  }

  /** The same for a sink that marks datagrams (`Runs.marks`): it goes before what keeps them. */
  attachMarking(sink: Sink): () => void {
    this.#sinks.add(sink, this.log);
    return () => this.#sinks.remove(sink);
  }

  /** Gives packets, sources and what other sinks hold back. */
  release(): void {
    this.#sinks.release();
  }

  /** When the first packet arrived, a moment of the feed’s time. */
  get firstAt(): number | null {
    return this.#group.meter.firstAt;
  }

  /** When the last packet arrived, a moment of the feed’s time. */
  get lastAt(): number | null {
    return this.#group.meter.lastAt;
  }

  /** For how long nothing may come before it counts as silent, in ms. */
  get patience(): number {
    return this.#rhythm.patience();
  }

  rate(now: number): Rate {
    return this.#group.meter.rate(now);
  }

  /** Addresses of the first sources, without zones. */
  heard(most: number): string[] {
    const addresses = new Set<string>();
    for (const { address } of this.sources) {
      if (addresses.size === most) break;
      addresses.add(withoutZone(address));
    }
    return [...addresses];
  }

  /** Packets and bits of one of the last seconds of the feed's time. */
  inSecond(second: number): Rate {
    return this.#group.inSecond(second);
  }

  /** The last full seconds, oldest first, the last one being second `end` of the feed's time. */
  history(end: number): SecondsTold {
    return this.#group.history(end);
  }

  /** The figures of a row. Both are moments of the feed's time. @param since start of the average */
  figures(since: number, now: number): TrafficFigures {
    return {
      ...meterRow(this.#group.meter, since, now, this.time),
      hops: this.sources.hops,
      sources: this.sources.size,
      untoldSources: this.sources.untold,
      storeDropped: this.log.dropped,
      firstKept: this.log.firstKept,
    };
  }
}

/**
 * The figures that rows of groups and of sources share, in the feed's time.
 * @param since start of the average
 */
export function meterRow(meter: Meter, since: number, now: number, time: FeedTime): MeterFigures {
  return {
    packets: meter.packets,
    bytes: meter.bytes,
    rate: meter.rate(now),
    average: meter.average(since, now),
    peak: meter.peak(now),
    burst: meter.burst,
    firstAt: atOrNull(time, meter.firstAt),
    lastAt: atOrNull(time, meter.lastAt),
    ttl: meter.ttl,
    dscp: meter.dscp,
    congestionMarked: meter.congestionMarked,
  };
}
