import { limits } from "../../../../shared/limits.ts";
import type { Rate } from "../../../../shared/model/rate.ts";
import { type DscpSet, dscpOf } from "../../../../shared/net/dscp.ts";
import type { CountedSecond } from "./history.ts";

const none: Rate = { packets: 0, bits: 0 };

/** Places of a meter's figures in its record. Times are monotonic milliseconds; NaN is none yet. */
const packetsAt = 0;
const bytesAt = 1;
const firstAt = 2;
const lastAt = 3;
/** The second that is being counted … */
const secondAt = 4;
const secondPackets = 5;
const secondBytes = 6;
/** … and the full one before it that held packets. */
const beforeAt = 7;
const beforePackets = 8;
const beforeBytes = 9;
const peakPackets = 10;
const peakBytes = 11;
const leastTtl = 12;
const mostTtl = 13;
/** The burst: the millisecond of the newest packet, packets in the window that ends there, the most. */
const burstMs = 14;
const burstNow = 15;
const burstMost = 16;
/** Intervals between packets: count, mean and sum of squared deviations (Welford). */
const intervalsAt = 17;
const meanAt = 18;
const squaresAt = 19;
/** DSCPs seen, a bit for each: those below 32, and the others. No bit is set where none was told. */
const lowDscps = 20;
const highDscps = 21;
const congestionAt = 22;
/** The shortest and the longest interval in the second that is being counted, and in the full one before it. */
const secondLeast = 23;
const secondMost = 24;
const beforeLeast = 25;
const beforeMost = 26;

/** The value of ECN's two bits that says congestion experienced (RFC 3168). */
const congestionExperienced = 3;

/** Figures of one record, and counters of the burst's window beside them: one for each millisecond. */
export const meterFields = 27;
export const meterWindow = limits.burstWindowMs;

/** Columns of packets that are counted, as in `DatagramBatch`. */
export interface CountedPackets {
  readonly at: Float64Array;
  readonly size: Uint32Array;
  readonly ttl: Int16Array;
  readonly tos: Int16Array;
}

/** Takes the seconds that are over, each before the next one begins. */
interface ClosedSeconds {
  add(second: number, rate: Rate): void;
}

/**
 * The counters that a group and a source have in common, as the window's help defines them. Seconds are
 * those of the clock, the same for all meters, so that rows add up to the totals. All figures stand
 * in typed arrays, which may be shared by many meters: counting allocates nothing.
 */
export class Meter {
  readonly #figures: Float64Array;
  readonly #base: number;
  readonly #perMs: Uint16Array;
  readonly #window: number;
  #closed: ClosedSeconds | null;

  /**
   * @param record number of its record in the arrays
   * @param figures `meterFields` for each record
   * @param perMs `meterWindow` for each record; no network brings 65,536 packets in a millisecond
   * @param closed is told of each second that is over
   */
  constructor(
    record = 0,
    figures = new Float64Array(meterFields),
    perMs: Uint16Array = new Uint16Array(meterWindow),
    closed: ClosedSeconds | null = null,
  ) {
    this.#figures = figures;
    this.#base = record * meterFields;
    this.#perMs = perMs;
    this.#window = record * meterWindow;
    this.#closed = closed;
    this.reset(closed);
  }

  /** Begins at zero. @param closed is told of each second that is over */
  reset(closed: ClosedSeconds | null = null): void {
    this.#closed = closed;
    const base = this.#base;
    this.#figures.fill(0, base, base + meterFields);
    for (const place of [firstAt, lastAt]) this.#figures[base + place] = Number.NaN;
    for (const place of [secondAt, beforeAt, mostTtl]) this.#figures[base + place] = -1;
    this.#figures[base + leastTtl] = Number.POSITIVE_INFINITY;
    this.#figures[base + burstMs] = Number.NEGATIVE_INFINITY;
    for (const place of [secondLeast, beforeLeast]) this.#figures[base + place] = Number.POSITIVE_INFINITY;
    for (const place of [secondMost, beforeMost]) this.#figures[base + place] = Number.NEGATIVE_INFINITY;
    this.#perMs.fill(0, this.#window, this.#window + meterWindow);
  }

