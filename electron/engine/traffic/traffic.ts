import type { MembershipFigures, MeterFigures } from "../../../shared/model/figures.ts";
import type { Rate } from "../../../shared/model/rate.ts";
import type { DatagramBatch } from "../datagrams/batch.ts";
import { copySender, sameAddress, sameSender, senderWords } from "../datagrams/sender-key.ts";
import type { WallTime } from "../time/wall-time.ts";
import type { Memory } from "./memory.ts";
import { History } from "./meter/history.ts";
import { Meter } from "./meter/meter.ts";
import { MeterBank } from "./meter/meter-bank.ts";
import { Rhythm } from "./meter/rhythm.ts";
import { SourceTable } from "./meter/sources.ts";
import { TotalMeter } from "./meter/total-meter.ts";
import { PacketLog } from "./store/packet-log.ts";
import { SegmentPool } from "./store/segment-pool.ts";

/** What the traffic of all memberships shares. */
export class TrafficStore {
  readonly total = new TotalMeter();
  readonly pool: SegmentPool;
  readonly bank: MeterBank;
  readonly #memory: Memory;

  constructor(memory: Memory) {
    this.#memory = memory;
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

/** The figures of a row that are counted here; the others are told by the socket. */
type TrafficFigures = Omit<MembershipFigures, "kernelDrops" | "droppedAt">;

/** What one membership received: figures, sources, kept packets. Lives on when its socket is opened anew. */
export class Traffic {
  readonly sources: SourceTable;
  readonly log: PacketLog;
  readonly history = new History();
  readonly #store: TrafficStore;
  readonly #meter = new Meter();
  readonly #rhythm = new Rhythm();
  readonly #only: string | null;
  /** The named source's key, once it was heard: spares comparing texts. */
  readonly #heardKey = new Uint32Array(senderWords);

  /** @param only the one source that is counted; null counts any */
  constructor(only: string | null, store: TrafficStore) {
    this.#only = only;
    this.#store = store;
    this.sources = new SourceTable(store.bank);
    this.log = new PacketLog(store.pool, this.sources);
    store.pool.register(this.log);
  }

  /** Counts and keeps datagrams, those of one sender in a row together. */
  take(batch: DatagramBatch): void {
    const { count, senders } = batch;
    let from = 0;
    while (from < count) {
      let to = from + 1;
      while (to < count && sameSender(senders, from, senders, to)) to += 1;
      // Another socket's any-source membership on another interface can let further sources in.
      if (this.#only === null || this.#isFrom(this.#only, batch, from)) this.#takeRun(batch, from, to);
      from = to;
    }
  }

  #takeRun(batch: DatagramBatch, from: number, to: number): void {
    const source = this.sources.count(batch, from, to);
    this.#meter.count(batch, from, to);
    this.#rhythm.count(batch.at, from, to);
    this.#store.total.count(batch, from, to);
    this.log.add(batch, from, to, source);
  }

  #isFrom(source: string, batch: DatagramBatch, index: number): boolean {
    if (sameAddress(this.#heardKey, 0, batch.senders, index)) return true;
    if (withoutZone(batch.address(index)) !== source) return false;
    copySender(batch.senders, index, this.#heardKey, 0);
    return true;
  }

  /** Gives packets and sources back. */
  release(): void {
    this.#store.pool.release(this.log);
    this.sources.release();
  }

  /** When the last packet arrived, monotonic milliseconds. */
  get lastAt(): number | null {
    return this.#meter.lastAt;
  }

  /** For how long nothing may come before it counts as silent, in ms. */
  get patience(): number {
    return this.#rhythm.patience();
  }

  rate(now: number): Rate {
    return this.#meter.rate(now);
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

  /** The figures of a row. @param since start of the average */
  figures(since: number, now: number, wall: WallTime): TrafficFigures {
    return {
      ...meterRow(this.#meter, since, now, wall),
      sources: this.sources.size,
      untoldSources: this.sources.untold,
      storeDropped: this.log.dropped,
      firstKept: this.log.firstKept,
    };
  }
}

/** The figures that rows of groups and of sources share. @param since start of the average */
export function meterRow(meter: Meter, since: number, now: number, wall: WallTime): MeterFigures {
  return {
    packets: meter.packets,
    bytes: meter.bytes,
    rate: meter.rate(now),
    average: meter.average(since, now),
    peak: meter.peak(now),
    burst: meter.burst,
    firstAt: wall.atOrNull(meter.firstAt),
    lastAt: wall.atOrNull(meter.lastAt),
    ttl: meter.ttl,
  };
}

function withoutZone(address: string): string {
  const percent = address.indexOf("%");
  return percent === -1 ? address : address.slice(0, percent);
}
