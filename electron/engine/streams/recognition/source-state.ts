import type { StreamFormat } from "../format.ts";

/** What a source was taken for. */
export class SourceState {
  /** Tells it from all other sources of all feeds. */
  readonly id: number;
  /** The format of its packets; null while none is known. */
  format: StreamFormat | null = null;
  /** Somebody said so. */
  isChosen = false;
  /** Nobody looks any more until `againAt`. */
  gaveUp = false;
  againAt = Number.NEGATIVE_INFINITY;
  /** Packets that were looked at without a verdict, those that a format could read for a part of one. */
  looked = 0;
  /** Packets that were tried for all formats so far. */
  tried = 0;
  /** Packets in a row that are of another format. */
  misfits = 0;
  /** Headers in a row that fitted when it was recognised. */
  headers = 0;
  /** Candidates of an earlier look count no more. */
  look = 0;

  constructor(id: number) {
    this.id = id;
  }
}
