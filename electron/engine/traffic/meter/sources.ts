import { limits } from "../../../../shared/limits.ts";
import { hopsOf, joinSpans, type Span } from "../../../../shared/scope/hops.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import { copySender, hashSender, sameSender, senderPort, senderWords } from "../../datagrams/sender-key.ts";
import { notToldApart, type Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";
import type { Meter } from "./meter.ts";
import type { MeterBank } from "./meter-bank.ts";

/** One sender of a group: address and port, its figures, and where it is. */
export interface MeteredSource {
  /** In the order in which they were first heard, from 0. */
  readonly place: number;
  readonly address: string;
  readonly port: number;
  readonly meter: Meter;
  /** Whether it is on the own link, so that its packets passed no router. */
  onLink: boolean;
}

/** TTLs of some sources; adding allocates nothing. */
class TtlSpan {
  #least = Number.POSITIVE_INFINITY;
  #most = -1;

  add(least: number, most: number): void {
    if (least < this.#least) this.#least = least;
    if (most > this.#most) this.#most = most;
  }

  reset(): void {
    this.#least = Number.POSITIVE_INFINITY;
    this.#most = -1;
  }

  get told(): Span | null {
    return this.#most < 0 ? null : { least: this.#least, most: this.#most };
  }
}

const firstRoom = 8;
/** Slots for each source: half of them stay empty, so that a look-up ends soon. */
const load = 2;

/**
 * The senders of one membership, told apart up to a limit. A hash table with open addressing over
 * typed arrays: finding a known source compares numbers and allocates nothing.
 */
export class SourceTable implements Sink {
  readonly name = "sources";
  /** Packets of sources beyond the limit. */
  untold = 0;
  readonly #limit: number;
  readonly #bank: MeterBank;
  #sources: MeteredSource[] = [];
  /** The keys of the sources, in their order. */
  #keys = new Uint32Array(firstRoom * senderWords);
  /** Place of a source by its key's hash, plus one; 0 is empty. */
  #slots = new Int32Array(firstRoom * load);
  /** Packets of one source come in a row: the first look is at the one before. */
  #last = -1;
  #isOnLink: (address: string) => boolean = () => false;
  /** TTLs of the sources that are on the own link, and of the others. */
  readonly #near = new TtlSpan();
  readonly #far = new TtlSpan();

  constructor(bank: MeterBank, limit: number = limits.sourcesPerMembership) {
    this.#bank = bank;
    this.#limit = limit;
  }

  get size(): number {
    return this.#sources.length;
  }

  /** A source by its place, in the order in which they were first heard. */
  at(place: number): MeteredSource | null {
    return this.#sources[place] ?? null;
  }

  /** Counts, and writes each run's source for the sinks behind it. */
  take(batch: DatagramBatch, { count, from, to, source }: Runs): void {
    for (let run = 0; run < count; run += 1) source[run] = this.count(batch, from[run] ?? 0, to[run] ?? 0);
  }

  /**
   * Counts the packets `from` up to `to` of a batch, all of one sender, for their source.
   * Returns the source's place; `notToldApart` for a source beyond the limit.
   */
  count(batch: DatagramBatch, from: number, to: number): number {
    const last = this.#last;
    const place =
      last >= 0 && sameSender(this.#keys, last, batch.senders, from) ? last : this.#find(batch, from);
    if (place < 0) {
      this.untold += to - from;
      return notToldApart;
    }
    this.#last = place;
    const source = this.#sources[place];
    if (source === undefined) return place;
    source.meter.count(batch, from, to);
    this.#spread(source);
    return place;
  }

  #spread({ meter, onLink }: MeteredSource): void {
    const span = onLink ? this.#near : this.#far;
    span.add(meter.leastTtl, meter.mostTtl);
  }

  /** From now on it knows by this who is on the own link, of those that it has heard too. */
  meet(isOnLink: (address: string) => boolean): void {
    this.#isOnLink = isOnLink;
    this.#near.reset();
    this.#far.reset();
    for (const source of this.#sources) {
      source.onLink = isOnLink(source.address);
      this.#spread(source);
    }
  }

  /** Routers that packets of the sources passed; null when no TTL was told. */
  get hops(): Span | null {
    const [near, far] = [this.#near.told, this.#far.told];
    return joinSpans(near && hopsOf(near, true), far && hopsOf(far, false));
  }

  #find(batch: DatagramBatch, index: number): number {
    const slot = this.#slotOf(batch.senders, index);
    const place = (this.#slots[slot] ?? 0) - 1;
    return place >= 0 ? place : this.#add(batch, index, slot);
  }

  /** The slot that holds the key, or the empty one where it belongs. */
  #slotOf(keys: Uint32Array, index: number): number {
    const mask = this.#slots.length - 1;
    let slot = hashSender(keys, index) & mask;
    for (;;) {
      const place = (this.#slots[slot] ?? 0) - 1;
      if (place < 0 || sameSender(this.#keys, place, keys, index)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  #add(batch: DatagramBatch, index: number, slot: number): number {
    const place = this.#sources.length;
    if (place >= this.#limit) return -1;
    const meter = this.#bank.take();
    if (meter === null) return -1;
    const port = senderPort(batch.senders, index);
    const address = batch.address(index);
    this.#sources.push({ place, address, port, meter, onLink: this.#isOnLink(address) });
    if (place * senderWords === this.#keys.length) {
      this.#grow();
      return this.#write(batch, index, place, this.#slotOf(batch.senders, index));
    }
    return this.#write(batch, index, place, slot);
  }

  #write(batch: DatagramBatch, index: number, place: number, slot: number): number {
    copySender(batch.senders, index, this.#keys, place * senderWords);
    this.#slots[slot] = place + 1;
    return place;
  }

  /** Twice the room; the keys so far find their slots anew. */
  #grow(): void {
    const keys = new Uint32Array(this.#keys.length * 2);
    keys.set(this.#keys);
    const known = this.#keys.length / senderWords;
    this.#keys = keys;
    this.#slots = new Int32Array(known * 2 * load);
    for (let place = 0; place < known; place += 1) this.#slots[this.#slotOf(keys, place)] = place + 1;
  }

  /** Gives the meters back; the table is empty then. */
  release(): void {
    for (const { meter } of this.#sources) this.#bank.give(meter);
    this.#sources = [];
    this.#keys = new Uint32Array(firstRoom * senderWords);
    this.#slots = new Int32Array(firstRoom * load);
    this.#last = -1;
    this.#near.reset();
    this.#far.reset();
  }

  [Symbol.iterator](): Iterator<MeteredSource> {
    return this.#sources[Symbol.iterator]();
  }
}
