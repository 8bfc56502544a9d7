import { formatBitRate, formatMs, formatRate } from "../../../../shared/format.ts";
import type { HistoryFigureName, KeptHistory } from "../../../../shared/model/kept-history.ts";
import { csv } from "../stream/csv.ts";
import { words } from "./words/words.ts";

/** What a rate is told in. */
export type Unit = "packets" | "bits";

/** Beginnings of the stretches, in s since 1970. */
export function timesOf({ from, step, length }: KeptHistory): number[] {
  return Array.from({ length }, (_, place) => from + place * step);
}

/** Of a stretch, a second's mean; null in a gap. */
export function meanOf({ figures }: KeptHistory, unit: Unit, place: number): number | null {
  const figure = figures[unit === "packets" ? "packets" : "bytes"];
  const seconds = figure.seconds[place] ?? 0;
  if (seconds === 0) return null;
  return ((figure.sum[place] ?? 0) / seconds) * (unit === "bits" ? 8 : 1);
}

/** The least or most of any second of a stretch; null in a gap. */
export function extremeOf(
  { figures }: KeptHistory,
  which: "least" | "most",
  unit: Unit,
  place: number,
): number | null {
  const value = figures[unit === "packets" ? "packets" : "bytes"][which][place] ?? Number.NaN;
  return Number.isNaN(value) ? null : value * (unit === "bits" ? 8 : 1);
}

/** A count of a whole stretch; null where it is not known. */
export function sumOf({ figures }: KeptHistory, name: HistoryFigureName, place: number): number | null {
  const value = figures[name].sum[place] ?? Number.NaN;
  return Number.isNaN(value) ? null : value;
}

export function placeAt({ from, step, length }: KeptHistory, time: number): number | null {
  const place = Math.floor((time - from) / step);
  return place >= 0 && place < length ? place : null;
}

export function formatUnit(value: number, unit: Unit): string {
  return unit === "packets" ? `${formatRate(value)} pkt/s` : formatBitRate(value);
}

/** The same where the unit stands elsewhere, as far as that is possible: bits have one of several. */
export function formatFigure(value: number, unit: Unit): string {
  return unit === "packets" ? formatRate(value) : formatBitRate(value);
}

/** What a whole span came to. */
interface SpanFigures {
  /** A second's mean, of the seconds that are known; null where none is. */
  readonly mean: number | null;
  /** Of what was sent; null where that is not measured. */
  readonly lossShare: number | null;
  /** The mean of the seconds in which it is known, in ms. */
  readonly jitter: number | null;
}

export function spanFigures(history: KeptHistory, unit: Unit): SpanFigures {
  const total = (name: HistoryFigureName, part: "sum" | "seconds"): number =>
    history.figures[name][part].reduce((all, one) => (Number.isNaN(one) ? all : all + one), 0);
  const name = unit === "packets" ? "packets" : "bytes";
  const seconds = total(name, "seconds");
  const [lost, measured] = [total("lost", "sum"), total("lost", "seconds")];
  const sent = lost + total("packets", "sum");
  const jittered = total("jitter", "seconds");
  return {
    mean: seconds === 0 ? null : (total(name, "sum") / seconds) * (unit === "bits" ? 8 : 1),
    lossShare: measured === 0 || sent === 0 ? null : lost / sent,
    jitter: jittered === 0 ? null : total("jitter", "sum") / jittered / 1_000,
  };
}

/** A count of the whole span; null where none of it is known. */
export function totalOf({ figures }: KeptHistory, name: "lost" | "dropped"): number | null {
  const { sum, seconds } = figures[name];
  if (!seconds.some((known) => known > 0)) return null;
  return sum.reduce((all, one) => (Number.isNaN(one) ? all : all + one), 0);
}

/** The longest time between two packets that follow each other, in ms; null where none is known. */
export function longestInterval({ figures }: KeptHistory): number | null {
  let longest = Number.NaN;
  for (const most of figures.intervalMost.most) if (!(longest >= most)) longest = most;
  return Number.isNaN(longest) ? null : longest / 1_000;
}

/** What is known of the stretch at a time, in words. */
export function wordsAt(history: KeptHistory, unit: Unit, time: number): readonly string[] {
  const place = placeAt(history, time);
  const mean = place === null ? null : meanOf(history, unit, place);
  if (place === null || mean === null) return [words().cursor.notListening];
  const most = extremeOf(history, "most", unit, place);
  const said = words().stretch;
  const counts = (["lost", "reordered", "dropped"] as const).flatMap((name) => {
    const count = sumOf(history, name, place);
    return count === null || count === 0 ? [] : [said[name](count)];
  });
  const jitter = history.figures.jitter.most[place] ?? Number.NaN;
  const pause = history.figures.intervalMost.most[place] ?? Number.NaN;
  return [
    formatUnit(mean, unit),
    ...(history.step > 1 && most !== null ? [said.atMost(formatUnit(most, unit))] : []),
    ...counts,
    ...(Number.isNaN(jitter) ? [] : [said.jitter(formatMs(jitter / 1_000))]),
    ...(Number.isNaN(pause) ? [] : [said.pause(formatMs(pause / 1_000))]),
  ];
}

/** The shown stretches as a text to take along; what is not known is empty. */
export function historyCsv(history: KeptHistory): string {
  const header = [
    "time",
    "seconds",
    "packets",
    "packets_least",
    "packets_most",
    "bytes",
    "lost",
    "reordered",
    "dropped_here",
    "jitter_ms",
    "interval_least_ms",
    "interval_most_ms",
    "worst_second_lost_percent",
    "error_seconds",
  ];
  const thousandth = (value: number | undefined): number | null =>
    value === undefined || Number.isNaN(value) ? null : value / 1_000;
  return csv(
    header,
    timesOf(history).map((time, place) => {
      const { figures } = history;
      const share = thousandth(figures.lossShare.most[place]);
      return [
        ...[
          new Date(time * 1_000).toISOString(),
          figures.packets.seconds[place] ?? 0,
          sumOf(history, "packets", place),
        ],
        ...[extremeOf(history, "least", "packets", place), extremeOf(history, "most", "packets", place)],
        ...[
          sumOf(history, "bytes", place),
          sumOf(history, "lost", place),
          sumOf(history, "reordered", place),
        ],
        ...[sumOf(history, "dropped", place), thousandth(figures.jitter.most[place])],
        ...[thousandth(figures.intervalLeast.least[place]), thousandth(figures.intervalMost.most[place])],
        ...[share === null ? null : share / 10, sumOf(history, "errorSeconds", place)],
      ];
    }),
  );
}
