import { useMemo, useRef } from "react";
import uPlot from "uplot";
import type { KeptHistory } from "../../../../shared/model/kept-history.ts";
import { Chart, type Plot, timeAxis } from "../stream/charts/chart.tsx";
import type { Colours } from "../stream/charts/colours.ts";
import { drawGaps } from "./rate-chart.tsx";
import { sumOf, timesOf } from "./stretches.ts";

/** In px. */
export const laneHeight = 22;

/** A row of bars: of one source or of the group, and last of what this computer dropped. */
export interface LossLane {
  readonly name: string;
  /** Its source's place among the colours; null for none. */
  readonly colour: number | null;
  readonly history: KeptHistory;
  readonly figure: "lost" | "dropped";
}

interface LossChartProps {
  readonly group: KeptHistory;
  readonly lanes: readonly LossLane[];
  readonly from: number;
  readonly to: number;
}

/** Packets that did not come, and below them such as this computer dropped: never added to each other. */
export function LossChart({ group, lanes, from, to }: LossChartProps) {
  const data = useMemo<uPlot.AlignedData>(() => [timesOf(group), timesOf(group).map(() => null)], [group]);
  const latest = useRef({ group, lanes });
  latest.current = { group, lanes };
  const plot = useMemo(
    () =>
      (colours: () => Colours): Plot => ({
        series: [{ show: false }],
        axes: [
          timeAxis(colours),
          { show: true, size: 76, values: () => [], grid: { show: false }, ticks: { show: false } },
        ],
        rangeY: () => [0, 1],
        draw: (u) => {
          drawGaps(u, latest.current.group, colours());
          for (const [place, lane] of latest.current.lanes.entries()) drawLane(u, lane, place, colours());
        },
      }),
    [],
  );
  return <Chart plot={plot} data={data} from={from} to={to} height={lanes.length * laneHeight + 24} />;
}

/** The share of a stretch that was lost, or as a share of what came what was dropped here; 0 where it is not known. */
function shareAt({ history, figure }: LossLane, place: number): number {
  const count = sumOf(history, figure, place) ?? 0;
  if (count === 0) return 0;
  return count / (count + (sumOf(history, "packets", place) ?? 0));
}

function drawLane(u: uPlot, lane: LossLane, row: number, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const { history } = lane;
  const bottom = bbox.top + (row + 1) * laneHeight * px;
  const width = (bbox.width / (u.scales.x?.max ?? 1 - (u.scales.x?.min ?? 0))) * history.step;
  ctx.save();
  ctx.fillStyle = colours.line;
  ctx.fillRect(bbox.left, bottom - px, bbox.width, px);
  ctx.fillStyle = lane.figure === "lost" ? colours["warn-mark"] : colours["bad-mark"];
  const wide = Math.max(2 * px, width * 0.8);
  for (let place = 0; place < history.length; place += 1) {
    const share = shareAt(lane, place);
    if (share === 0) continue;
    // The root: one packet of a thousand is seen beside a second in which most was lost.
    const height = (3 + (laneHeight - 7) * Math.sqrt(Math.min(1, share))) * px;
    const x = u.valToPos(history.from + (place + 0.5) * history.step, "x", true);
    ctx.fillRect(x - wide / 2, bottom - px - height, wide, height);
  }
  ctx.restore();
}
