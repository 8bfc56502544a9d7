import { escaped } from "./page-table.ts";
import { words } from "./words/words.ts";

const chartWidth = 1_000;
const chartHeight = 140;
const left = 80;
const bottom = 20;

const x = (place: number, length: number): number => left + ((chartWidth - left) * (place + 0.5)) / length;
const y = (value: number, most: number): number =>
  chartHeight - bottom - ((chartHeight - bottom - 10) * value) / most;

/**
 * A line over time that begins at zero, with its largest value and both ends of the time. Where nothing is known it has a gap.
 * @param from ms since 1970 @param width ms of one value
 */
export function lineChart(
  values: readonly number[],
  from: number,
  width: number,
  text: (value: number) => string,
): string {
  const most = mostOf(values);
  const parts: string[][] = [[]];
  for (const [place, value] of values.entries()) {
    if (Number.isNaN(value)) parts.push([]);
    else parts.at(-1)?.push(`${x(place, values.length).toFixed(1)},${y(value, most).toFixed(1)}`);
  }
  const lines = parts
    .filter((points) => points.length > 0)
    // One point alone is a dot.
    .map((points) => `<polyline class="line" points="${[...points, points.at(-1)].join(" ")}"/>`);
  return chart(lines, { most, from, to: from + width * values.length, text });
}

/** A bar for each value above zero, as for `lineChart`. */
export function barChart(
  values: readonly number[],
  from: number,
  width: number,
  text: (value: number) => string,
): string {
  const most = mostOf(values);
  const bars = values.flatMap((value, place) => {
    if (!(value > 0)) return [];
    const at = x(place, values.length).toFixed(1);
    return `<line class="bar" x1="${at}" y1="${y(0, most)}" x2="${at}" y2="${y(value, most).toFixed(1)}"/>`;
  });
  return chart(bars, { most, from, to: from + width * values.length, text });
}

/** What is drawn has a height also where all of it is zero. */
function mostOf(values: readonly number[]): number {
  return values.reduce((most, value) => (value > most ? value : most), 1e-9);
}

interface Scale {
  readonly most: number;
  readonly from: number;
  readonly to: number;
  readonly text: (value: number) => string;
}

function chart(drawn: readonly string[], { most, from, to, text }: Scale): string {
  const time = (ms: number): string => new Date(ms).toISOString().slice(11, 23);
  const top = most === 1e-9 ? 0 : most;
  const label = words().charts.label(time(from), time(to), text(top));
  return `<svg viewBox="0 0 ${chartWidth} ${chartHeight}" role="img" aria-label="${escaped(label)}">
<line class="axis" x1="${left}" y1="${y(0, 1)}" x2="${chartWidth}" y2="${y(0, 1)}"/>
${drawn.join("\n")}
${top === 0 ? "" : `<text x="${left - 8}" y="14" text-anchor="end">${escaped(text(top))}</text>`}
<text x="${left - 8}" y="${y(0, 1) + 4}" text-anchor="end">0</text>
<text x="${left}" y="${chartHeight - 4}">${time(from)}</text>
<text x="${chartWidth}" y="${chartHeight - 4}" text-anchor="end">${time(to)}</text>
</svg>`;
}
