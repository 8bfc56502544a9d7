import { useMemo, useRef } from "react";
import uPlot from "uplot";
import type { Incident } from "../../../../shared/model/incident.ts";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { Chart, type Plot, timeAxis } from "../stream/charts/chart.tsx";
import type { Colour, Colours } from "../stream/charts/colours.ts";
import { extremeOf, formatUnit, meanOf, sumOf, timesOf, type Unit } from "./stretches.ts";
import type { SourceHistory } from "./use-group-history.ts";

/** In px: with the lanes below it fits the details as they open, also in the smallest window. */
const [chartHeight, lowChartHeight] = [184, 112];
const lowWindow = 760;
const laneHeight = 26;
const sourceColours: readonly Colour[] = ["s1", "s2", "s3", "s4"];

interface RateChartProps {
  readonly group: KeptHistory;
  /** Stacked on each other; empty draws the whole group. */
  readonly sources: readonly SourceHistory[];
  readonly unit: Unit;
  readonly incidents: readonly Incident[];
  readonly from: number;
  readonly to: number;
}

/** The rate over time, from zero, by source or as a whole with its extremes; gaps are hatched and never bridged. */
export function RateChart({ group, sources, unit, incidents, from, to }: RateChartProps) {
  const data = useMemo(() => columnsOf(group, sources, unit), [group, sources, unit]);
  const latest = useRef({ group, incidents });
  latest.current = { group, incidents };
  const count = sources.length;
  const plot = useMemo(() => (colours: () => Colours) => plotOf(colours, count, unit, latest), [count, unit]);
  return (
    <Chart
      plot={plot}
      data={data}
      from={from}
      to={to}
      height={window.innerHeight < lowWindow ? lowChartHeight : chartHeight}
    />
  );
}

/** Times in the middle of the stretches; then for sources their sums from the bottom, or mean, least and most. */
function columnsOf(group: KeptHistory, sources: readonly SourceHistory[], unit: Unit): uPlot.AlignedData {
  const times = timesOf(group).map((time) => time + group.step / 2);
  const all = (of: (place: number) => number | null) => times.map((_, place) => of(place));
  if (sources.length === 0) {
    return [
      times,
      all((place) => meanOf(group, unit, place)),
      all((place) => extremeOf(group, "least", unit, place)),
      all((place) => extremeOf(group, "most", unit, place)),
    ];
  }
  const stacked = sources.map((_, upTo) =>
    all((place) => {
      if (meanOf(group, unit, place) === null) return null;
      return sources
        .slice(0, upTo + 1)
        .reduce((sum, { history }) => sum + (meanOf(history, unit, place) ?? 0), 0);
    }),
  );
  // What further sources sent lies above those that have a colour.
  return [times, ...stacked, all((place) => meanOf(group, unit, place))] as uPlot.AlignedData;
}

interface Latest {
  readonly current: { readonly group: KeptHistory; readonly incidents: readonly Incident[] };
}

function plotOf(colours: () => Colours, sources: number, unit: Unit, latest: Latest): Plot {
  const line = (colour: Colour, width = 1.5): uPlot.Series => ({
    ...{ stroke: () => colours()[colour], width, points: { show: false }, spanGaps: false },
  });
  const bySource: uPlot.Series[] = Array.from({ length: sources }, (_, place) =>
    line(sourceColours[place] ?? "fg-3"),
  );
  const series =
    sources === 0 ? [line("s1"), { ...line("s1", 0) }, { ...line("s1", 0) }] : [...bySource, line("fg-3", 1)];
  const fill =
    (place: number): (() => string) =>
    () =>
      `${colours()[sourceColours[place] ?? "s1"]}33`;
  const bands: uPlot.Band[] =
    sources === 0
      ? [{ series: [3, 2], fill: () => colours()["spark-fill"] }]
      : bySource.slice(1).map((_, place) => ({ series: [place + 2, place + 1], fill: fill(place + 1) }));
  const [first] = series;
  if (sources > 0 && first) series[0] = { ...first, fill: fill(0) };
  return {
    series,
    bands,
    axes: [timeAxis(colours), rateAxis(colours, unit)],
    rangeY: (_least, most) => [0, Math.max(1, most) * 1.08],
    draw: (u) => {
      drawGaps(u, latest.current.group, colours());
      drawIncidents(u, latest.current.incidents, colours());
    },
  };
}

