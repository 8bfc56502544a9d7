import { useMemo, useRef } from "react";
import uPlot from "uplot";
import type { Incident } from "../../../shared/model/incident.ts";
import type { KeptHistory } from "../../../shared/model/kept-history.ts";
import { drawGaps, rateAxis } from "../details/charts/rate-chart.tsx";
import { meanOf, timesOf, type Unit } from "../details/charts/stretches.ts";
import { Chart, type Plot, timeAxis } from "../details/stream/charts/chart.tsx";
import type { Colours } from "../details/stream/charts/colours.ts";
import styles from "./incident-details.module.css";
import { type DrawnSpan, lostShare } from "./incident-span.ts";

const rateHeight = 108;
const lossHeight = 84;
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
        series: [
          {
            stroke: () => colours().s1,
            fill: () => colours()["spark-fill"],
            width: 1.5,
            points: { show: false },
          },
        ],
        // The times stand once, below all.
        axes: [
          measured ? { ...timeAxis(colours), size: 9, values: () => [] } : timeAxis(colours),
          rateAxis(colours, unit),
        ],
        rangeY: (_least, most) => [0, Math.max(1, most, limit ?? 0) * 1.15],
        draw: (u) => {
          mark(u, colours());
          if (limit !== null) drawLimit(u, limit, colours());
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
            values: (_u, splits) => splits.map((value) => `${value} %`),
          },
        ],
        rangeY: (_least, most) => [0, Math.max(1, most, share ?? 0) * 1.15],
        draw: (u) => {
          mark(u, colours());
          if (share !== null) drawLimit(u, share, colours());
        },
      }),
    };
  }, [limit, share, unit, measured]);
  return (
    <>
      <h3 className={styles.heading}>
        {measured ? "Rate and loss" : "Rate"}
        <span className={styles.sub}>
          {unit === "bits" ? "bit/s" : "pkt/s"}
          {measured ? " above, share lost per second below" : "; loss was not measurable"}
        </span>
      </h3>
      <Chart plot={plots.rate} data={rates} from={from} to={to} height={rateHeight} />
      {measured && <Chart plot={plots.loss} data={shares} from={from} to={to} height={lossHeight} />}
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

function drawLimit(u: uPlot, limit: number, colours: Colours): void {
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
  ctx.restore();
}
