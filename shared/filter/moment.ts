import { accept, type Parsed, refuse } from "../parsed.ts";
import type { Moment } from "./filter.ts";

const dateShape = /^(\d{4})-(\d{2})-(\d{2})$/;
const timeShape = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?$/;
const minuteMs = 60_000;
export const dayMs = 24 * 60 * minuteMs;

/** Whether a text may be a date by itself, behind which its time stands. */
export function isDate(text: string): boolean {
  return dateShape.test(text);
}

/** Whether a text begins as a time of day does. */
export function isTime(text: string): boolean {
  return /^\d{1,2}:\d/.test(text);
}

/**
 * Reads `14:22`, `14:22:07.25`, `2026-11-26`, `2026-11-26T14:22:07` or with a space, each with a `Z` behind it where it is UTC (ISO
 * 8601, RFC 3339).
 */
export function parseMoment(text: string): Parsed<Moment> {
  const wrong = refuse("filter-time-wrong", { text }, 0, text.length, couldGoOn(text));
  const utc = /z$/i.test(text);
  const [first = "", second] = (utc ? text.slice(0, -1) : text).split(/[T ]/i);
  const hasDate = isDate(first);
  const date = hasDate ? readDate(first) : null;
  if (hasDate && date === null) return wrong;
  const written = hasDate ? second : first;
  if (!hasDate && second !== undefined) return wrong;
  const time = written === undefined ? { ms: 0, lasts: dayMs } : readTime(written);
  return time === null ? wrong : accept({ date, ...time, utc });
}

/** Whether what is there so far is the beginning of a moment: its last part is not whole. */
function couldGoOn(text: string): boolean {
  const [last = ""] = text.split(/[T ]/i).slice(-1);
  return (
    !isDate(last) &&
    !timeShape.test(last) &&
    /^(\d{0,4}(-\d{0,2}){0,2}|\d{1,2}(:\d{0,2}){0,2}\.?)$/.test(last)
  );
}

function readDate(text: string): Moment["date"] {
  const [, year = 0, month = 0, day = 0] = (dateShape.exec(text) ?? []).map(Number);
  const made = new Date(Date.UTC(year, month - 1, day));
  // The thirtieth of February would be a day in March.
  const isThere =
    made.getUTCFullYear() === year && made.getUTCMonth() === month - 1 && made.getUTCDate() === day;
  return isThere ? { year, month, day } : null;
}

function readTime(text: string): Pick<Moment, "ms" | "lasts"> | null {
  const [all, hour, minute, second, fraction] = timeShape.exec(text) ?? [];
  if (all === undefined) return null;
  const [hours, minutes, seconds] = [Number(hour), Number(minute), Number(second ?? 0)];
  // A leap second is counted with the one before.
  if (hours > 23 || minutes > 59 || seconds > 60) return null;
  const ms = Number(`0.${fraction ?? 0}`) * 1_000;
  const lasts =
    second === undefined ? minuteMs : fraction === undefined ? 1_000 : 1_000 / 10 ** fraction.length;
  return { ms: (hours * 60 + minutes) * minuteMs + seconds * 1_000 + ms, lasts };
}

/** Whether one moment is after another; times without a date come round again, and never are. */
export function isAfter(one: Moment, other: Moment): boolean {
  if (one.date === null || other.date === null) return false;
  return onDay(one.date, one.ms) > onDay(other.date, other.ms);
}

function onDay({ year, month, day }: NonNullable<Moment["date"]>, ms: number): number {
  return Date.UTC(year, month - 1, day) + ms;
}
