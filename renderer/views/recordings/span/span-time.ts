import { dayOf, momentAt, shownClock } from "../../../../shared/text/clock.ts";

/** A part of a recording, both ends included, in ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** Moves one end, never past the other nor out of the whole. */
export function withEdge(span: Span, edge: keyof Span, at: number, whole: Span): Span {
  return edge === "from"
    ? { ...span, from: within(at, whole.from, span.to) }
    : { ...span, to: within(at, span.from, whole.to) };
}

/** Moves both ends alike, as far as the whole reaches. */
export function moved(span: Span, by: number, whole: Span): Span {
  const step = within(by, whole.from - span.from, whole.to - span.to);
  return { from: span.from + step, to: span.to + step };
}

/** A view `factor` times as long around a moment, at most the whole, never shorter than `least` ms. */
export function zoomed(view: Span, factor: number, around: number, whole: Span, least: number): Span {
  const length = within((view.to - view.from) * factor, least, whole.to - whole.from);
  const part = view.to === view.from ? 0.5 : (around - view.from) / (view.to - view.from);
  const from = within(around - part * length, whole.from, whole.to - length);
  return { from, to: from + length };
}

export function isWhole(span: Span, whole: Span): boolean {
  return span.from <= whole.from && span.to >= whole.to;
}

function within(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}

/**
 * The moment of a time of day that a person typed, on the clock that is shown or with a `Z` in UTC; seconds and their fraction may be
 * left out. Of the days around `near` the one that lies in the whole and closest to it. Null for what is no such time, or lies outside.
 */
export function readClock(text: string, near: number, whole: Span): number | null {
  const told = /^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?\s*(z?)\s*$/i.exec(text);
  if (told === null) return null;
  const [hours, minutes, seconds] = [told[1], told[2], told[3] ?? "0"].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ms = ((hours * 60 + minutes) * 60 + seconds) * 1_000 + Number((told[4] ?? "0").padEnd(3, "0"));
  const clock = told[5] === "" ? shownClock() : "utc";
  const { year, month, day } = dayOf(near, clock);
  const moments = [-1, 0, 1].map((days) => momentAt(year, month, day + days, ms, clock));
  // Ends of a recording lie between milliseconds.
  const inside = moments.filter((at) => at >= Math.floor(whole.from) && at <= Math.ceil(whole.to));
  if (inside.length === 0) return null;
  return inside.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one));
}
