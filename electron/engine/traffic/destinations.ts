import { limits } from "../../../shared/limits.ts";
import type { Family } from "../../../shared/net/address.ts";
import { formatIpv4 } from "../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../shared/net/ipv6.ts";
import type { DatagramBatch, DestinationColumns } from "../datagrams/batch.ts";
import type { History } from "./meter/history.ts";
import type { Meter } from "./meter/meter.ts";
import type { MeterBank } from "./meter/meter-bank.ts";
import type { TotalMeter } from "./meter/total-meter.ts";
import type { OnlySource } from "./only-source.ts";
import type { Runs } from "./runs.ts";
import type { Sink } from "./sink.ts";

/** One place where packets of a port went: an address on an interface. */
export interface MeteredDestination {
  readonly address: string;
  /** Number of the interface on which they arrived; -1 where it was not told. */
  readonly interface: number;
  readonly meter: Meter;
  /** Its last full seconds; null where there was no memory for them. */
  readonly history: History | null;
  /** Senders told apart … */
  readonly sources: number;
  /** … and packets of further ones. */
  readonly untoldSources: number;
}

/** Packets to a destination that another row hears too, and counts in the totals: those of any source, or of these. */
export type Elsewhere = "any-source" | readonly OnlySource[];
export const nowhereElse: Elsewhere = [];

/** How the packets of a port come into the totals: each once, though several rows may hear it. */
export interface TotalsOnce {
  readonly total: Pick<TotalMeter, "count">;
  /** Asked when a destination is new and whenever rows come or go. @param on as of `MeteredDestination` */
  elsewhere(address: string, on: number): Elsewhere;
}

/**
 * The traffic of one port cut by where it went. Packets mostly go where the one before went, and there are few
 * destinations: they are compared as numbers, one after the other. Counting allocates nothing.
 */
export class Destinations implements Sink {
  readonly name = "destinations";
  /** Packets of which the system did not tell where they went. */
  untold = 0;
  /** Packets to destinations beyond the limit. */
  further = 0;
  readonly #words: 1 | 4;
  readonly #bank: MeterBank;
  readonly #totals: TotalsOnce;
  readonly #limit: number;
  #all: Counted[] = [];
  #last: Counted | null = null;

  constructor(family: Family, bank: MeterBank, totals: TotalsOnce, limit: number = limits.destinations) {
    this.#words = family === 4 ? 1 : 4;
    this.#bank = bank;
    this.#totals = totals;
    this.#limit = limit;
  }

  take(batch: DatagramBatch, { count, from, to, source }: Runs): void {
    const { destinations } = batch;
    for (let run = 0; run < count; run += 1) {
      const [begin, end] = [from[run] ?? 0, to[run] ?? 0];
      if (destinations === null) {
        // Which of them others hear is not told either: each row counts its own.
        this.untold += end - begin;
        this.#totals.total.count(batch, begin, end);
      } else this.#takeRun(batch, destinations, begin, end, source[run] ?? -1);
    }
  }