  /** Counts the packets `from` up to `to`. Their times must not go back. */
  count({ at, size, ttl, tos }: CountedPackets, from: number, to: number): void {
    const figures = this.#figures;
    const base = this.#base;
    if (from < to && Number.isNaN(figures[base + firstAt])) figures[base + firstAt] = at[from] ?? 0;
    let end = ((figures[base + secondAt] ?? 0) + 1) * 1_000;
    let packets = 0;
    let bytes = 0;
    let congested = 0;
    // Of packets that follow each other these are mostly the same.
    let lastTtl = -1;
    let lastTos = -1;
    let isCongested = false;
    for (let index = from; index < to; index += 1) {
      const now = at[index] ?? 0;
      if (now >= end) {
        this.#add(packets, bytes);
        packets = 0;
        bytes = 0;
        end = this.#openSecond(now);
      }
      packets += 1;
      bytes += size[index] ?? 0;
      this.#countBurst(now);
      this.#countInterval(now);
      const hops = ttl[index] ?? -1;
      if (hops !== lastTtl) {
        lastTtl = hops;
        this.#seeTtl(hops);
      }
      const marks = tos[index] ?? -1;
      if (marks !== lastTos) {
        lastTos = marks;
        isCongested = this.#seeTos(marks);
      }
      if (isCongested) congested += 1;
    }
    this.#add(packets, bytes);
    if (congested > 0) figures[base + congestionAt] = (figures[base + congestionAt] ?? 0) + congested;
  }

