import type { Rate } from "../../../shared/model.ts";
import { BurstMeter } from "./burst.ts";

const none: Rate = { packets: 0, bits: 0 };

/**
 * The counters that a group and a source have in common, as product.md defines them. Times are
 * monotonic milliseconds. Seconds are those of the clock, the same for all meters, so that rows
 * add up to the totals.
 */
export class Meter {
  packets = 0;
  bytes = 0;
  /** Monotonic; null before the first packet. */
  firstAt: number | null = null;
  lastAt: number | null = null;
  #leastTtl = Number.POSITIVE_INFINITY;
  #mostTtl = -1;
  readonly burst = new BurstMeter();

  /** The second that is being counted, and the full one before it that held packets. */
  #second = -1;
  #secondPackets = 0;
  #secondBytes = 0;
  #before = -1;
  #beforeRate: Rate = none;
  #peakPackets = 0;
  #peakBytes = 0;

  /** @param ttl with which the packet arrived; null where it is not told */
  count(size: number, now: number, ttl: number | null = null): void {
    const second = Math.floor(now / 1_000);
    if (second !== this.#second) this.#closeSecond(second);
    this.packets += 1;
    this.bytes += size;
    this.#secondPackets += 1;
    this.#secondBytes += size;
    this.firstAt ??= now;
    this.lastAt = now;
    this.burst.count(now);
    if (ttl === null) return;
    if (ttl < this.#leastTtl) this.#leastTtl = ttl;
    if (ttl > this.#mostTtl) this.#mostTtl = ttl;
  }

  /** Smallest and largest TTL seen; null when none was told. */
  get ttl(): { least: number; most: number } | null {
    return this.#mostTtl < 0 ? null : { least: this.#leastTtl, most: this.#mostTtl };
  }

  #closeSecond(next: number): void {
    if (this.#second >= 0) {
      this.#before = this.#second;
      this.#beforeRate = { packets: this.#secondPackets, bits: this.#secondBytes * 8 };
      this.#peakPackets = Math.max(this.#peakPackets, this.#secondPackets);
      this.#peakBytes = Math.max(this.#peakBytes, this.#secondBytes);
    }
    this.#second = next;
    this.#secondPackets = 0;
    this.#secondBytes = 0;
  }

  /** Packets and bits of the last full second before `now`. */
  rate(now: number): Rate {
    const wanted = Math.floor(now / 1_000) - 1;
    if (this.#second === wanted) return { packets: this.#secondPackets, bits: this.#secondBytes * 8 };
    return this.#before === wanted ? this.#beforeRate : none;
  }

  /** The largest full second before `now`, packets and bits apart. */
  peak(now: number): Rate {
    const open = this.#second === Math.floor(now / 1_000);
    return {
      packets: open ? this.#peakPackets : Math.max(this.#peakPackets, this.#secondPackets),
      bits: 8 * (open ? this.#peakBytes : Math.max(this.#peakBytes, this.#secondBytes)),
    };
  }

  /** Per second since `start`; zero in the first moment. */
  average(start: number, now: number): Rate {
    const seconds = (now - start) / 1_000;
    if (seconds <= 0) return none;
    return { packets: this.packets / seconds, bits: (this.bytes * 8) / seconds };
  }
}
