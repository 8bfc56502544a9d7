import { spokenLanguage } from "../../../../shared/text/spoken.ts";

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

/** Local time of day to the millisecond: “13:48:50.000”. */
export function clockToMs(at: number): string {
  const date = new Date(at);
  const parts = [date.getHours(), date.getMinutes(), date.getSeconds()];
  const clock = parts.map((part) => String(part).padStart(2, "0")).join(":");
  return `${clock}.${String(date.getMilliseconds()).padStart(3, "0")}`;
}

/**
 * The moment of a local time of day that a person typed, seconds and their fraction may be left out; of the days around
 * `near` the one that lies in the whole and closest to it. Null for what is no such time, or lies outside.
 */
export function readClock(text: string, near: number, whole: Span): number | null {
  const told = /^\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?\s*$/.exec(text);
  if (told === null) return null;
  const [hours, minutes, seconds] = [told[1], told[2], told[3] ?? "0"].map(Number) as [
    number,
    number,
    number,
  ];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const ms = Number((told[4] ?? "0").padEnd(3, "0"));
  const day = new Date(near);
  const moments = [-1, 0, 1].map((days) =>
    new Date(
      ...([day.getFullYear(), day.getMonth(), day.getDate() + days, hours, minutes, seconds, ms] as const),
    ).getTime(),
  );
  // Ends of a recording lie between milliseconds.
  const inside = moments.filter((at) => at >= Math.floor(whole.from) && at <= Math.ceil(whole.to));
  if (inside.length === 0) return null;
  return inside.reduce((one, other) => (Math.abs(other - near) < Math.abs(one - near) ? other : one));
}

/** “10 May 2026” or “10 May”, in the spoken language. */
export function shortDay(at: number, hasYear: boolean): string {
  const language = spokenLanguage();
  // The day stands before its month.
  return new Date(at).toLocaleDateString(language === "en" ? "en-GB" : language, {
    ...{ day: "numeric", month: "short" },
    ...(hasYear ? { year: "numeric" } : {}),
  });
}
