import { formatDuration, formatMs } from "../../../../../shared/format.ts";
import type { Spread, StreamDetail } from "../../../../../shared/model/stream.ts";
import { formatEndpoint } from "../../../../../shared/net/address.ts";
import type { StreamFinding } from "../../../../../shared/stream/stream-findings.ts";
import { formatClock, formatDate } from "../../../../../shared/text/clock.ts";
import { formatCount } from "../../../../../shared/text/count.ts";
import { streamFactText, streamFindingText } from "../../../../../shared/text/sentences.ts";
import { figuresOf, furtherFiguresOf } from "../figures.ts";
import { lengthNames } from "../spread/bursts.tsx";
import { spreadPoints } from "../spread/percentiles.tsx";
import { words as spreadWords } from "../spread/words/words.ts";
import { titleOf } from "../title.ts";
import { words } from "./words/words.ts";

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
  const text = words();
  const { names } = spreadWords();
  const figures = figuresOf(stream).map(({ name, value, unit, detail }): Line => {
    const figure = value === null ? "–" : `${value}${unit === "" ? "" : ` ${unit}`}`;
    return [name, detail === "" ? figure : `${figure}, ${detail}`];
  });
  const further = furtherFiguresOf(stream).map(({ name, value }): Line => [name, value ?? "–"]);
  const bursts = lengthNames().map(
    (name, row): Line => [text.bursts(name), formatCount(burstCounts[row] ?? 0)],
  );
  const spreads = [
    [names.delay.title, stream.delay],
    [names.interval.title, stream.interarrival],
    [names.jitter.title, stream.jitterSpread],
  ] as const;
  return [
    `${titleOf(stream)}${key === "" ? "" : `, ${key}`}`,
    "",
    ...aligned([
      [text.group, on === null ? group : text.on(group, on)],
      [text.source, formatEndpoint(address, port)],
      ...(facts.length === 0 ? [] : [[text.says, facts.map(streamFactText).join(", ")] as const]),
      [text.measured, measured(firstAt, at)],
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
  if (!Number.isFinite(from)) return words().nothing(formatDate(to), formatClock(to));
  return words().span(formatDate(from), formatClock(from), formatClock(to), formatDuration(to - from));
}

function spreadLine(name: string, spread: NonNullable<Spread>): string {
  const titles = spreadWords().points;
  // no words: only values and their unit
  return `${name}, ms: ${spreadPoints.map((point) => `${titles[point]} ${formatMs(spread[point])}`).join(", ")}`;
}
