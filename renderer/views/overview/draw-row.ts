import type { OverviewRow } from "../../../shared/model/kept-history.ts";
import type { Ground } from "../details/stream/charts/use-canvas.ts";
import { notJoined, type OverviewTimes, troubled } from "./overview-rows.ts";

/** Of a row's height, in px: air above the line, and the lane of what was lost below it. */
const [air, lane, gap] = [5, 11, 3];

/** Where the line is at a share of its scale, in px from the row's upper edge. */
export function lineHeight(share: number, height: number): number {
  const base = height - lane - gap;
  return base - share * (base - air);
}

export interface DrawnRow {
  readonly figures: OverviewRow;
  readonly times: OverviewTimes;
  /** The span that is shown, in s since 1970: the answer may be of a moment before. */
  readonly from: number;
  readonly to: number;
  /** Seconds of each stretch in which Castscope ran. */
  readonly running: Float32Array;
  /** Packets or bytes a second at the top of the scale. */
  readonly top: number;
}

/** A group's small chart: rate from zero, what was lost below it, silence tinted, and hatched where it was not joined. */
export function drawRow(ground: Ground, row: DrawnRow): void {
  const { context, width, height, colours } = ground;
  const { figures, times, from, to, running, top } = row;
  const xOf = (place: number): number => ((times.from + place * times.step - from) / (to - from)) * width;
  const base = lineHeight(0, height);
  const yOf = (value: number): number => lineHeight(top === 0 ? 0 : value / top, height);
  context.save();
  context.beginPath();
  context.rect(0, 0, width, height);
  context.clip();
  for (const { from: first, to: end, kind } of troubled(figures)) {
    const colour = kind === "failed" ? colours["bad-mark"] : colours["warn-mark"];
    const left = xOf(first);
    const wide = Math.max(1.5, xOf(end) - left);
    context.fillStyle = colour;
    context.globalAlpha = 0.16;
    context.fillRect(left, 1, wide, height - 2);
    context.globalAlpha = 1;
    context.fillRect(left, 1, 1, height - 2);
  }
  for (const run of notJoined(figures, running)) {
    hatch(context, xOf(run.from), xOf(run.to), height, colours["fg-3"]);
  }
  // The most of any second behind the mean: no peak is hidden by a stretch's length.
  fillUnder(context, figures.most, xOf, yOf, base, colours["spark-fill"], 0.5);
  fillUnder(context, figures.mean, xOf, yOf, base, colours["spark-fill"], 1);
  context.strokeStyle = colours.s1;
  context.lineWidth = 1.25;
  context.lineJoin = "round";
  context.beginPath();
  traceLine(context, figures.mean, xOf, yOf);
  context.stroke();
  drawLost(ground, figures, xOf);
  context.restore();
}

type Across = (place: number) => number;

/** A line through the middles of the stretches, broken where nothing is known. */
function traceLine(context: CanvasRenderingContext2D, values: Float32Array, xOf: Across, yOf: Across): void {
  let isOpen = false;
  for (const [place, value] of values.entries()) {
    if (Number.isNaN(value)) {
      isOpen = false;
      continue;
    }
    const x = xOf(place + 0.5);
    if (isOpen) context.lineTo(x, yOf(value));
    else {
      // One stretch alone is seen as well.
      context.moveTo(xOf(place), yOf(value));
      context.lineTo(x, yOf(value));
    }
    isOpen = true;
  }
}

function fillUnder(
  context: CanvasRenderingContext2D,
  values: Float32Array,
  xOf: Across,
  yOf: Across,
  base: number,
  colour: string,
  share: number,
): void {
  context.fillStyle = colour;
  context.globalAlpha = share;
  context.beginPath();
  for (let place = 0; place < values.length; place += 1) {
    if (Number.isNaN(values[place])) continue;
    context.moveTo(xOf(place), base);
    for (; place < values.length && !Number.isNaN(values[place]); place += 1) {
      context.lineTo(xOf(place + 0.5), yOf(values[place] ?? 0));
    }
    context.lineTo(xOf(place), base);
  }
  context.fill();
  context.globalAlpha = 1;
}

/** Below the line, where loss is measurable: a bar as high as the share that was lost; red for what was dropped here. */
function drawLost({ context, height, colours }: Ground, figures: OverviewRow, xOf: Across): void {
  const ground = height - 1.5;
  if (figures.lost.some((lost) => !Number.isNaN(lost))) {
    context.fillStyle = colours.line;
    context.fillRect(0, ground, xOf(figures.lost.length), 1);
  }
  for (const [column, colour] of [
    [figures.share, colours["warn-mark"]],
    [figures.dropped, colours["bad-mark"]],
  ] as const) {
    context.fillStyle = colour;
    for (const [place, value] of column.entries()) {
      if (!(value > 0)) continue;
      // By the root: one lost packet is seen beside a third of them.
      const tall = column === figures.share ? 2 + (lane - 3) * Math.sqrt(Math.min(1, value / 25)) : 3;
      context.fillRect(xOf(place), ground - tall, Math.max(1.5, xOf(place + 1) - xOf(place) - 0.5), tall);
    }
  }
}

/** As --hatch of the style sheets. */
const hatchAlpha = 0.14;

/** Lines from the lower left to the upper right between two edges. */
export function hatch(
  context: CanvasRenderingContext2D,
  left: number,
  right: number,
  height: number,
  colour: string,
): void {
  context.save();
  context.beginPath();
  context.rect(left, 0, right - left, height);
  context.clip();
  context.strokeStyle = colour;
  // Faint on every ground, that of a chosen row too.
  context.globalAlpha = hatchAlpha;
  context.lineWidth = 1;
  context.beginPath();
  for (let x = Math.floor((left - height) / 7) * 7; x < right; x += 7) {
    context.moveTo(x, height);
    context.lineTo(x + height, 0);
  }
  context.stroke();
  context.restore();
}