/** The axis of a rate, from zero. */
export function rateAxis(colours: () => Colours, unit: Unit): uPlot.Axis {
  return {
    stroke: () => colours()["fg-3"],
    font: '11px "Inter Variable", sans-serif',
    size: 76,
    gap: 6,
    space: 44,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { show: false },
    values: (_u, splits) => splits.map((value) => formatUnit(value, unit)),
  };
}

/** Where Castscope did not listen: hatched, from edge to edge. */
export function drawGaps(u: uPlot, { from, step, length, figures }: KeptHistory, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.strokeStyle = colours.line;
  ctx.lineWidth = px;
  for (let place = 0; place < length; place += 1) {
    if ((figures.packets.seconds[place] ?? 0) > 0) continue;
    let end = place;
    while (end < length && (figures.packets.seconds[end] ?? 0) === 0) end += 1;
    const left = u.valToPos(from + place * step, "x", true);
    const right = u.valToPos(from + end * step, "x", true);
    ctx.save();
    ctx.beginPath();
    ctx.rect(left, bbox.top, right - left, bbox.height);
    ctx.clip();
    ctx.beginPath();
    for (let x = left - bbox.height; x < right; x += 8 * px) {
      ctx.moveTo(x, bbox.top + bbox.height);
      ctx.lineTo(x + bbox.height, bbox.top);
    }
    ctx.stroke();
    ctx.restore();
    place = end;
  }
  ctx.restore();
}

/** When something happened: a line from the axis up, in the colour of how grave it is. */
function drawIncidents(u: uPlot, incidents: readonly Incident[], colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  ctx.save();
  ctx.lineWidth = px;
  ctx.setLineDash([3 * px, 3 * px]);
  for (const { at, gravity } of incidents) {
    const x = u.valToPos(at / 1_000, "x", true);
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle =
      gravity === "problem"
        ? colours["bad-mark"]
        : gravity === "warning"
          ? colours["warn-mark"]
          : colours["fg-3"];
    ctx.beginPath();
    ctx.moveTo(x, bbox.top);
    ctx.lineTo(x, bbox.top + bbox.height);
    ctx.stroke();
  }
  ctx.restore();
}

interface LossChartProps {
  readonly group: KeptHistory;
  readonly from: number;
  readonly to: number;
}

/** Packets that did not come, and below them such as this computer dropped: never added to each other. */
export function LossChart({ group, from, to }: LossChartProps) {
  const data = useMemo<uPlot.AlignedData>(() => [timesOf(group), timesOf(group).map(() => null)], [group]);
  const latest = useRef(group);
  latest.current = group;
  const plot = useMemo(
    () =>
      (colours: () => Colours): Plot => ({
        series: [{ show: false }],
        axes: [
          { ...timeAxis(colours), show: false },
          { show: true, size: 76, values: () => [], grid: { show: false }, ticks: { show: false } },
        ],
        rangeY: () => [0, 1],
        draw: (u) => {
          drawBars(u, latest.current, "lost", 0, colours()["warn-mark"], colours().line);
          drawBars(u, latest.current, "dropped", 1, colours()["bad-mark"], colours().line);
        },
      }),
    [],
  );
  return <Chart plot={plot} data={data} from={from} to={to} height={2 * laneHeight} />;
}

function drawBars(
  u: uPlot,
  history: KeptHistory,
  name: "lost" | "dropped",
  lane: number,
  colour: string,
  ground: string,
): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const bottom = bbox.top + (lane + 1) * laneHeight * px;
  const width = (bbox.width / Math.max(1, history.length)) * 0.8;
  const most = Math.max(
    1,
    ...Array.from(history.figures[name].sum, (value) => (Number.isNaN(value) ? 0 : value)),
  );
  ctx.save();
  ctx.fillStyle = ground;
  ctx.fillRect(bbox.left, bottom - px, bbox.width, px);
  ctx.fillStyle = colour;
  for (let place = 0; place < history.length; place += 1) {
    const value = sumOf(history, name, place) ?? 0;
    if (value === 0) continue;
    const height = Math.max(3 * px, (value / most) * (laneHeight - 5) * px);
    const x = u.valToPos(history.from + (place + 0.5) * history.step, "x", true);
    const wide = Math.max(1.5 * px, width);
    ctx.fillRect(x - wide / 2, bottom - px - height, wide, height);
  }
  ctx.restore();
}
