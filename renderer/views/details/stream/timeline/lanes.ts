import uPlot from "uplot";
import type { Colour, Colours } from "../charts/colours.ts";
import { knownPart, mostOf, placeOf, type Stretch } from "./stretch.ts";

/** Heights in px: of the rate above the lanes, and of one lane. */
export const rateHeight = 44;
export const laneHeight = 22;

type Mark = "bar" | "ring" | "diamond" | "triangle";

/** A row of marks, one for each second in which something was not as it should be. */
export interface Lane {
  readonly column: "lost" | "reordered" | "duplicates" | "droppedHere" | "late";
  /** Each lane has its own shape: it is not told by colour alone. */
  readonly mark: Mark;
  readonly colour: Colour;
}

const lanes: readonly Lane[] = [
  { column: "lost", mark: "bar", colour: "warn-mark" },
  { column: "reordered", mark: "ring", colour: "s3" },
  { column: "duplicates", mark: "diamond", colour: "s2" },
  { column: "droppedHere", mark: "triangle", colour: "bad-mark" },
];

const late: Lane = { column: "late", mark: "diamond", colour: "s4" };

/** The lanes of a stream; only a transport stream has the one of its clock. */
export function lanesOf(transport: boolean): readonly Lane[] {
  return transport ? [...lanes, late] : lanes;
}

/** Draws lanes under each other, the first `top` px below the upper edge. */
export function drawLanes(
  u: uPlot,
  stretch: Stretch,
  shown: readonly Lane[],
  top: number,
  colours: Colours,
): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  ctx.save();
  for (const [row, lane] of shown.entries()) {
    const ground = bbox.top + (top + (row + 1) * laneHeight) * px;
    ctx.strokeStyle = colours.line;
    ctx.lineWidth = px;
    ctx.beginPath();
    ctx.moveTo(bbox.left, ground - px / 2);
    ctx.lineTo(bbox.left + bbox.width, ground - px / 2);
    ctx.stroke();
    ctx.fillStyle = colours[lane.colour];
    ctx.strokeStyle = colours[lane.colour];
    drawLane(u, stretch, lane, ground, px);
  }
  ctx.restore();
}

function drawLane(u: uPlot, stretch: Stretch, { column, mark }: Lane, ground: number, px: number): void {
  const { first, end } = knownPart(stretch);
  const most = mark === "bar" ? mostOf(stretch, column) : 0;
  const values = stretch.seconds[column];
  const second = u.bbox.width / (stretch.to - stretch.from);
  let drawnTo = Number.NEGATIVE_INFINITY;
  for (let time = first; time < end; time += 1) {
    const value = values[placeOf(stretch, time) ?? -1] ?? 0;
    if (value === 0) continue;
    const x = u.bbox.left + (time + 0.5 - stretch.from) * second;
    if (mark === "bar") {
      const width = Math.max(1.5 * px, Math.min(4 * px, second * 0.7));
      const height = Math.max(3 * px, (value / most) * (laneHeight - 5) * px);
      u.ctx.fillRect(x - width / 2, ground - px - height, width, height);
    } else if (x - drawnTo >= 3 * px) {
      // Marks on top of each other tell no more than one of them.
      drawMark(u.ctx, mark, x, ground - (laneHeight / 2) * px, px);
      drawnTo = x;
    }
  }
}

const full = 2 * Math.PI;

function drawMark(ctx: CanvasRenderingContext2D, mark: Mark, x: number, y: number, px: number): void {
  const size = 4 * px;
  ctx.beginPath();
  if (mark === "ring") {
    ctx.lineWidth = 1.5 * px;
    ctx.arc(x, y, size - px / 2, 0, full);
    ctx.stroke();
    return;
  }
  ctx.moveTo(x, y - size);
  ctx.lineTo(x + size, mark === "diamond" ? y : y + size * 0.75);
  if (mark === "diamond") ctx.lineTo(x, y + size);
  ctx.lineTo(x - size, mark === "diamond" ? y : y + size * 0.75);
  ctx.closePath();
  ctx.fill();
}
