import type { Rate } from "../../../../shared/model/rate.ts";
import type { DatagramBatch } from "../../datagrams/batch.ts";
import type { Runs } from "../runs.ts";
import type { Sink } from "../sink.ts";
import { History, type SecondsTold } from "./history.ts";
import { Meter } from "./meter.ts";

/** The figures of a whole feed, and its last full seconds. */
export class GroupMeter implements Sink {
  readonly name = "figures";
  readonly #history = new History();
  readonly meter = new Meter(undefined, undefined, undefined, this.#history);

  take(batch: DatagramBatch, { pieces: { count, from, to } }: Runs): void {
    const { meter } = this;
    for (let piece = 0; piece < count; piece += 1) meter.count(batch, from[piece] ?? 0, to[piece] ?? 0);
  }

  /** Packets and bits of one of the last seconds of the feed's time. */
  inSecond(second: number): Rate {
    return this.#history.of(second, this.meter.newest);
  }

  /** The last one is second `end` of the feed's time. */
  history(end: number): SecondsTold {
    return this.#history.upTo(end, this.meter.newest);
  }
}
