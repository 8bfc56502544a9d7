import { formatBitRate, formatMs } from "../../../../../shared/format.ts";
import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { formatClock } from "../../../../../shared/text/clock.ts";
import { placeOf } from "./stretch.ts";
import { words } from "./words/words.ts";

/** Time of day of a second: “14:21:05”. */
export function clockOf(time: number): string {
  return formatClock(time * 1_000);
}

/** What is known of one second, in words: its rate, then whatever was not as it should be. */
export function secondWords(seconds: StreamSeconds, place: number): readonly string[] {
  const value = (column: Exclude<keyof StreamSeconds, "from">): number =>
    seconds[column][place] ?? Number.NaN;
  const { second: text } = words();
  const counts = ["lost", "reordered", "duplicates", "droppedHere", "late"] as const;
  const times = ["jitter", "delayMedian"] as const;
  return [
    formatBitRate(value("bytes") * 8),
    ...counts.filter((column) => value(column) > 0).map((column) => text[column](value(column))),
    ...times
      .filter((column) => !Number.isNaN(value(column)))
      .map((column) => text[column](formatMs(value(column)))),
  ];
}

/** The same of the second at a time, also where nothing is known of it. */
export function wordsAt(seconds: StreamSeconds, time: number): readonly string[] {
  const place = placeOf({ seconds }, time);
  if (place !== null) return secondWords(seconds, place);
  const { second: text } = words();
  return [time * 1_000 < seconds.from ? text.notKept : text.nothing];
}
