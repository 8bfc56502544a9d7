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

  /** The last one is second `end` of the feed's time. */
  history(end: number): SecondsTold {
    return this.#history.upTo(end, this.meter.newest);
  }
}
