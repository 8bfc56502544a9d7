import { useMemo, useRef } from "react";
import uPlot from "uplot";
import type { Incident } from "../../../shared/model/incident.ts";
import type { KeptHistory } from "../../../shared/model/kept-history.ts";
import { formatNumber } from "../../../shared/text/count.ts";
import { drawGaps, rateAxis } from "../details/charts/rate-chart.tsx";
import { formatUnit, meanOf, sumOf, timesOf, type Unit } from "../details/charts/stretches.ts";
import { Chart, type Plot, rateLine, timeAxis } from "../details/stream/charts/chart.tsx";
import type { Colours } from "../details/stream/charts/colours.ts";
import styles from "./incident-details.module.css";
import { type DrawnSpan, lostShare } from "./incident-span.ts";
import { durationText } from "./incident-values.ts";
import { words } from "./words/words.ts";

/** In px: in the smallest window both are seen at once. */
const heights = { rate: 108, loss: 84 };
const lowHeights = { rate: 72, loss: 62 };
const lowWindow = 760;
const bars = uPlot.paths.bars?.({ size: [0.8, 20] });

interface IncidentChartProps {
  readonly incident: Incident;
  readonly history: KeptHistory;
  readonly span: DrawnSpan;
  /** ms since 1970. */
  readonly now: number;
}

/** The limit that was crossed, in the unit of what is drawn; null where that is another figure. */
function rateLimit(incident: Incident): number | null {
  switch (incident.name) {
    case "rate-above":
    case "rate-below":
    case "bitrate-above":
    case "bitrate-below":
      return incident.values.limit;
    default:
      return null;
  }
}

/** Rate above, share lost below, with the incident's time marked and its limit dashed. The facts beside it tell the same. */
export function IncidentChart({ incident, history, span, now }: IncidentChartProps) {
  const { from, to } = span;
  const unit: Unit = incident.name.startsWith("bitrate") ? "bits" : "packets";
  const [rates, shares] = useMemo<[uPlot.AlignedData, uPlot.AlignedData]>(() => {
    const times = timesOf(history).map((time) => time + history.step / 2);
    return [
      [times, times.map((_, place) => meanOf(history, unit, place))],
      [times, times.map((_, place) => lostShare(history, place))],
    ];
  }, [history, unit]);
  const dropped = useMemo(
    () => timesOf(history).some((_, place) => (sumOf(history, "dropped", place) ?? 0) > 0),
    [history],
  );
  const measured = shares[1]?.some((value) => value !== null) ?? false;
  const marked = useRef({ incident, history, end: now });
  marked.current = { incident, history, end: incident.until ?? now };
  const limit = rateLimit(incident);
  const share = incident.name === "loss-above" ? incident.values.limit : null;
  const plots = useMemo(() => {
    const mark = (u: uPlot, colours: Colours): void => {
      drawGaps(u, marked.current.history, colours);
      drawMark(u, marked.current.incident, marked.current.end, colours);
    };
    return {
      rate: (colours: () => Colours): Plot => ({
        series: [rateLine(colours)],
        // The times stand once, below all.
        axes: [
          measured ? { ...timeAxis(colours), size: 9, values: () => [] } : timeAxis(colours),
          rateAxis(colours, unit),
        ],
        rangeY: (_least, most) => [0, Math.max(1, most, limit ?? 0) * 1.15],
        draw: (u) => {
          mark(u, colours());
          drawLength(u, marked.current.incident, marked.current.end, colours());
          if (limit !== null) drawLimit(u, limit, formatUnit(limit, unit), colours());
          if (!measured) drawDrops(u, marked.current.history, colours());
        },
      }),
      loss: (colours: () => Colours): Plot => ({
        series: [
          {
            stroke: () => colours()["warn-mark"],
            fill: () => colours()["warn-mark"],
            width: 0,
            points: { show: false },
            ...(bars === undefined ? {} : { paths: bars }),
          },
        ],
        axes: [
          timeAxis(colours),
          {
            ...rateAxis(colours, unit),
            space: 26,
            values: (_u, splits) => splits.map((value) => `${formatNumber(value)} %`),
          },
        ],
        rangeY: (_least, most) => [0, Math.max(1, most, share ?? 0) * 1.15],
        draw: (u) => {
          mark(u, colours());
          if (share !== null) drawLimit(u, share, `${formatNumber(share)} %`, colours());
          drawDrops(u, marked.current.history, colours());
        },
      }),
    };
  }, [limit, share, unit, measured]);
  const { chart } = words();
  const height = window.innerHeight < lowWindow ? lowHeights : heights;
  return (
    <>
      <h3 className={styles.heading}>
        {measured ? chart.rateAndLoss : chart.rate}{" "}
        <span className={styles.sub}>
          {chart.sub(unit === "bits" ? "bit/s" : "pkt/s", measured, dropped)}
        </span>
      </h3>
      <Chart plot={plots.rate} data={rates} from={from} to={to} height={height.rate} />
      {measured && <Chart plot={plots.loss} data={shares} from={from} to={to} height={height.loss} />}
    </>
  );
}

