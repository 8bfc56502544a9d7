import { batchLength, type DatagramBatch } from "../datagrams/batch.ts";
import { sameSender } from "../datagrams/sender-key.ts";
import type { OnlySource } from "./only-source.ts";

/** The place of a sender that is not told apart. */
export const notToldApart = -1;

/** Datagrams of a batch that follow each other, as columns: index of the first, and one past the last. */
export class Pieces {
  count = 0;
  readonly from = new Int32Array(batchLength);
  readonly to = new Int32Array(batchLength);
}

/**
 * The datagrams of a batch that count, cut at each change of the sender. Columns that the next batch
 * overwrites; one for all feeds, because one batch is taken at a time.
 */
export class Runs extends Pieces {
  /** The sender's place in the feed's source table, which writes it; `notToldApart` until then. */
  readonly source = new Int32Array(batchLength);
  /** What the streams say of each datagram, by its place in the batch (shared/model/packet-mark.ts); 0 until they do. */
  readonly marks = new Uint32Array(batchLength);
  /** The same datagrams whoever sent them, in as few pieces as can be: mostly the whole batch. */
  readonly pieces = new Pieces();

  /**
   * Reads what fits, beginning at a datagram of the batch; returns the first that did not.
   * @param only the one source that counts; null counts any
   */
  read(batch: DatagramBatch, begin: number, only: OnlySource | null): number {
    const { count, senders } = batch;
    const { pieces } = this;
    let from = begin;
    this.marks.fill(0);
    let runs = 0;
    let piece = -1;
    let pieceEnd = -1;
    while (from < count && runs < batchLength) {
      let to = from + 1;
      while (to < count && sameSender(senders, from, senders, to)) to += 1;
      if (only === null || only.sent(batch, from)) {
        this.from[runs] = from;
        this.to[runs] = to;
        this.source[runs] = notToldApart;
        runs += 1;
        if (from !== pieceEnd) {
          piece += 1;
          pieces.from[piece] = from;
        }
        pieces.to[piece] = to;
        pieceEnd = to;
      }
      from = to;
    }
    this.count = runs;
    pieces.count = piece + 1;
    return from;
  }
}
