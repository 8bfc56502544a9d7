import { limits } from "../../../shared/limits.ts";
import type { StreamKind } from "../../../shared/model/stream-kinds.ts";
import { Arrival } from "../streams/arrival.ts";
import type { StreamFormat } from "../streams/format.ts";
import { streamFormats } from "../streams/formats/formats.ts";
import { Headers } from "../streams/headers.ts";
import { Candidate } from "../streams/recognition/candidate.ts";
import { SourceState } from "../streams/recognition/source-state.ts";

/** One for all: each datagram's headers overwrite the last one's. */
const headers = new Headers();
const arrival = new Arrival();

/**
 * What the first packets of one sender are numbered as, by the measure that rows are recognised by: a header alone fits a packet of
 * anything, some that follow each other do not.
 */
export class StreamLook {
  readonly #state = new SourceState(1);
  readonly #candidates = new Map<StreamFormat, Candidate>();
  #looked = 0;
  kind: StreamKind | null = null;

  /** @param at where the datagram begins in `bytes` */
  take(bytes: Uint8Array, at: number, size: number): void {
    if (this.kind !== null || this.#looked === limits.recognitionPackets) return;
    this.#looked += 1;
    this.#state.tried += 1;
    for (const format of streamFormats) {
      headers.clear();
      if (format.read(bytes, at, size, headers) < 1) continue;
      const candidate = this.#candidates.get(format) ?? new Candidate();
      this.#candidates.set(format, candidate);
      if (!candidate.isOf(this.#state, format, headers, 0))
        candidate.begin(this.#state, format, headers, 0, 0);
      candidate.take(headers, 0, arrival, this.#state.tried);
      if (!candidate.isProved) continue;
      this.kind = format.kind;
      this.#candidates.clear();
      return;
    }
  }
}
