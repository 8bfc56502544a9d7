import { formatDuration, formatMs, formatTimeOfDay } from "../../../../../shared/format.ts";
import type { Spread, StreamDetail } from "../../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import type { StreamFinding } from "../../../../../shared/stream/stream-findings.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { streamFactText, streamFindingText } from "../../../../../shared/text/sentences.ts";
import { figuresOf, furtherFiguresOf } from "../figures.ts";
import { lengthNames } from "../spread/bursts.tsx";
import { titleOf } from "../title.ts";

interface ReportPlace {
  /** “239.1.2.3:5004”. */
  readonly group: string;
  /** Name of the interface; null where that is not known. */
  readonly interface: string | null;
  /** ms since 1970. */
  readonly at: number;
  readonly findings: readonly StreamFinding[];
}

/** The report of one stream for people: what was measured, of what, and what it means. */
export function reportText(stream: StreamDetail, place: ReportPlace): string {
  const { group, interface: on, at, findings } = place;
  const { address, port, key, facts, firstAt, burstCounts } = stream;
  const figures = figuresOf(stream).map(({ name, value, unit, detail }): Line => {
    const figure = value === null ? "–" : `${value}${unit === "" ? "" : ` ${unit}`}`;
    return [name, detail === "" ? figure : `${figure}, ${detail}`];
  });
  const further = furtherFiguresOf(stream).map(({ name, value }): Line => [name, value ?? "–"]);
  const bursts = lengthNames().map(
    (name, row): Line => [`Bursts of ${name}`, formatCount(burstCounts[row] ?? 0)],
  );
  const spreads = [
    ["Delay", stream.delay],
    ["Interval", stream.interarrival],
    ["Jitter", stream.jitterSpread],
  ] as const;
  return [
    `${titleOf(stream)}${key === "" ? "" : `, ${key}`}`,
    "",
    ...aligned([
      ["Group", on === null ? group : `${group} on ${on}`],
      ["Source", formatEndpoint(address, port)],
      ...(facts.length === 0 ? [] : [["Says", facts.map(streamFactText).join(", ")] as const]),
      ["Measured", measured(firstAt, at)],
    ]),
    "",
    ...aligned([...figures, ...further]),
    "",
    ...(stream.bursts === null || stream.bursts === 0 ? [] : [...aligned(bursts), ""]),
    ...spreads.flatMap(([name, spread]) => (spread === null ? [] : [spreadLine(name, spread)])),
    "",
    ...findings.map(streamFindingText),
  ]
    .join("\n")
    .concat("\n");
}

type Line = readonly [name: string, value: string];

function aligned(lines: readonly Line[]): readonly string[] {
  const width = Math.max(...lines.map(([name]) => name.length)) + 2;
  return lines.map(([name, value]) => `${name.padEnd(width)}${value}`);
}

function measured(from: number, to: number): string {
  const clock = (at: number): string => formatTimeOfDay(at).slice(0, 8);
  if (!Number.isFinite(from)) return `nothing until ${dayOf(to)} ${clock(to)}`;
  return `${dayOf(from)} ${clock(from)} to ${clock(to)}, ${formatDuration(to - from)}`;
}

/** Local date, as ISO 8601 writes it. */
function dayOf(at: number): string {
  const date = new Date(at);
  return [date.getFullYear(), date.getMonth() + 1, date.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}

function spreadLine(name: string, spread: NonNullable<Spread>): string {
  const { least, median, p90, p95, p99, p999, most } = spread;
  const parts = [
    ["min", least],
    ["50 %", median],
    ["90 %", p90],
    ["95 %", p95],
    ["99 %", p99],
    ["99.9 %", p999],
    ["max", most],
  ] as const;
  return `${name}, ms: ${parts.map(([title, ms]) => `${title} ${formatMs(ms)}`).join(", ")}`;
}