/** The time of the incident, tinted, with a line at each end; what has no length is one line. */
function drawMark(u: uPlot, { at, gravity, until }: Incident, end: number, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const left = u.valToPos(at / 1_000, "x", true);
  const right = u.valToPos(end / 1_000, "x", true);
  const colour =
    gravity === "problem" ? colours["bad-mark"] : gravity === "warning" ? colours["warn-mark"] : colours.s1;
  ctx.save();
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.16;
  ctx.fillRect(left, bbox.top, Math.max(0, right - left), bbox.height);
  ctx.globalAlpha = 1;
  ctx.fillRect(left, bbox.top, px, bbox.height);
  if (until !== null) ctx.fillRect(right, bbox.top, px, bbox.height);
  ctx.restore();
}

/** The limit as a dashed line, with its value above its end. */
function drawLimit(u: uPlot, limit: number, text: string, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const y = u.valToPos(limit, "y", true);
  ctx.save();
  ctx.strokeStyle = colours["warn-mark"];
  ctx.lineWidth = px;
  ctx.setLineDash([4 * px, 3 * px]);
  ctx.beginPath();
  ctx.moveTo(bbox.left, y);
  ctx.lineTo(bbox.left + bbox.width, y);
  ctx.stroke();
  ctx.fillStyle = colours["warn-mark"];
  ctx.font = fontOf(px);
  ctx.textAlign = "right";
  ctx.textBaseline = y - bbox.top > 16 * px ? "bottom" : "top";
  ctx.fillText(
    words().chart.limit(text),
    bbox.left + bbox.width - 4 * px,
    y + (y - bbox.top > 16 * px ? -2 : 2) * px,
  );
  ctx.restore();
}

/** How long it lasted, over its time, where that is wide enough or there is room beside it. */
function drawLength(u: uPlot, incident: Incident, end: number, colours: Colours): void {
  const text = durationText(incident, end);
  if (text === null) return;
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const left = u.valToPos(incident.at / 1_000, "x", true);
  const right = u.valToPos(end / 1_000, "x", true);
  ctx.save();
  ctx.fillStyle = colours["fg-1"];
  ctx.font = fontOf(px);
  const width = ctx.measureText(text).width;
  const isWide = right - left > width + 8 * px;
  ctx.textAlign = isWide ? "center" : "left";
  ctx.textBaseline = "top";
  const behind = right + 4 * px;
  // What goes on ends at the edge.
  const beside =
    behind + width <= bbox.left + bbox.width ? behind : Math.max(bbox.left, left - 4 * px - width);
  ctx.fillText(text, isWide ? (left + right) / 2 : beside, bbox.top + 4 * px);
  ctx.restore();
}

/** A triangle at the top of each stretch in which this computer dropped: never part of what the network lost. */
function drawDrops(u: uPlot, history: KeptHistory, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const size = 4 * px;
  ctx.save();
  ctx.fillStyle = colours["bad-mark"];
  for (const [place, time] of timesOf(history).entries()) {
    if (!((sumOf(history, "dropped", place) ?? 0) > 0)) continue;
    const x = u.valToPos(time + history.step / 2, "x", true);
    const top = bbox.top + 2 * px;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x + size, top + 1.6 * size);
    ctx.lineTo(x - size, top + 1.6 * size);
    ctx.closePath();
    ctx.fill();
  }
  ctx.restore();
}

function fontOf(px: number): string {
  // no words: a font
  return `${11 * px}px "Inter Variable", sans-serif`;
}
