import uPlot from "uplot";
import type { Colours } from "../charts/colours.ts";
import { knownPart, type PairColumn, type PairStretch, valueAt } from "./pair-stretch.ts";
import { words } from "./words/words.ts";

/** Where the three lines stand below the upper edge, in px, and the height of all. */
export const lanePlaces = { A: 36, B: 88, merged: 142 } as const;
export const lanesHeight = 172;

/** Height of the tallest bar, and what it stands for at least: so that one and five hundred are both seen. */
const barHeight = 28;
const leastMost = 500;
/** Losses that are nearer to each other share one number below. */
const labelGap = 56;

/** What is drawn with: of the canvas, in its own pixels. */
interface Pen {
  readonly ctx: CanvasRenderingContext2D;
  readonly px: number;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  /** Width of a second, and its middle. */
  readonly second: number;
  readonly x: (time: number) => number;
  readonly y: (place: number) => number;
}

/** Draws two legs with what each lacks, what the other brought of it, and the merged line with what is missing. */
export function drawPair(u: uPlot, stretch: PairStretch, colours: Colours): void {
  const { ctx, bbox } = u;
  const px = uPlot.pxRatio;
  const second = bbox.width / (stretch.to - stretch.from);
  const pen: Pen = {
    ...{ ctx, px, second, left: bbox.left, right: bbox.left + bbox.width, top: bbox.top },
    x: (time) => bbox.left + (time + 0.5 - stretch.from) * second,
    y: (place) => bbox.top + place * px,
  };
  const { first, end } = knownPart(stretch);
  const seconds = Array.from({ length: end - first }, (_, at) => first + at);
  const within = (column: PairColumn): readonly (readonly [number, number])[] =>
    seconds.flatMap((time) => {
      const value = valueAt(stretch, column, time);
      return value > 0 ? [[time, value] as const] : [];
    });
  /** What a leg brought in a second. */
  const bringing =
    (only: "onlyA" | "onlyB") =>
    (time: number): number =>
      valueAt(stretch, "both", time) + valueAt(stretch, only, time);
  ctx.save();
  const missing = within("missing");
  drawBands(pen, missing, colours["bad-mark"]);
  drawTurns(pen, within("onlyB"), "B", colours.s2, []);
  drawTurns(pen, within("onlyA"), "A", colours.s1, [1.5 * px, 3 * px]);
  const begin = pen.x(first - 0.5);
  const finish = pen.x(end - 0.5);
  drawLine(pen, "A", begin, finish, within("lostA"), bringing("onlyA"), colours.s1, colours);
  drawLine(pen, "B", begin, finish, within("lostB"), bringing("onlyB"), colours.s2, colours);
  ctx.fillStyle = colours["fg-1"];
  ctx.fillRect(begin, pen.y(lanePlaces.merged) - 1.5 * px, Math.max(0, finish - begin), 3 * px);
  drawMissing(pen, missing, colours["bad-mark"]);
  ctx.restore();
}

type Marked = readonly (readonly [time: number, value: number])[];

/** Through all lanes, where something is missing after the merge. */
function drawBands({ ctx, px, x, y, second, top }: Pen, missing: Marked, colour: string): void {
  ctx.fillStyle = colour;
  ctx.globalAlpha = 0.14;
  const width = Math.max(6 * px, second);
  for (const [time] of missing) ctx.fillRect(x(time) - width / 2, top, width, y(lanePlaces.merged + 8) - top);
  ctx.globalAlpha = 1;
}

/** From a leg down to the merged line, where it brought what the other one lacks. */
function drawTurns(
  { ctx, px, x, y }: Pen,
  only: Marked,
  leg: "A" | "B",
  colour: string,
  dash: readonly number[],
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = px;
  ctx.globalAlpha = leg === "B" ? 0.55 : 0.8;
  ctx.setLineDash([...dash]);
  ctx.beginPath();
  for (const [time] of only) {
    ctx.moveTo(x(time), y(lanePlaces[leg]));
    ctx.lineTo(x(time), y(lanePlaces.merged));
  }
  ctx.stroke();
  ctx.setLineDash([]);
  ctx.globalAlpha = 1;
}

