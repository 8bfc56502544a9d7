import { type RefObject, useEffect, useRef } from "react";
import uPlot from "uplot";
import "uplot/dist/uPlot.min.css";
import { clockMark, formatClock, formatMinute, shownClock } from "../../../../../shared/text/clock.ts";
import { useStale } from "../../../../context.tsx";
import { type Colours, coloursOf, watchLook } from "./colours.ts";

/** What a chart of seconds is made of; colours are asked for with each drawing. */
export interface Plot {
  readonly series: readonly uPlot.Series[];
  readonly bands?: uPlot.Band[];
  readonly axes: uPlot.Axis[];
  /** From the bottom to the top of the y scale, out of the smallest and largest value. */
  readonly rangeY: (least: number, most: number) => [number, number];
  /** Draws what is no series; positions are those of the canvas. */
  readonly draw?: (u: uPlot) => void;
}

interface ChartProps {
  /** Makes the parts that stay; `colours` and `from`, `to` are read when they are needed. */
  readonly plot: (colours: () => Colours) => Plot;
  /** Times in s since 1970, then a column for each series; null is a gap. */
  readonly data: uPlot.AlignedData;
  /** The x scale, in s since 1970. */
  readonly from: number;
  readonly to: number;
  readonly height: number;
}

/** Whether this browser can draw on a canvas at all; where it cannot, the tables tell the same. */
function canDraw(): boolean {
  return document.createElement("canvas").getContext("2d") !== null;
}

/** A chart over time, drawn by uPlot. What it shows stands beside it in words: to others it is not there. */
export function Chart({ plot, data, from, to, height }: ChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const chart = useRef<uPlot | null>(null);
  const stale = useStale();
  const now = useRef({ data, from, to, height });
  now.current = { data, from, to, height };

  useEffect(() => {
    const element = box.current;
    if (!element || !canDraw()) return undefined;
    const made = make(element, plot, now);
    chart.current = made;
    const sized = new ResizeObserver(() => {
      made.setSize({ width: element.clientWidth, height: now.current.height });
    });
    sized.observe(element);
    const unwatch = watchLook(() => made.redraw());
    return () => {
      sized.disconnect();
      unwatch();
      made.destroy();
      chart.current = null;
    };
  }, [plot]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the scale is read from `now`; what is stale is drawn in other colours
  useEffect(() => chart.current?.setData(data), [data, from, to, stale]);

  return <div ref={box} style={{ height }} aria-hidden="true" data-live />;
}

/** A date whose local parts are those of the shown clock: marks stand at its full hours and days. */
function shownDate(ms: number): Date {
  // no words: the zone's name
  return shownClock() === "utc" ? uPlot.tzDate(new Date(ms), "Etc/UTC") : new Date(ms);
}

type Now = Pick<ChartProps, "data" | "from" | "to" | "height">;

function make(element: HTMLElement, plot: ChartProps["plot"], now: RefObject<Now>): uPlot {
  const colours = (): Colours => coloursOf(element);
  const { series, bands, axes, rangeY, draw } = plot(colours);
  return new uPlot(
    {
      width: element.clientWidth,
      height: now.current.height,
      padding: [0, 0, 0, 0],
      legend: { show: false },
      tzDate: (time) => shownDate(time * 1_000),
      // The cursor is the window's own: one line over all that shares the time.
      cursor: { show: false },
      select: { show: false, left: 0, top: 0, width: 0, height: 0 },
      series: [{}, ...series],
      ...(bands === undefined ? {} : { bands }),
      axes,
      scales: {
        x: { time: true, range: () => [now.current.from, now.current.to] },
        y: { range: (_u, least, most) => rangeY(least ?? 0, most ?? 0) },
      },
      hooks: draw === undefined ? {} : { draw: [draw] },
    },
    now.current.data,
    element,
  );
}

/** The line of a rate, filled down to zero. */
export function rateLine(colours: () => Colours): uPlot.Series {
  return {
    stroke: () => colours().s1,
    fill: () => colours()["spark-fill"],
    width: 1.5,
    points: { show: false },
  };
}

/** The axis of time: local, 24 hours, seconds where the marks are that close. */
export function timeAxis(colours: () => Colours): uPlot.Axis {
  return {
    stroke: () => colours()["fg-3"],
    font: '11px "Inter Variable", sans-serif', // no words: names of typefaces
    size: 24,
    gap: 6,
    space: 90,
    grid: { stroke: () => colours().line, width: 1 },
    ticks: { show: false },
    values: (u, splits, _axis, _space, step) =>
      splits.map((time) => {
        const halfText = halfTime + halfMark * clockMark().length;
        const left = u.valToPos(time, "x");
        // One that would be cut at an edge is left out.
        const cut = left < halfText || left > u.bbox.width / uPlot.pxRatio - halfText;
        return cut ? "" : step < 60 ? formatClock(time * 1_000) : formatMinute(time * 1_000);
      }),
  };
}

/** Half the width of a time, and of what says that it is UTC, in px. */
const [halfTime, halfMark] = [26, 3];
