import type { Rate } from "../../shared/model.ts";
import { History } from "./meter/history.ts";
import { Meter } from "./meter/meter.ts";
import { Rhythm } from "./meter/rhythm.ts";
import { SourceTable } from "./meter/sources.ts";
import type { Datagram } from "./net/datagram.ts";
import { PacketLog } from "./store/packet-log.ts";
import type { SegmentPool } from "./store/segment-pool.ts";
import type { WallTime } from "./wall-time.ts";

/** What one membership received: figures, sources, kept packets. Lives on when its socket is opened anew. */
export class Traffic {
  readonly sources = new SourceTable();
  readonly log: PacketLog;
  readonly history = new History();
  readonly #meter = new Meter();
  readonly #rhythm = new Rhythm();
  readonly #only: string | null;
  /** The named source's key, once it was heard: spares comparing texts. */
  #heardKey: number | string | null = null;

  /** @param only the one source that is counted; null counts any */
  constructor(only: string | null, pool: SegmentPool) {
    this.#only = only;
    this.log = new PacketLog(pool);
    pool.register(this.log);
  }

  /** Counts and keeps a datagram; false for one of another source than the one that is heard. */
  count(datagram: Datagram): boolean {
    // Another socket's any-source membership on another interface can let further sources in.
    if (this.#only !== null && !this.#isFrom(this.#only, datagram)) return false;
    const { at, size, ttl } = datagram;
    const source = this.sources.count(datagram, size, at, ttl);
    this.#meter.count(size, at, ttl);
    this.#rhythm.count(at);
    this.log.add(datagram, source ?? { address: datagram.address, port: datagram.port });
    return true;
  }

  #isFrom(source: string, datagram: Datagram): boolean {
    if (datagram.senderKey === this.#heardKey) return true;
    if (withoutZone(datagram.address) !== source) return false;
    this.#heardKey = datagram.senderKey;
    return true;
  }

  /** A new socket may write its senders' keys in another way. */
  socketChanged(): void {
    this.#heardKey = null;
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
  figures(since: number, now: number, wall: WallTime) {
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
export function meterRow(meter: Meter, since: number, now: number, wall: WallTime) {
  return {
    packets: meter.packets,
    bytes: meter.bytes,
    rate: meter.rate(now),
    average: meter.average(since, now),
    peak: meter.peak(now),
    burst: meter.burst.most,
    firstAt: wall.atOrNull(meter.firstAt),
    lastAt: wall.atOrNull(meter.lastAt),
    ttl: meter.ttl,
  };
}

function withoutZone(address: string): string {
  const percent = address.indexOf("%");
  return percent === -1 ? address : address.slice(0, percent);
}
