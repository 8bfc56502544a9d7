import { useMemo, useRef } from "react";
import uPlot from "uplot";
import type { Incident } from "../../../../shared/model/incident.ts";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { roundTop, SteadyTop } from "../../../components/steady-top.ts";
import { Chart, type Plot, timeAxis } from "../stream/charts/chart.tsx";
import type { Colour, Colours } from "../stream/charts/colours.ts";
import { extremeOf, formatFigure, meanOf, timesOf, type Unit } from "./stretches.ts";
import type { SourceHistory } from "./use-group-history.ts";

/** Of the sources that have one, in the order of their letters. */
const sourceColours: readonly Colour[] = ["s1", "s2", "s3", "s4"];

/** How the rate is drawn: the whole group, its sources on each other, or each for itself. */
export type Drawn = "total" | "stacked" | "lines";

interface RateChartProps {
  readonly group: KeptHistory;
  readonly sources: readonly SourceHistory[];
  readonly drawn: Drawn;
  readonly unit: Unit;
  readonly incidents: readonly Incident[];
  readonly from: number;
  readonly to: number;
  /** In px. */
  readonly height: number;
}

/** The rate over time, from zero, by source or as a whole with its extremes; gaps are hatched and never bridged. */
export function RateChart(props: RateChartProps) {
  const { group, unit, incidents, from, to, height } = props;
  const drawn = props.sources.length === 0 ? "total" : props.drawn;
  const sources = drawn === "total" ? noSources : props.sources;
  const data = useMemo(() => columnsOf(group, sources, unit, drawn), [group, sources, unit, drawn]);
  const letters = sources.map(({ letter }) => letter);
  const latest = useRef({ group, incidents, letters });
  latest.current = { group, incidents, letters };
  const count = sources.length;
  const plot = useMemo(
    () => (colours: () => Colours) => plotOf(colours, { count, unit, drawn, latest }),
    [count, unit, drawn],
  );
  return <Chart plot={plot} data={data} from={from} to={to} height={height} />;
}

const noSources: readonly SourceHistory[] = [];

/** Times in the middle of the stretches; then for sources a column each and the whole group's, or mean, least and most. */
function columnsOf(
  group: KeptHistory,
  sources: readonly SourceHistory[],
  unit: Unit,
  drawn: Drawn,
): uPlot.AlignedData {
  const times = timesOf(group).map((time) => time + group.step / 2);
  const all = (of: (place: number) => number | null) => times.map((_, place) => of(place));
  if (drawn === "total") {
    return [
      times,
      all((place) => meanOf(group, unit, place)),
      all((place) => extremeOf(group, "least", unit, place)),
      all((place) => extremeOf(group, "most", unit, place)),
    ];
  }
  const columns = sources.map(({ history }, upTo) =>
    drawn === "lines"
      ? all((place) => meanOf(history, unit, place))
      : all((place) => {
          if (meanOf(group, unit, place) === null) return null;
          return sources
            .slice(0, upTo + 1)
            .reduce((sum, one) => sum + (meanOf(one.history, unit, place) ?? 0), 0);
        }),
  );
  // What further sources sent lies above those that have a colour.
  const whole = drawn === "lines" ? [] : [all((place) => meanOf(group, unit, place))];
  return [times, ...columns, ...whole] as uPlot.AlignedData;
}

interface Latest {
  readonly current: {
    readonly group: KeptHistory;
    readonly incidents: readonly Incident[];
    readonly letters: readonly string[];
  };
}

interface PlotParts {
  /** Of the sources that are drawn. */
  readonly count: number;
  readonly unit: Unit;
  readonly drawn: Drawn;
  readonly latest: Latest;
}

function plotOf(colours: () => Colours, { count: sources, unit, drawn, latest }: PlotParts): Plot {
  const line = (colour: Colour, width = 1.5): uPlot.Series => ({
    ...{ stroke: () => colours()[colour], width, points: { show: false }, spanGaps: false },
  });
  const bySource: uPlot.Series[] = Array.from({ length: sources }, (_, place) =>
    line(sourceColours[place] ?? "fg-3"),
  );
  const isTotal = drawn === "total";
  const series = isTotal
    ? [line("s1"), { ...line("s1", 0) }, { ...line("s1", 0) }]
    : [...bySource, ...(drawn === "stacked" ? [line("fg-3", 1)] : [])];
  const fill =
    (place: number): (() => string) =>
    () =>
      `${colours()[sourceColours[place] ?? "s1"]}33`;
  const between = bySource
    .slice(1)
    .map((_, place): uPlot.Band => ({ series: [place + 2, place + 1], fill: fill(place + 1) }));
  const bands: uPlot.Band[] = isTotal
    ? [{ series: [3, 2], fill: () => colours()["spark-fill"] }]
    : drawn === "stacked"
      ? between
      : [];
  const [first] = series;
  if (drawn === "stacked" && first) series[0] = { ...first, fill: fill(0) };
  const top = new SteadyTop();
  return {
    series,
    bands,
    // The times stand once, below all charts.
    axes: [{ ...timeAxis(colours), size: 8, values: () => [] }, rateAxis(colours, unit)],
    rangeY: (_least, most) => [0, top.at(roundTop(most))],
    draw: (u) => {
      drawGaps(u, latest.current.group, colours());
      drawIncidents(u, latest.current.incidents, colours());
      if (!isTotal) drawLetters(u, latest.current.letters, colours());
    },
  };
}

/** Each source's letter at the end of its line: it is not told by colour alone. */
function drawLetters(u: uPlot, letters: readonly string[], colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const size = 16 * px;
  // Of one that fell silent as well it stands whole above the axis.
  let lowest = bbox.top + bbox.height + size / 2;
  ctx.save();
  // no words: a font
  ctx.font = `600 ${10.5 * px}px "Inter Variable", sans-serif`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const [place, letter] of letters.entries()) {
    const last = Array.from(u.data[place + 1] ?? []).findLast((value) => value != null);
    if (last == null) continue;
    // One above the other, however close the lines are.
    const y = Math.max(
      bbox.top + size / 2,
      Math.min(u.valToPos(last, "y", true) + size / 2, lowest - size - px),
    );
    lowest = y;
    const x = bbox.left + bbox.width - size;
    ctx.fillStyle = colours["bg-1"];
    ctx.strokeStyle = colours[sourceColours[place] ?? "fg-3"];
    ctx.lineWidth = 1.5 * px;
    ctx.beginPath();
    ctx.roundRect(x - size / 2, y - size / 2, size, size, 4 * px);
    ctx.fill();
    ctx.stroke();
    ctx.fillStyle = colours["fg-1"];
    ctx.fillText(letter, x, y + px / 2);
  }
  ctx.restore();
}

/** The axis of a rate, from zero. */
export function rateAxis(colours: () => Colours, unit: Unit): uPlot.Axis {
  return {
    stroke: () => colours()["fg-3"],
    // no words: a font
    font: '11px "Inter Variable", sans-serif',
    size: 76,
    gap: 6,
    space: 44,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { show: false },
    // Packets a second are what the heading says.
    values: (_u, splits) => splits.map((value) => formatFigure(value, unit)),
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
