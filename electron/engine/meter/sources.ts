import { limits } from "../../../shared/limits.ts";
import type { Datagram } from "../net/datagram.ts";
import { Meter } from "./meter.ts";

/** What tells a sender. */
type Sender = Pick<Datagram, "address" | "port" | "senderKey">;

/** One sender of a group: address and port, its figures and the spread of its intervals. */
export class SourceMeter {
  readonly address: string;
  readonly port: number;
  /** `Datagram.senderKey` of its packets. */
  readonly key: number | string;
  readonly meter = new Meter();
  #intervals = 0;
  #mean = 0;
  #squares = 0;

  constructor({ address, port, senderKey }: Sender) {
    this.address = address;
    this.port = port;
    this.key = senderKey;
  }

  count(size: number, now: number, ttl: number | null): void {
    const last = this.meter.lastAt;
    if (last !== null) this.#addInterval(now - last);
    this.meter.count(size, now, ttl);
  }

  /** Welford's method: exact without keeping the intervals. */
  #addInterval(interval: number): void {
    this.#intervals += 1;
    const before = interval - this.#mean;
    this.#mean += before / this.#intervals;
    this.#squares += before * (interval - this.#mean);
  }

  /** Mean and standard deviation of the time between packets in ms; null before two intervals. */
  get interval(): { mean: number; deviation: number } | null {
    if (this.#intervals < 2) return null;
    return { mean: this.#mean, deviation: Math.sqrt(this.#squares / this.#intervals) };
  }
}

/** The senders of one membership, told apart up to a limit. */
export class SourceTable {
  /** Packets of sources beyond the limit. */
  untold = 0;
  readonly #limit: number;
  readonly #byAddress = new Map<number | string, Map<number, SourceMeter>>();
  #size = 0;
  /** Packets of one source come in a row: the first look is at the one before. */
  #last: SourceMeter | null = null;

  constructor(limit: number = limits.sourcesPerMembership) {
    this.#limit = limit;
  }

  get size(): number {
    return this.#size;
  }

  /** Counts the packet for its source and returns it; null for a source beyond the limit. */
  count(sender: Sender, size: number, now: number, ttl: number | null = null): SourceMeter | null {
    const last = this.#last;
    const same = last !== null && last.port === sender.port && last.key === sender.senderKey;
    const source = same ? last : this.#find(sender);
    if (source === null) {
      this.untold += 1;
      return null;
    }
    this.#last = source;
    source.count(size, now, ttl);
    return source;
  }

  #find(sender: Sender): SourceMeter | null {
    let ports = this.#byAddress.get(sender.senderKey);
    const known = ports?.get(sender.port);
    if (known) return known;
    if (this.#size >= this.#limit) return null;
    if (!ports) {
      ports = new Map();
      this.#byAddress.set(sender.senderKey, ports);
    }
    const source = new SourceMeter(sender);
    ports.set(sender.port, source);
    this.#size += 1;
    return source;
  }

  *[Symbol.iterator](): Iterator<SourceMeter> {
    for (const ports of this.#byAddress.values()) yield* ports.values();
  }
}