/** A leg: a line that is broken where packets lack, with a bar for how many. */
function drawLine(
  { ctx, px, x, y, second }: Pen,
  leg: "A" | "B",
  from: number,
  to: number,
  lost: Marked,
  brought: (time: number) => number,
  colour: string,
  colours: Colours,
): void {
  const ground = y(lanePlaces[leg]);
  ctx.fillStyle = colour;
  ctx.fillRect(from, ground - px, Math.max(0, to - from), 2 * px);
  const width = Math.max(1.5 * px, Math.min(4 * px, second * 0.7));
  const most = lost.reduce((largest, [, value]) => Math.max(largest, value), leastMost);
  ctx.fillStyle = colours["bg-1"];
  for (const [time] of lost) ctx.fillRect(x(time) - width, ground - 1.5 * px, 2 * width, 3 * px);
  drawAbsence({ ctx, px, x, second }, ground, lost, brought, colour);
  ctx.fillStyle = colours["warn-mark"];
  for (const [time, value] of lost) {
    const height = Math.max(3, (Math.log1p(value) / Math.log1p(most)) * barHeight) * px;
    ctx.fillRect(x(time) - width / 2, ground - 4 * px - height, width, height);
  }
}

/** Where a leg brought nothing at all its line is only dashes. */
function drawAbsence(
  { ctx, px, x, second }: Pick<Pen, "ctx" | "px" | "x" | "second">,
  ground: number,
  lost: Marked,
  brought: (time: number) => number,
  colour: string,
): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = 2 * px;
  ctx.setLineDash([2 * px, 4 * px]);
  ctx.beginPath();
  for (const [time] of lost) {
    if (brought(time) > 0) continue;
    ctx.clearRect(x(time) - second / 2, ground - 1.5 * px, second, 3 * px);
    ctx.moveTo(x(time) - second / 2, ground);
    ctx.lineTo(x(time) + second / 2, ground);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** A cross on the merged line, and below it how many are missing; what is close together is told as one. */
function drawMissing({ ctx, px, x, y, left, right }: Pen, missing: Marked, colour: string): void {
  const ground = y(lanePlaces.merged);
  const size = 4 * px;
  ctx.strokeStyle = colour;
  ctx.fillStyle = colour;
  ctx.lineWidth = 1.75 * px;
  ctx.beginPath();
  for (const [time] of missing) {
    const at = x(time);
    ctx.moveTo(at - size, ground - size);
    ctx.lineTo(at + size, ground + size);
    ctx.moveTo(at + size, ground - size);
    ctx.lineTo(at - size, ground + size);
  }
  ctx.stroke();
  // no words: names of typefaces
  ctx.font = `600 ${11 * px}px "Inter Variable", sans-serif`;
  ctx.textAlign = "center";
  for (const { at, count } of labelsOf(missing, (time) => x(time), labelGap * px)) {
    const text = words().figures.lanes.missing(count);
    const half = ctx.measureText(text).width / 2;
    ctx.fillText(text, Math.min(Math.max(at, left + half), right - half), ground + 20 * px);
  }
}

/** Numbers with their places: those that would stand on each other are added up. */
export function labelsOf(
  missing: Marked,
  x: (time: number) => number,
  gap: number,
): readonly { readonly at: number; readonly count: number }[] {
  const labels: { at: number; count: number; last: number }[] = [];
  for (const [time, count] of missing) {
    const at = x(time);
    const before = labels.at(-1);
    if (before !== undefined && at - before.last < gap) {
      before.count += count;
      before.at = (before.at + at) / 2;
      before.last = at;
    } else labels.push({ at, count, last: at });
  }
  return labels;
}
