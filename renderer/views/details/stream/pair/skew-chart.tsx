import { useMemo, useRef } from "react";
import uPlot from "uplot";
import { formatMs } from "../../../../../shared/format.ts";
import type { PairDetail } from "../../../../../shared/model/pair.ts";
import { Chart, type Plot, timeAxis } from "../charts/chart.tsx";
import type { Colours } from "../charts/colours.ts";
import { numberText } from "../number-text.ts";
import delay from "../timeline/delay.module.css";
import { ticksOf, useSteadyTicks } from "../timeline/delay.tsx";
import { TimeSection } from "../timeline/seconds-section.tsx";
import { TimeCursor } from "../timeline/time-cursor.tsx";
import type { TimeView } from "../timeline/use-time-view.ts";
import { skewClasses } from "./pair-figures.ts";
import { PairSecondsTable } from "./pair-seconds-table.tsx";
import { type PairColumn, type PairStretch, pairCsv, timesOf, valueAt, wordsAt } from "./pair-stretch.ts";
import { words } from "./words/words.ts";

interface SkewProps {
  readonly pair: PairDetail;
  readonly view: TimeView;
}

const height = 112;
/** Room for the names of the y axis, as the lanes have it for theirs. */
const namesWidth = 76;

type Column = (number | null)[];

/** What is drawn beside the series. */
interface Scale {
  least: number;
  most: number;
  largest: readonly [time: number, ms: number] | null;
}

/** Skew by second: its median as a line, from the smallest to the largest as a band. */
export function SkewChart({ pair, view }: SkewProps) {
  const { seconds } = pair;
  const { from, to } = view;
  const stretch = useMemo<PairStretch>(() => ({ seconds, from, to }), [seconds, from, to]);
  const data = useMemo<[number[], Column, Column, Column]>(() => {
    const times = timesOf(stretch);
    const column = (name: PairColumn): Column =>
      times.map((time) => {
        const value = valueAt(stretch, name, time);
        return Number.isNaN(value) ? null : value;
      });
    return [times.map((time) => time + 0.5), column("skewMost"), column("skewLeast"), column("skewMedian")];
  }, [stretch]);
  const ticks = useSteadyTicks(ticksOf(data[1], data[2], nearClass(data[1], data[2])));
  const scale = useRef<Scale>({ least: 0, most: 1, largest: null }).current;
  scale.least = ticks.at(0) ?? 0;
  scale.most = ticks.at(-1) ?? 1;
  scale.largest = largestOf(data[0], data[1], data[2]);
  const plot = useMemo(() => plotOf(scale), [scale]);
  const { skewChart: text } = words().figures;
  const span = scale.most - scale.least;
  return (
    <TimeSection
      title={text.heading}
      about={text.about}
      view={view}
      words={(time) => wordsAt(seconds, time)}
      table={() => <PairSecondsTable stretch={stretch} />}
      csv={() => pairCsv(stretch)}
    >
      <div className={delay.delay} style={{ gridTemplateColumns: `${namesWidth}px minmax(0, 1fr)` }}>
        <div className={delay.names} style={{ height }} aria-hidden="true">
          {ticks.map((tick, at) => (
            <span key={tick} style={{ top: (1 - (tick - scale.least) / span) * height }}>
              {numberText(tick)}
              {at === ticks.length - 1 && " ms"}
            </span>
          ))}
        </div>
        <TimeCursor label={text.heading} view={view} words={(time) => wordsAt(seconds, time)}>
          <Chart plot={plot} data={data} from={from} to={to} height={height + 24} />
        </TimeCursor>
      </div>
    </TimeSection>
  );
}

/** The line of class A belongs into the picture as soon as the skew comes near it. */
function nearClass(...columns: readonly Column[]): Column {
  const near = columns.flat().some((value) => value !== null && Math.abs(value) > skewClasses.A / 4);
  return near ? [skewClasses.A * 1.1] : [];
}

/** The largest of the shown seconds, whichever leg came first. */
function largestOf(times: readonly number[], most: Column, least: Column): Scale["largest"] {
  let largest: Scale["largest"] = null;
  for (const [at, time] of times.entries()) {
    for (const ms of [most[at], least[at]]) {
      if (ms === null || ms === undefined) continue;
      if (largest === null || Math.abs(ms) > Math.abs(largest[1])) largest = [time, ms];
    }
  }
  return largest;
}

function plotOf(scale: Readonly<Scale>) {
  return (colours: () => Colours): Plot => {
    const points = { show: false };
    const edge = { stroke: () => colours().s1, width: 0.75, points };
    return {
      series: [edge, edge, { stroke: () => colours().s1, width: 2, points }],
      bands: [{ series: [1, 2], fill: () => colours()["spark-fill"] }],
      axes: [
        timeAxis(colours),
        {
          // Its names stand beside the canvas, its lines in it.
          size: 0,
          ticks: { show: false },
          values: (_u, splits) => splits.map(() => ""),
          grid: { stroke: () => colours().line, width: 1 },
        },
      ],
      rangeY: () => [scale.least, scale.most],
      draw: (u) => drawMarks(u, scale, colours()),
    };
  };
}

/** The skew that class A of ST 2022-7 allows, and the largest of the shown seconds. */
function drawMarks(u: uPlot, { most, least, largest }: Readonly<Scale>, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  ctx.save();
  // no words: names of typefaces
  ctx.font = `${11 * px}px "Inter Variable", sans-serif`;
  for (const limit of [skewClasses.A, -skewClasses.A]) {
    if (limit > most || limit < least) continue;
    const y = u.valToPos(limit, "y", true);
    ctx.strokeStyle = colours["fg-3"];
    ctx.lineWidth = px;
    ctx.setLineDash([4 * px, 3 * px]);
    ctx.beginPath();
    ctx.moveTo(bbox.left, y);
    ctx.lineTo(bbox.left + bbox.width, y);
    ctx.stroke();
    ctx.fillStyle = colours["fg-3"];
    ctx.textAlign = "left";
    // Where there is no room above the line its name stands below.
    const above = y - bbox.top > 14 * px;
    ctx.fillText(words().figures.skewChart.classA, bbox.left + 8 * px, above ? y - 6 * px : y + 12 * px);
  }
  ctx.setLineDash([]);
  if (largest !== null) drawLargest(u, largest, colours, px);
  ctx.restore();
}

function drawLargest(u: uPlot, [time, ms]: readonly [number, number], colours: Colours, px: number): void {
  const { ctx, bbox } = u;
  const x = u.valToPos(time, "x", true);
  const y = u.valToPos(ms, "y", true);
  ctx.strokeStyle = colours["fg-1"];
  ctx.fillStyle = colours["bg-1"];
  ctx.lineWidth = 1.5 * px;
  ctx.beginPath();
  ctx.arc(x, y, 3.5 * px, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  ctx.fillStyle = colours["fg-1"];
  // no words: names of typefaces
  ctx.font = `600 ${11 * px}px "Inter Variable", sans-serif`;
  const isRight = x > bbox.left + bbox.width - 60 * px;
  ctx.textAlign = isRight ? "right" : "left";
  ctx.fillText(formatMs(ms), x + (isRight ? -8 : 8) * px, Math.max(y + 4 * px, bbox.top + 10 * px));
}
