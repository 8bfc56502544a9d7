import { fewerMissing } from "../../../shared/model/packet-mark.ts";
import { batchLength, type DatagramBatch } from "../datagrams/batch.ts";
import { sameSender } from "../datagrams/sender-key.ts";
import type { OnlySource } from "./only-source.ts";

/** What knows the marks of packets that were kept before. */
export interface KeptMarks {
  found(number: number, count: number): void;
}

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
  /** Where they will be kept, and the number that the first of them has there. */
  log: KeptMarks | null = null;
  first = 0;
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

  /** Some of those that were missing before a packet came after all. @param packet its number in the log */
  found(packet: number, count: number): void {
    if (packet < this.first) {
      this.log?.found(packet, count);
      return;
    }
    let number = this.first;
    for (let run = 0; run < this.count; run += 1) {
      const [from = 0, to = 0] = [this.from[run], this.to[run]];
      const index = from + packet - number;
      if (index < to) {
        this.marks[index] = fewerMissing(this.marks[index] ?? 0, count);
        return;
      }
      number += to - from;
    }
  }
}
