import type { StreamFigures } from "../../../shared/model/figures.ts";
import { type StreamKind, streamKinds } from "../../../shared/model/stream-kinds.ts";
import type { Stream } from "./stream.ts";

/** Figures where nothing is measured. */
export const noStreamFigures: StreamFigures = {
  expected: null,
  lost: null,
  reordered: null,
  duplicates: null,
  jitter: null,
};

/** What streams come to together: sums, and the largest jitter. */
export class StreamSums {
  #measured = false;
  #expected = 0;
  #lost = 0;
  #reordered = 0;
  #duplicates = 0;
  #jitter = Number.NaN;

  add(stream: Stream): void {
    const { jitter } = stream;
    const ms = jitter.ms;
    if (ms !== null && !(this.#jitter >= ms)) this.#jitter = ms;
    const { lost } = stream;
    if (lost === null) return;
    this.#measured = true;
    this.#expected += stream.expected ?? 0;
    this.#lost += lost;
    this.#reordered += stream.reordered ?? 0;
    this.#duplicates += stream.duplicates ?? 0;
  }

  get figures(): StreamFigures {
    const jitter = Number.isNaN(this.#jitter) ? null : this.#jitter;
    if (!this.#measured) return { ...noStreamFigures, jitter };
    return {
      expected: this.#expected,
      lost: this.#lost,
      reordered: this.#reordered,
      duplicates: this.#duplicates,
      jitter,
    };
  }
}

export function figuresOf(streams: Iterable<Stream>): StreamFigures {
  const sums = new StreamSums();
  for (const stream of streams) sums.add(stream);
  return sums.figures;
}

/** What streams were recognised as, each kind once, in the order of `streamKinds`. */
export function kindsOf(streams: Iterable<Stream>): StreamKind[] {
  let last: StreamKind | null = null;
  const kinds = new Set<StreamKind>();
  for (const { format } of streams) {
    // Mostly all of them are of one.
    if (format.kind === last) continue;
    last = format.kind;
    kinds.add(last);
  }
  return kinds.size < 2 ? [...kinds] : streamKinds.filter((kind) => kinds.has(kind));
}

/** The same for each source. @returns by the sources' places */
export function figuresBySource(streams: Iterable<Stream>): ReadonlyMap<number, StreamFigures> {
  const bySource = new Map<number, StreamSums>();
  for (const stream of streams) {
    const sums = bySource.get(stream.source) ?? new StreamSums();
    sums.add(stream);
    bySource.set(stream.source, sums);
  }
  return new Map([...bySource].map(([place, sums]) => [place, sums.figures]));
}