  #seeTtl(hops: number): void {
    if (hops < 0) return;
    const figures = this.#figures;
    const base = this.#base;
    if (hops < (figures[base + leastTtl] ?? 0)) figures[base + leastTtl] = hops;
    if (hops > (figures[base + mostTtl] ?? 0)) figures[base + mostTtl] = hops;
  }

  /** Notes the DSCP; whether the packet was marked as having met congestion. */
  #seeTos(tos: number): boolean {
    if (tos < 0) return false;
    const dscp = dscpOf(tos);
    const word = this.#base + (dscp < 32 ? lowDscps : highDscps);
    this.#figures[word] = ((this.#figures[word] ?? 0) | (1 << (dscp & 31))) >>> 0;
    return (tos & 3) === congestionExperienced;
  }

  #add(packets: number, bytes: number): void {
    const figures = this.#figures;
    const base = this.#base;
    figures[base + packetsAt] = (figures[base + packetsAt] ?? 0) + packets;
    figures[base + bytesAt] = (figures[base + bytesAt] ?? 0) + bytes;
    figures[base + secondPackets] = (figures[base + secondPackets] ?? 0) + packets;
    figures[base + secondBytes] = (figures[base + secondBytes] ?? 0) + bytes;
  }

  /** Closes the second before and returns when the new one ends. */
  #openSecond(now: number): number {
    const figures = this.#figures;
    const base = this.#base;
    const second = Math.floor(now / 1_000);
    if (this.#closed !== null) this.#tellClosed(this.#closed);
    const packets = figures[base + secondPackets] ?? 0;
    const bytes = figures[base + secondBytes] ?? 0;
    figures[base + beforeAt] = figures[base + secondAt] ?? 0;
    figures[base + beforePackets] = packets;
    figures[base + beforeBytes] = bytes;
    if (packets > (figures[base + peakPackets] ?? 0)) figures[base + peakPackets] = packets;
    if (bytes > (figures[base + peakBytes] ?? 0)) figures[base + peakBytes] = bytes;
    figures[base + beforeLeast] = figures[base + secondLeast] ?? 0;
    figures[base + beforeMost] = figures[base + secondMost] ?? 0;
    figures[base + secondAt] = second;
    figures[base + secondPackets] = 0;
    figures[base + secondBytes] = 0;
    figures[base + secondLeast] = Number.POSITIVE_INFINITY;
    figures[base + secondMost] = Number.NEGATIVE_INFINITY;
    return (second + 1) * 1_000;
  }

  #tellClosed(closed: ClosedSeconds): void {
    const { second, rate } = this.newest;
    if (second >= 0) closed.add(second, rate);
  }

  /** The second that is being counted, -1 before the first packet. */
  get newest(): CountedSecond {
    const rate = { packets: this.#figure(secondPackets), bits: this.#figure(secondBytes) * 8 };
    return { second: this.#figure(secondAt), rate };
  }

  /**
   * The most packets in any window of `limits.burstWindowMs`, to the millisecond: one counter for
   * each, moved on by the packets themselves.
   */
  #countBurst(now: number): void {
    const figures = this.#figures;
    const base = this.#base;
    const ms = Math.floor(now);
    if (ms > (figures[base + burstMs] ?? 0)) this.#moveWindow(ms);
    const slot = this.#window + ((figures[base + burstMs] ?? 0) % meterWindow);
    this.#perMs[slot] = (this.#perMs[slot] ?? 0) + 1;
    const inWindow = (figures[base + burstNow] ?? 0) + 1;
    figures[base + burstNow] = inWindow;
    if (inWindow > (figures[base + burstMost] ?? 0)) figures[base + burstMost] = inWindow;
  }

  #moveWindow(ms: number): void {
    const newest = this.#figures[this.#base + burstMs] ?? 0;
    const perMs = this.#perMs;
    const window = this.#window;
    if (ms - newest >= meterWindow) {
      perMs.fill(0, window, window + meterWindow);
      this.#figures[this.#base + burstNow] = 0;
    } else {
      let inWindow = this.#figures[this.#base + burstNow] ?? 0;
      for (let leaving = newest + 1; leaving <= ms; leaving += 1) {
        const slot = window + (leaving % meterWindow);
        inWindow -= perMs[slot] ?? 0;
        perMs[slot] = 0;
      }
      this.#figures[this.#base + burstNow] = inWindow;
    }
    this.#figures[this.#base + burstMs] = ms;
  }

  /** Welford's method: exact without keeping the intervals. */
  #countInterval(now: number): void {
    const figures = this.#figures;
    const base = this.#base;
    const last = figures[base + lastAt] ?? 0;
    // A socket that was opened anew may stamp a little earlier than the one before.
    if (now < last) return;
    figures[base + lastAt] = now;
    if (Number.isNaN(last)) return;
    const interval = now - last;
    if (interval < (figures[base + secondLeast] ?? 0)) figures[base + secondLeast] = interval;
    if (interval > (figures[base + secondMost] ?? 0)) figures[base + secondMost] = interval;
    const count = (figures[base + intervalsAt] ?? 0) + 1;
    const before = interval - (figures[base + meanAt] ?? 0);
    const mean = (figures[base + meanAt] ?? 0) + before / count;
    figures[base + intervalsAt] = count;
    figures[base + meanAt] = mean;
    figures[base + squaresAt] = (figures[base + squaresAt] ?? 0) + before * (interval - mean);
  }

  #figure(place: number): number {
    return this.#figures[this.#base + place] ?? 0;
  }

  #time(place: number): number | null {
    const time = this.#figure(place);
    return Number.isNaN(time) ? null : time;
  }

  get packets(): number {
    return this.#figure(packetsAt);
  }

  get bytes(): number {
    return this.#figure(bytesAt);
  }

  /** Monotonic; null before the first packet. */
  get firstAt(): number | null {
    return this.#time(firstAt);
  }

  get lastAt(): number | null {
    return this.#time(lastAt);
  }

  /** Most packets in any `limits.burstWindowMs`. */
  get burst(): number {
    return this.#figure(burstMost);
  }

  /** Smallest and largest TTL seen; null when none was told. */
  get ttl(): { least: number; most: number } | null {
    return this.#figure(mostTtl) < 0 ? null : { least: this.#figure(leastTtl), most: this.#figure(mostTtl) };
  }

  /** The two of `ttl`, without an object: infinity and -1 when none was told. */
  get leastTtl(): number {
    return this.#figure(leastTtl);
  }

  get mostTtl(): number {
    return this.#figure(mostTtl);
  }

  /** DSCPs seen; null when none was told. */
  get dscp(): DscpSet | null {
    const [low, high] = [this.#figure(lowDscps), this.#figure(highDscps)];
    return low === 0 && high === 0 ? null : { low, high };
  }

  /** Packets marked as having met congestion; null when no mark was told. */
  get congestionMarked(): number | null {
    return this.dscp === null ? null : this.#figure(congestionAt);
  }

  /** Mean and standard deviation of the time between packets in ms; null before two intervals. */
  get interval(): { mean: number; deviation: number } | null {
    const count = this.#figure(intervalsAt);
    return count < 2
      ? null
      : { mean: this.#figure(meanAt), deviation: Math.sqrt(this.#figure(squaresAt) / count) };
  }

  /** The shortest and the longest interval of the last full second before `now`, in ms; null where none ended in it. */
  intervals(now: number): { least: number; most: number } | null {
    const wanted = Math.floor(now / 1_000) - 1;
    const isNewest = this.#figure(secondAt) === wanted;
    if (!isNewest && this.#figure(beforeAt) !== wanted) return null;
    const least = this.#figure(isNewest ? secondLeast : beforeLeast);
    const most = this.#figure(isNewest ? secondMost : beforeMost);
    return least <= most ? { least, most } : null;
  }

  /** Packets and bits of the last full second before `now`. */
  rate(now: number): Rate {
    const wanted = Math.floor(now / 1_000) - 1;
    if (this.#figure(secondAt) === wanted) {
      return { packets: this.#figure(secondPackets), bits: this.#figure(secondBytes) * 8 };
    }
    if (this.#figure(beforeAt) !== wanted) return none;
    return { packets: this.#figure(beforePackets), bits: this.#figure(beforeBytes) * 8 };
  }

  /** The largest full second before `now`, packets and bits apart. */
  peak(now: number): Rate {
    const open = this.#figure(secondAt) === Math.floor(now / 1_000);
    return {
      packets: Math.max(this.#figure(peakPackets), open ? 0 : this.#figure(secondPackets)),
      bits: 8 * Math.max(this.#figure(peakBytes), open ? 0 : this.#figure(secondBytes)),
    };
  }

  /** Per second since `start`; zero in the first moment. */
  average(start: number, now: number): Rate {
    const seconds = (now - start) / 1_000;
    if (seconds <= 0) return none;
    return { packets: this.packets / seconds, bits: (this.bytes * 8) / seconds };
  }
}
