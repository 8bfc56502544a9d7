import type { Rate } from "../../../../shared/model/rate.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";
import { History, type SecondsTold } from "./history.ts";
import type { CountedPackets } from "./meter.ts";

const none: Rate = { packets: 0, bits: 0 };

/** All packets of the feeds that are shown together: counts, and full seconds. */
export class TotalMeter implements Sink {
  readonly name = "totals";
  packets = 0;
  bytes = 0;
  #second = -1;
  #secondPackets = 0;
  #secondBytes = 0;
  #before = -1;
  #beforeRate: Rate = none;
  readonly #history = new History();

  take(batch: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    for (let piece = 0; piece < count; piece += 1) this.count(batch, from[piece] ?? 0, to[piece] ?? 0);
  }

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
    this.#beforeRate = this.#secondRate();
    if (this.#before >= 0) this.#history.add(this.#before, this.#beforeRate);
    this.#second = second;
    this.#secondPackets = 0;
    this.#secondBytes = 0;
  }

  /** Packets and bits of the last full second before `now`, monotonic milliseconds. */
  rate(now: number): Rate {
    const wanted = Math.floor(now / 1_000) - 1;
    if (this.#second === wanted) return this.#secondRate();
    return this.#before === wanted ? this.#beforeRate : none;
  }

  #secondRate(): Rate {
    return { packets: this.#secondPackets, bits: this.#secondBytes * 8 };
  }

  /** The last full seconds up to second `end`. */
  history(end: number): SecondsTold {
    return this.#history.upTo(end, { second: this.#second, rate: this.#secondRate() });
  }
}
