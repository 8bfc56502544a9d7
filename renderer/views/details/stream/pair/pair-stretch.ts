import { formatMs } from "../../../../../shared/format.ts";
import type { PairSeconds } from "../../../../../shared/model/pair.ts";
import { csv } from "../csv.ts";
import { originOf } from "../timeline/stretch.ts";
import { words as timeline } from "../timeline/words/words.ts";
import { words } from "./words/words.ts";

/** A part of a pair's seconds. Times are in s since 1970, each the beginning of its second. */
export interface PairStretch {
  readonly seconds: PairSeconds;
  /** The first second that is shown, and the end, whose second is not. */
  readonly from: number;
  readonly to: number;
}

export type PairColumn = Exclude<keyof PairSeconds, "from">;

/** The seconds that are both known and shown: first and end, in s since 1970. */
export function knownPart({ seconds, from, to }: PairStretch): {
  readonly first: number;
  readonly end: number;
} {
  const origin = originOf(seconds);
  const first = Math.max(from, origin);
  return { first, end: Math.max(first, Math.min(to, origin + seconds.both.length)) };
}

/** A column's value of a second; NaN where nothing is known of it. */
export function valueAt({ seconds }: Pick<PairStretch, "seconds">, column: PairColumn, time: number): number {
  return seconds[column][time - originOf(seconds)] ?? Number.NaN;
}

export function timesOf(stretch: PairStretch): number[] {
  const { first, end } = knownPart(stretch);
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** In how many of the shown seconds a column has something. */
export function secondsWith(stretch: PairStretch, column: PairColumn): number {
  return timesOf(stretch).filter((time) => valueAt(stretch, column, time) > 0).length;
}

/** What is known of one second, in words. */
export function wordsAt(seconds: PairSeconds, time: number): readonly string[] {
  const value = (column: PairColumn): number => valueAt({ seconds }, column, time);
  if (Number.isNaN(value("both"))) {
    const { notKept, nothing } = timeline().second;
    return [time * 1_000 < seconds.from ? notKept : nothing];
  }
  const text = words().figures.second;
  const counts = ["lostA", "lostB", "missing"] as const;
  const skew = value("skewMedian");
  return [
    text.both(value("both")),
    ...counts.flatMap((column) => (value(column) > 0 ? [text[column](value(column))] : [])),
    ...(Number.isNaN(skew) ? [] : [text.skew(formatMs(skew))]),
  ];
}

/** Columns of the text, by their names in it. */
const named: readonly (readonly [string, PairColumn])[] = [
  ["both", "both"],
  ["lost_a", "lostA"],
  ["lost_b", "lostB"],
  ["only_a", "onlyA"],
  ["only_b", "onlyB"],
  ["missing", "missing"],
  ["skew_least_ms", "skewLeast"],
  ["skew_median_ms", "skewMedian"],
  ["skew_most_ms", "skewMost"],
];

/** The shown seconds as comma-separated values, the time in UTC (ISO 8601); what is not known is empty. */
export function pairCsv(stretch: PairStretch): string {
  const rows = timesOf(stretch).map((time) => [
    new Date(time * 1_000).toISOString().replace(".000", ""),
    ...named.map(([, column]) => {
      const value = valueAt(stretch, column, time);
      return Number.isNaN(value) ? null : Number(value.toFixed(3));
    }),
  ]);
  return csv(["time", ...named.map(([name]) => name)], rows);
}
