import type { Clock } from "../model/clock.ts";
import type { LanguageCode } from "../model/language.ts";
import { spokenLanguage } from "./spoken.ts";

/**
 * Times of day as people read and type them. All of the window's are made and read here, so that they are in one zone; what
 * scripts read is ISO 8601 in UTC, whatever is shown.
 */

/** The zone that is shown: one for a process, a thread or a page. This computer's until somebody says otherwise. */
let shown: Clock = "local";
const listeners = new Set<() => void>();

export function shownClock(): Clock {
  return shown;
}

/** From here on every time is made and read in this zone. */
export function showClock(clock: Clock): void {
  if (clock === shown) return;
  shown = clock;
  for (const listener of [...listeners]) listener();
}

/** Who shows times draws them again with another zone. Answers with what ends it. */
export function onClock(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

/** What stands behind each time that is UTC, as ISO 8601 and filters have it; nothing behind a local one. */
export function clockMark(): string {
  return shown === "utc" ? "Z" : "";
}

/** What the shown zone is ahead of UTC at a moment in ms since 1970, in ms. */
export function clockAhead(ms: number): number {
  return shown === "utc" ? 0 : -60_000 * new Date(ms).getTimezoneOffset();
}

/** Time of day with microseconds, from ms since 1970 with a fraction: “14:22:07.418212”, in UTC “14:22:07.418212Z”. */
export function formatTimeOfDay(ms: number): string {
  // Rounded once, as a whole: the double nearest to .418212 lies just below it.
  const micros = Math.round(ms * 1_000);
  const fraction = ((micros % 1_000_000) + 1_000_000) % 1_000_000;
  return `${seconds((micros - fraction) / 1_000)}.${String(fraction).padStart(6, "0")}${clockMark()}`;
}

/** Time of day to the second that has begun, from ms since 1970: “14:22:07”, in UTC “14:22:07Z”. */
export function formatClock(ms: number): string {
  return seconds(ms) + clockMark();
}

/** Time of day to the minute that has begun: “14:22”, in UTC “14:22Z”. */
export function formatMinute(ms: number): string {
  return seconds(ms).slice(0, "hh:mm".length) + clockMark();
}

/** Time of day to the millisecond that has begun: “13:48:50.000”, in UTC “13:48:50.000Z”. */
export function formatClockToMs(ms: number): string {
  const whole = Math.floor(ms);
  return `${seconds(whole)}.${String(((whole % 1_000) + 1_000) % 1_000).padStart(3, "0")}${clockMark()}`;
}

/** Date and time to the second, from ms since 1970: “2026-11-26 03:12:05”, in UTC “2026-11-26 03:12:05Z”. */
export function formatMoment(ms: number): string {
  return `${formatDate(ms)} ${formatClock(ms)}`;
}

/** The same with microseconds. */
export function formatExactMoment(ms: number): string {
  return `${formatDate(Math.round(ms * 1_000) / 1_000)} ${formatTimeOfDay(ms)}`;
}

/** The day of a moment, as ISO 8601 writes it: “2026-11-26”. */
export function formatDate(ms: number): string {
  const { year, month, day } = dayOf(ms);
  return [year, two(month + 1), two(day)].join("-");
}

/** The same without the year: “11-26”. */
export function formatShortDate(ms: number): string {
  return formatDate(ms).slice(-"mm-dd".length);
}

/** English as most of the world writes it: the day before the month. */
const dates = { en: "en-GB", de: "de" } as const satisfies Record<LanguageCode, string>;

/** A day of the shown clock, in the spoken language: “26 Nov”, “26. Nov.”; with the year “26 Nov 2026”. */
export function formatDay(ms: number, hasYear = false): string {
  return new Date(ms).toLocaleDateString(dates[spokenLanguage()], {
    ...{ day: "numeric", month: "short" },
    ...(hasYear ? { year: "numeric" } : {}),
    ...(shown === "utc" ? { timeZone: "UTC" } : {}),
  });
}

/** Whether two moments lie on one day of the shown clock. */
export function isSameDay(one: number, other: number): boolean {
  return formatDate(one) === formatDate(other);
}

/** When the day of a moment began. */
export function startOfDay(ms: number): number {
  const { year, month, day } = dayOf(ms);
  return momentAt(year, month, day, 0, shown);
}

/**
 * The moment of a day's time, in ms since 1970.
 * @param month from 0 @param day may lie outside of its month @param ms of that day
 */
export function momentAt(year: number, month: number, day: number, ms: number, clock: Clock): number {
  if (clock === "utc") return Date.UTC(year, month, day) + ms;
  // The wall's time, on a day that is an hour longer or shorter too.
  const whole = Math.floor(ms);
  return new Date(year, month, day, 0, 0, 0, whole).getTime() + (ms - whole);
}

/** A clock's day; the month from 0. */
export function dayOf(
  ms: number,
  clock: Clock = shown,
): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(ms);
  return clock === "utc"
    ? { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() }
    : { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() };
}

function seconds(ms: number): string {
  const date = new Date(ms);
  const parts =
    shown === "utc"
      ? [date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()]
      : [date.getHours(), date.getMinutes(), date.getSeconds()];
  return parts.map(two).join(":");
}

function two(value: number): string {
  return String(value).padStart(2, "0");
}
