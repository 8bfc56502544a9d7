import type { StreamFormat } from "../format.ts";
import type { Candidate } from "./candidate.ts";

/** What a source was taken for. */
export class SourceState {
  /** The format of its packets; null while none is known. */
  format: StreamFormat | null = null;
  /** Somebody said so. */
  isChosen = false;
  /** Nobody looks any more until `againAt`. */
  gaveUp = false;
  againAt = Number.NEGATIVE_INFINITY;
  /** Packets that were looked at without a verdict. */
  looked = 0;
  /** Packets in a row that are of another format. */
  misfits = 0;
  /** Headers in a row that fitted when it was recognised. */
  headers = 0;
  readonly candidates: Candidate[] = [];
}
