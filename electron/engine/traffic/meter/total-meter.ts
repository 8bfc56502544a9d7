import type { Rate } from "../../../../shared/model/rate.ts";
import type { CountedPackets } from "./meter.ts";

const none: Rate = { packets: 0, bits: 0 };

/** All packets of all memberships: counts, and the rate of the last full second. */
export class TotalMeter {
  packets = 0;
  bytes = 0;
  #second = -1;
  #secondPackets = 0;
  #secondBytes = 0;
  #before = -1;
  #beforeRate: Rate = none;

  /** Counts the packets `from` up to `to`. */
  count({ at, size }: CountedPackets, from: number, to: number): void {
    for (let index = from; index < to; index += 1) {
      const second = Math.floor((at[index] ?? 0) / 1_000);
      // Time stamps of two sockets may lie a little across each other: the second stays the later one.
      if (second > this.#second) this.#openSecond(second);
      this.#secondPackets += 1;
      this.#secondBytes += size[index] ?? 0;
      this.packets += 1;
      this.bytes += size[index] ?? 0;
    }
  }

  #openSecond(second: number): void {
    this.#before = this.#second;
    this.#beforeRate = { packets: this.#secondPackets, bits: this.#secondBytes * 8 };
    this.#second = second;
    this.#secondPackets = 0;
    this.#secondBytes = 0;
  }

  /** Packets and bits of the last full second before `now`, monotonic milliseconds. */
  rate(now: number): Rate {
    const wanted = Math.floor(now / 1_000) - 1;
    if (this.#second === wanted) return { packets: this.#secondPackets, bits: this.#secondBytes * 8 };
    return this.#before === wanted ? this.#beforeRate : none;
  }
}
