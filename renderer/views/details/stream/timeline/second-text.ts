import { formatBitRate, formatMs, formatTimeOfDay } from "../../../../../shared/format.ts";
import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { placeOf } from "./stretch.ts";

/** Local time of a second: “14:21:05”. */
export function clockOf(time: number): string {
  return formatTimeOfDay(time * 1_000).slice(0, 8);
}

/** What is known of one second, in words: its rate, then whatever was not as it should be. */
export function secondWords(seconds: StreamSeconds, place: number): readonly string[] {
  const value = (column: Exclude<keyof StreamSeconds, "from">): number =>
    seconds[column][place] ?? Number.NaN;
  const counts = [
    [value("lost"), "lost"],
    [value("reordered"), "reordered"],
    [value("duplicates"), "duplicate"],
    [value("droppedHere"), "dropped here"],
    [value("late"), "PCR late"],
  ] as const;
  const times = [
    [value("jitter"), "jitter"],
    [value("delayMedian"), "delay"],
  ] as const;
  return [
    formatBitRate(value("bytes") * 8),
    ...counts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`),
    ...times.filter(([ms]) => !Number.isNaN(ms)).map(([ms, word]) => `${word} ${formatMs(ms)} ms`),
  ];
}

/** The same of the second at a time, also where nothing is known of it. */
export function wordsAt(seconds: StreamSeconds, time: number): readonly string[] {
  const place = placeOf({ seconds }, time);
  if (place !== null) return secondWords(seconds, place);
  return [time * 1_000 < seconds.from ? "not kept" : "nothing came"];
}
