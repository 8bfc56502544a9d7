import type { DatagramBatch } from "../datagrams/batch.ts";
import type { Runs } from "./runs.ts";
import type { Sink } from "./sink.ts";

/** Called when a sink was switched off. @param error what it threw */
export type OnSinkFailure = (sink: Sink, error: unknown) => void;

/**
 * The sinks of one feed, in the order in which they take. Both lists are made anew with each change, so
 * that a sink that goes during a batch leaves the others their places.
 */
export class Sinks {
  #taking: readonly Sink[] = [];
  /** Their methods, found once: to find one in objects of many kinds costs more than to call it. */
  #takes: readonly Sink["take"][] = [];
  /** Those that failed still hold what they held. */
  #failed: readonly Sink[] = [];
  readonly #onFailure: OnSinkFailure;

  constructor(sinks: readonly Sink[], onFailure: OnSinkFailure) {
    this.#set(sinks);
    this.#onFailure = onFailure;
  }

  #set(sinks: readonly Sink[]): void {
    this.#taking = sinks;
    this.#takes = sinks.map(({ take }) => take);
  }

  /** Adds one behind the others, or before one of them, from the next batch on. */
  add(sink: Sink, before?: Sink): void {
    const place = before === undefined ? -1 : this.#taking.indexOf(before);
    this.#set(place < 0 ? [...this.#taking, sink] : this.#taking.toSpliced(place, 0, sink));
  }

  /** Takes one away; what it holds stays its own. */
  remove(sink: Sink): void {
    this.#set(without(this.#taking, sink));
    this.#failed = without(this.#failed, sink);
  }

  /** Hands a batch to each. One that throws is switched off, and the others take the batch all the same. */
  take(batch: DatagramBatch, runs: Runs): void {
    const sinks = this.#taking;
    const takes = this.#takes;
    for (let place = 0; place < sinks.length; place += 1) {
      const sink = sinks[place];
      if (sink === undefined) return;
      try {
        takes[place]?.call(sink, batch, runs);
      } catch (error) {
        this.#switchOff(sink, error);
      }
    }
  }

  #switchOff(sink: Sink, error: unknown): void {
    this.#set(without(this.#taking, sink));
    this.#failed = [...this.#failed, sink];
    this.#onFailure(sink, error);
  }

  release(): void {
    for (const sink of [...this.#taking, ...this.#failed]) sink.release?.();
  }
}

function without(sinks: readonly Sink[], sink: Sink): readonly Sink[] {
  return sinks.filter((one) => one !== sink);
}
