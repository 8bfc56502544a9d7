import type { MeteredSource, SourceTable } from "./sources.ts";

/**
 * The sources with the most packets, in the order in which they were first heard. Reception shares
 * the thread: numbers are sorted, not objects.
 * @param most at least one
 */
export function busiest(table: SourceTable, most: number): MeteredSource[] {
  const sources = [...table];
  if (sources.length <= most) return sources;
  const packets = Float64Array.from(sources, ({ meter }) => meter.packets).sort();
  const least = packets[packets.length - most] ?? 0;
  // Of those that have just as many as the least, only as many as still fit.
  let equals = most - packets.slice(-most).filter((count) => count > least).length;
  return sources.filter(({ meter }) => {
    if (meter.packets !== least) return meter.packets > least;
    equals -= 1;
    return equals >= 0;
  });
}
