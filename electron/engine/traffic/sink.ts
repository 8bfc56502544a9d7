import type { DatagramBatch } from "../datagrams/batch.ts";
import type { Runs } from "./runs.ts";

/** What takes the datagrams of a feed: counts, keeps, analyses or records them. */
export interface Sink {
  /** For the sentence when it failed: "packet log". */
  readonly name: string;
  /**
   * Takes a batch where it was received, before anything of it is copied. Called once for a batch and
   * not for each packet or run: the processor cannot foresee which sink a call goes to, and with senders
   * that alternate a call for each run cost a third more. Whoever asks who sent them goes over `runs`,
   * others over `runs.pieces`.
   *
   * Batch, runs and payloads (`batch.payloadBytes`) are good during the call only. It allocates nothing
   * for a packet, awaits nothing, and asks no clock: `batch.at` is the feed's time. What it throws
   * switches it off for its feed; the other sinks have the whole batch all the same.
   */
  take(batch: DatagramBatch, runs: Runs): void;
  /** Gives back what it holds; after that nothing comes. */
  release?(): void;
}
