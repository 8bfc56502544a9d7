import { refuseUsage } from "./usage.ts";

const ago = /^(\d+(?:\.\d+)?)\s*(s|m|min|h|d)$/;
const unitMs: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};
const ofDay = /^(\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?$/;
const dated = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2}(?:\.\d+)?))?)?$/;
const zoned = /^\d{4}-\d{2}-\d{2}T.*(?:Z|[+-]\d{2}:\d{2})$/;

/**
 * Reads a time in the past: how long ago, a time of day (the last one there was), a date with or without one in the
 * computer's own zone, or ISO 8601 with a zone.
 * @param now ms since 1970
 * @returns ms since 1970
 */
export function readMoment(text: string, now: number): number {
  const typed = text.trim();
  const [, amount, unit = ""] = ago.exec(typed) ?? [];
  if (amount !== undefined) return now - Number(amount) * (unitMs[unit] ?? 0);
  const moment =
    readTimeOfDay(typed, now) ?? readDate(typed) ?? (zoned.test(typed) ? Date.parse(typed) : Number.NaN);
  return Number.isFinite(moment) ? moment : refuseUsage("moment-unreadable", { text: typed });
}

function readTimeOfDay(text: string, now: number): number | null {
  const [, hours, minutes, seconds = "0"] = ofDay.exec(text) ?? [];
  if (hours === undefined || minutes === undefined) return null;
  const today = new Date(now);
  const moment = atTime(today.getFullYear(), today.getMonth(), today.getDate(), hours, minutes, seconds);
  return moment > now ? moment - 86_400_000 : moment;
}

function readDate(text: string): number | null {
  const [, year, month, day, hours = "0", minutes = "0", seconds = "0"] = dated.exec(text) ?? [];
  if (year === undefined) return null;
  const moment = atTime(Number(year), Number(month) - 1, Number(day), hours, minutes, seconds);
  // A 30th of February is the 2nd of March to a computer, and a mistake to a person.
  const read = new Date(moment);
  return read.getDate() === Number(day) && read.getMonth() + 1 === Number(month) ? moment : Number.NaN;
}

/** NaN for what no clock shows. */
function atTime(
  year: number,
  month: number,
  day: number,
  hours: string,
  minutes: string,
  seconds: string,
): number {
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) >= 60) return Number.NaN;
  return new Date(year, month, day, Number(hours), Number(minutes)).getTime() + Number(seconds) * 1_000;
}
