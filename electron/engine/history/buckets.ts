import {
  type HistoryFigureName,
  historyFigures,
  type KeptFigure,
  type KeptHistory,
} from "../../../shared/model/kept-history.ts";
import { packColumns, unpackColumns } from "./columns.ts";

/**
 * Figures of stretches of time that follow each other, each with what its seconds came to: in how many of them the
 * figure is known, their sum, the least and the most. Coarser stretches are made of finer ones without losing any
 * extreme, and stretches that overlap may be put together in any order.
 */
export class Buckets {
  readonly length: number;
  /** One of each for each figure of `historyFigures`; `least` and `most` are NaN where `seconds` is 0. */
  readonly seconds: readonly Float64Array[];
  readonly sum: readonly Float64Array[];
  readonly least: readonly Float64Array[];
  readonly most: readonly Float64Array[];

  constructor(length: number) {
    const columns = (fill: number) =>
      historyFigures.map(() => (fill === 0 ? new Float64Array(length) : new Float64Array(length).fill(fill)));
    this.length = length;
    this.seconds = columns(0);
    this.sum = columns(0);
    this.least = columns(Number.NaN);
    this.most = columns(Number.NaN);
  }

  /** Adds one second's value of a figure. */
  addSecond(bucket: number, figure: number, value: number): void {
    if (Number.isNaN(value)) return;
    this.#add(bucket, figure, 1, value, value, value);
  }

  /** Adds a bucket of others. */
  addBucket(bucket: number, other: Buckets, from: number): void {
    for (let figure = 0; figure < historyFigures.length; figure += 1) {
      const seconds = other.seconds[figure]?.[from] ?? 0;
      if (seconds === 0) continue;
      const sum = other.sum[figure]?.[from] ?? 0;
      const least = other.least[figure]?.[from] ?? 0;
      this.#add(bucket, figure, seconds, sum, least, other.most[figure]?.[from] ?? 0);
    }
  }

  #add(bucket: number, figure: number, seconds: number, sum: number, least: number, most: number): void {
    const counts = this.seconds[figure];
    const sums = this.sum[figure];
    const leasts = this.least[figure];
    const mosts = this.most[figure];
    if (!(counts && sums && leasts && mosts) || bucket < 0 || bucket >= this.length) return;
    const isFirst = counts[bucket] === 0;
    counts[bucket] = (counts[bucket] ?? 0) + seconds;
    sums[bucket] = (sums[bucket] ?? 0) + sum;
    leasts[bucket] = isFirst ? least : Math.min(leasts[bucket] ?? 0, least);
    mosts[bucket] = isFirst ? most : Math.max(mosts[bucket] ?? 0, most);
  }

  pack(): Uint8Array {
    return packColumns([...this.seconds, ...this.sum, ...this.least, ...this.most].map(withoutEmpty));
  }

  /** Null for bytes that are none. Figures that were not known when it was packed hold nothing. */
  static unpack(bytes: Uint8Array, length: number): Buckets | null {
    const figures = (bytes[0] ?? 0) / parts;
    if (!Number.isInteger(figures)) return null;
    const columns = unpackColumns(bytes, figures * parts, length);
    if (columns === null) return null;
    const buckets = new Buckets(length);
    for (let figure = 0; figure < Math.min(figures, historyFigures.length); figure += 1) {
      const [seconds, sum, least, most] = Array.from(
        { length: parts },
        (_, part) => columns[part * figures + figure],
      );
      for (let at = 0; at < length; at += 1) {
        const count = seconds?.[at] ?? Number.NaN;
        if (count > 0) buckets.#add(at, figure, count, sum?.[at] ?? 0, least?.[at] ?? 0, most?.[at] ?? 0);
      }
    }
    return buckets;
  }
}

/** Seconds, sum, least, most. */
const parts = 4;

/** Zeros of `seconds` and `sum` where nothing is known need not be written. */
function withoutEmpty(column: Float64Array, place: number, all: readonly Float64Array[]): Float64Array {
  const seconds = all[place % historyFigures.length];
  return column.map((value, at) => (seconds?.[at] === 0 ? Number.NaN : value));
}

/** As it is told; times in s since 1970. */
export function tellBuckets(buckets: Buckets, from: number, step: number): KeptHistory {
  const figures = historyFigures.map(({ name }, figure): [HistoryFigureName, KeptFigure] => {
    const column = (columns: readonly Float64Array[]) => Float64Array.from(columns[figure] ?? []);
    const seconds = column(buckets.seconds);
    const sum = column(buckets.sum).map((value, at) => (seconds[at] === 0 ? Number.NaN : value));
    return [name, { sum, least: column(buckets.least), most: column(buckets.most), seconds }];
  });
  return {
    from,
    step,
    length: buckets.length,
    figures: Object.fromEntries(figures) as KeptHistory["figures"],
  };
}