  /** Cuts a run of one sender at each change of the destination. */
  #takeRun(
    batch: DatagramBatch,
    destinations: DestinationColumns,
    begin: number,
    end: number,
    source: number,
  ): void {
    for (let from = begin; from < end; ) {
      if ((destinations.at[from] ?? -1) < 0) {
        this.untold += 1;
        this.#totals.total.count(batch, from, from + 1);
        from += 1;
        continue;
      }
      const counted = this.#find(destinations, from);
      let to = from + 1;
      while (to < end && sameDestination(destinations, from, to, this.#words)) to += 1;
      if (counted === null) this.further += to - from;
      else counted.count(batch, from, to, source);
      if (!counted?.isElsewhere(batch, from)) this.#totals.total.count(batch, from, to);
      from = to;
    }
  }

  #find(destinations: DestinationColumns, index: number): Counted | null {
    if (this.#last?.is(destinations, index)) return this.#last;
    for (const one of this.#all) {
      if (!one.is(destinations, index)) continue;
      this.#last = one;
      return one;
    }
    return this.#add(destinations, index);
  }

  #add({ words, at, interface: on }: DestinationColumns, index: number): Counted | null {
    const meter = this.#all.length < this.#limit ? this.#bank.take() : null;
    if (meter === null) return null;
    const history = this.#bank.takeHistory();
    meter.reset(history);
    const begin = at[index] ?? 0;
    const counted = new Counted(words.slice(begin, begin + this.#words), on[index] ?? -1, meter, history);
    counted.elsewhere = this.#totals.elsewhere(counted.address, counted.interface);
    this.#all.push(counted);
    this.#last = counted;
    return counted;
  }

  /** Rows came or went: looks anew which packets others hear. */
  reconsider(): void {
    for (const one of this.#all) one.elsewhere = this.#totals.elsewhere(one.address, one.interface);
  }

  /** Gives the meters back; the table is empty then. */
  release(): void {
    for (const { meter, history } of this.#all) {
      this.#bank.give(meter);
      if (history !== null) this.#bank.giveHistory(history);
    }
    this.#all = [];
    this.#last = null;
  }

  /** In the order of their first packet. */
  [Symbol.iterator](): Iterator<MeteredDestination> {
    return this.#all[Symbol.iterator]();
  }
}

function sameDestination(
  { words, at, interface: on }: DestinationColumns,
  one: number,
  other: number,
  count: number,
): boolean {
  const [first, second] = [at[one] ?? -1, at[other] ?? -1];
  if (second < 0 || on[one] !== on[other]) return false;
  for (let word = 0; word < count; word += 1) if (words[first + word] !== words[second + word]) return false;
  return true;
}

class Counted implements MeteredDestination {
  readonly address: string;
  readonly interface: number;
  readonly meter: Meter;
  readonly history: History | null;
  sources = 0;
  untoldSources = 0;
  elsewhere: Elsewhere = nowhereElse;
  readonly #words: Int32Array;
  /** A bit for each place in the row's table of sources, of the first ones. */
  readonly #heard = new Uint32Array(Math.ceil(limits.sourcesPerDestination / 32));
  #lastSource = -1;

  constructor(words: Int32Array, on: number, meter: Meter, history: History | null) {
    this.#words = words;
    this.interface = on;
    this.meter = meter;
    this.history = history;
    this.address = addressText(words);
  }

  is({ words, at, interface: on }: DestinationColumns, index: number): boolean {
    if (on[index] !== this.interface) return false;
    const begin = at[index] ?? 0;
    const own = this.#words;
    for (let word = 0; word < own.length; word += 1) if (words[begin + word] !== own[word]) return false;
    return true;
  }

  /** Whether the packets of one sender that begin here are counted in the totals by another row. */
  isElsewhere(batch: DatagramBatch, from: number): boolean {
    const { elsewhere } = this;
    if (elsewhere === "any-source") return true;
    for (const only of elsewhere) if (only.sent(batch, from)) return true;
    return false;
  }

  count(batch: DatagramBatch, from: number, to: number, source: number): void {
    this.meter.count(batch, from, to);
    if (source === this.#lastSource && source >= 0) return;
    if (source < 0 || source >= limits.sourcesPerDestination) {
      this.untoldSources += to - from;
      return;
    }
    this.#lastSource = source;
    const word = source >>> 5;
    const bit = 1 << (source & 31);
    const heard = this.#heard[word] ?? 0;
    if ((heard & bit) !== 0) return;
    this.#heard[word] = heard | bit;
    this.sources += 1;
  }
}

function addressText(words: Int32Array): string {
  const bytes = new DataView(words.buffer, words.byteOffset, words.byteLength);
  if (words.length === 1) {
    return formatIpv4([bytes.getUint8(0), bytes.getUint8(1), bytes.getUint8(2), bytes.getUint8(3)]);
  }
  return formatIpv6(Array.from({ length: 8 }, (_, index) => bytes.getUint16(2 * index)));
}
