import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { csv } from "../csv.ts";
import { knownPart, placeOf, type Stretch } from "./stretch.ts";

/** Columns of the text, by their names in it. */
const columns: readonly (readonly [string, Exclude<keyof StreamSeconds, "from">])[] = [
  ["received", "received"],
  ["bytes", "bytes"],
  ["lost", "lost"],
  ["reordered", "reordered"],
  ["duplicates", "duplicates"],
  ["dropped_here", "droppedHere"],
  ["late", "late"],
  ["jitter_ms", "jitter"],
  ["delay_least_ms", "delayLeast"],
  ["delay_median_ms", "delayMedian"],
  ["delay_p99_ms", "delayP99"],
];

/** The shown seconds as comma-separated values, the time in UTC (ISO 8601); what is not known is empty. */
export function secondsCsv(stretch: Stretch): string {
  const { first, end } = knownPart(stretch);
  const rows = Array.from({ length: end - first }, (_, at) => {
    const place = placeOf(stretch, first + at);
    const cells = columns.map(([, column]) => {
      const value = place === null ? undefined : stretch.seconds[column][place];
      return value === undefined || Number.isNaN(value) ? null : Number(value.toFixed(3));
    });
    return [new Date((first + at) * 1_000).toISOString().replace(".000", ""), ...cells];
  });
  return csv(["time", ...columns.map(([name]) => name)], rows);
}
