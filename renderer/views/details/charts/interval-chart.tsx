import { useCallback, useMemo, useState } from "react";
import { formatMs } from "../../../../shared/format.ts";
import type { KeptIntervals } from "../../../../shared/model/kept-history.ts";
import { formatFixed } from "../../../../shared/text/count.ts";
import { SteadyTop } from "../../../components/steady-top.ts";
import { type Ground, useCanvas } from "../stream/charts/use-canvas.ts";
import { clockOf } from "../stream/timeline/second-text.ts";
import styles from "./charts-panel.module.css";
import { acrossBins, type BinRange, binTicks, type IntervalBars, intervalBars } from "./interval-bars.ts";
import { words } from "./words/words.ts";

/** In px: room for the axes, and for what stands above the marks. */
const [left, below, top] = [38, 22, 44];
/** Of a row of texts above the marks. */
const markRow = 14;

/** How the times between packets spread in the span, with the shares below which most of them lie. */
export function IntervalChart({
  intervals,
  longest,
}: {
  readonly intervals: KeptIntervals;
  readonly longest: number | null;
}) {
  const [steady] = useState(steadyAxes);
  const bars = useMemo(() => intervalBars(intervals, steady.bins), [intervals, steady]);
  const draw = useCallback(
    (ground: Ground) => (bars === null ? undefined : drawBars(ground, bars, steady.percent)),
    [bars, steady],
  );
  const canvas = useCanvas(draw);
  const said = words().times;
  const [begin, end] = [clockOf(intervals.from), clockOf(intervals.to)];
  if (bars === null) {
    return <p className={styles.quiet}>{said.unknown(begin, end)}</p>;
  }
  const { median, p95, p99, count, above } = bars;
  const span = said.span(begin, end);
  const spoken = said.spoken(span, formatMs(median), formatMs(p95), formatMs(p99));
  const beyond = above < 0.01 ? said.under(formatFixed(0.01, 2)) : formatFixed(above, 2);
  return (
    <>
      <div className={styles.intervals} role="img" aria-label={spoken} title={span}>
        <canvas ref={canvas} data-chart="" data-live />
      </div>
      <p className={styles.quiet} data-live>
        {said.counted(count, longest === null ? null : formatMs(longest), above > 0 ? beyond : null)}
      </p>
    </>
  );
}

/** Both axes as they were, as long as what is drawn comes back to their ends. */
function steadyAxes() {
  const [low, high, most] = [
    new SteadyTop(Number.POSITIVE_INFINITY),
    new SteadyTop(Number.POSITIVE_INFINITY),
    new SteadyTop(),
  ];
  return {
    bins: ([first, last]: BinRange): BinRange => [-low.at(-first), high.at(last)],
    percent: (wanted: number): number => most.at(wanted),
  };
}

function drawBars(
  { context, width, height, colours }: Ground,
  bars: IntervalBars,
  steady: (percent: number) => number,
): void {
  const { first, percents, median, p95, p99 } = bars;
  const across = width - left;
  const base = height - below;
  const highest = Math.max(...percents);
  const step = niceStep(highest);
  const most = steady(Math.ceil(highest / step) * step);
  const unit = niceStep(most);
  const scale = (base - top) / (Math.ceil(most / unit) * unit);
  // no words: a font
  context.font = '11px "Inter Variable", sans-serif';
  context.textBaseline = "middle";
  context.textAlign = "right";
  for (let percent = 0; percent <= most + unit / 2; percent += unit) {
    const y = base - percent * scale;
    context.fillStyle = colours.line;
    context.fillRect(left, y, across, 1);
    context.fillStyle = colours["fg-3"];
    context.fillText(`${short(Number(percent.toFixed(2)))} %`, left - 6, y);
  }
  const wide = across / percents.length;
  context.fillStyle = colours.s1;
  context.globalAlpha = 0.85;
  for (const [place, percent] of percents.entries()) {
    if (percent === 0) continue;
    const tall = Math.max(1, percent * scale);
    context.fillRect(left + place * wide, base - tall, Math.max(1, wide - 1.5), tall);
  }
  context.globalAlpha = 1;
  context.textAlign = "center";
  context.fillStyle = colours["fg-3"];
  for (const ms of binTicks({ first, percents }, Math.max(2, Math.floor(across / 48)))) {
    const x = left + acrossBins({ first, percents }, ms) * across;
    if (x < left + 8 || x > width - 34) continue;
    context.fillText(formatTick(ms), x, base + 12);
  }
  context.textAlign = "right";
  context.fillText("ms", width, base + 12);
  drawMarks(
    context,
    [
      [words().times.median, median],
      ["95 %", p95],
      ["99 %", p99],
    ],
    (ms) => left + acrossBins({ first, percents }, ms) * across,
    {
      ...{ width, base, colour: colours["fg-1"] },
    },
  );
}

/** Dashed lines with their texts above, which do not lie on each other. */
function drawMarks(
  context: CanvasRenderingContext2D,
  marks: readonly (readonly [string, number])[],
  xOf: (ms: number) => number,
  { width, base, colour }: { readonly width: number; readonly base: number; readonly colour: string },
): void {
  context.strokeStyle = colour;
  context.fillStyle = colour;
  context.textAlign = "left";
  const rows: { readonly from: number; readonly to: number }[][] = [];
  const texts: (() => void)[] = [];
  for (const [name, ms] of marks) {
    const x = Math.min(width - 1, xOf(ms));
    const text = `${name} ${formatMs(ms)}`;
    const wide = context.measureText(text).width;
    const at = x + 4 + wide <= width ? x + 4 : Math.max(0, x - 4 - wide);
    // The highest row in which it lies on no other one.
    let row = rows.findIndex((held) => held.every(({ from, to }) => at > to || at + wide < from));
    if (row === -1) row = rows.push([]) - 1;
    rows[row]?.push({ from: at - 8, to: at + wide + 8 });
    texts.push(() => {
      // Lines of others end where it stands.
      context.clearRect(at - 2, row * markRow, wide + 4, markRow);
      context.fillText(text, at, 7 + row * markRow);
    });
    context.setLineDash([3, 3]);
    context.beginPath();
    context.moveTo(x, 2 + row * markRow);
    context.lineTo(x, base);
    context.stroke();
    context.setLineDash([]);
  }
  for (const write of texts) write();
}

/** Steps of 1, 2 and 5 that cut a height into two to five parts. */
function niceStep(most: number): number {
  const power = 10 ** Math.floor(Math.log10(most / 2));
  return [5, 2, 1].map((digit) => digit * power).find((step) => most / step >= 2) ?? power;
}

function formatTick(ms: number): string {
  return short(Number(ms.toPrecision(2)));
}

/** With the decimals that it has. */
function short(value: number): string {
  return formatFixed(value, String(value).split(".")[1]?.length ?? 0);
}
