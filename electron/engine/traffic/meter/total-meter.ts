import type { Rate } from "../../../../shared/model/rate.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";
import type { SecondsTold } from "./history.ts";
import type { CountedPackets } from "./meter.ts";
import { SecondCounts } from "./second-counts.ts";

/** All packets of the feeds that are shown together: counts, and full seconds. */
export class TotalMeter implements Sink {
  readonly name = "totals";
  packets = 0;
  bytes = 0;
  readonly #seconds = new SecondCounts();

  take(batch: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    for (let piece = 0; piece < count; piece += 1) this.count(batch, from[piece] ?? 0, to[piece] ?? 0);
  }

  /** Counts the packets `from` up to `to`. */
  count({ at, size }: CountedPackets, from: number, to: number): void {
    let second = -1;
    let packets = 0;
    let bytes = 0;
    for (let index = from; index < to; index += 1) {
      const now = Math.floor((at[index] ?? 0) / 1_000);
      if (now !== second) {
        this.#add(second, packets, bytes);
        second = now;
        packets = 0;
        bytes = 0;
      }
      packets += 1;
      bytes += size[index] ?? 0;
    }
    this.#add(second, packets, bytes);
  }

  #add(second: number, packets: number, bytes: number): void {
    if (packets === 0) return;
    this.packets += packets;
    this.bytes += bytes;
    this.#seconds.add(second, packets, bytes);
  }

  /** Packets and bits of the last full second before `now`, monotonic milliseconds. */
  rate(now: number): Rate {
    return this.inSecond(Math.floor(now / 1_000) - 1);
  }

  /** Packets and bits of one of the last seconds. */
  inSecond(second: number): Rate {
    return this.#seconds.of(second);
  }

  /** The last full seconds up to second `end`. */
  history(end: number): SecondsTold {
    return this.#seconds.upTo(end);
  }

  /** The oldest second that packets were counted in since the call before; infinity without any. */
  takeOldestCounted(): number {
    return this.#seconds.takeOldestAdded();
  }
}
