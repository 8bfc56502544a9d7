import type { StreamSeconds } from "../../../../../shared/model/stream.ts";

/** How much of the past a timeline shows at once, in s. */
export const ranges = { "1 min": 60, "5 min": 300, "1 h": 3_600 } as const;
export type Range = keyof typeof ranges;
export const rangeNames = Object.keys(ranges) as readonly Range[];

/** A part of a stream's seconds. Times are in s since 1970, each the beginning of its second. */
export interface Stretch {
  readonly seconds: StreamSeconds;
  /** The first second that is shown, and the end, whose second is not. */
  readonly from: number;
  readonly to: number;
}

/** The first second that is known. Seconds are the monitor's: they begin anywhere within those of the clock. */
export function originOf({ from }: Pick<StreamSeconds, "from">): number {
  return Math.round(from / 1_000);
}

/** The seconds of a stream that are both known and shown: first and end, in s since 1970. */
export function knownPart({ seconds, from, to }: Stretch): { readonly first: number; readonly end: number } {
  const first = Math.max(from, originOf(seconds));
  const end = Math.min(to, originOf(seconds) + seconds.received.length);
  return { first, end: Math.max(first, end) };
}

/** The place of a second in the columns; null where nothing is known of it. */
export function placeOf({ seconds }: Pick<Stretch, "seconds">, time: number): number | null {
  const place = time - originOf(seconds);
  return place >= 0 && place < seconds.received.length ? place : null;
}

type Column = Exclude<keyof StreamSeconds, "from">;

/** A column's values of the shown seconds that are known; null where there is none. */
export function valuesOf(
  stretch: Stretch,
  column: Column,
  scale: (value: number) => number = (value) => value,
): (number | null)[] {
  const { first, end } = knownPart(stretch);
  const offset = originOf(stretch.seconds);
  const values = stretch.seconds[column];
  return Array.from({ length: end - first }, (_, at) => {
    const value = values[first - offset + at] ?? Number.NaN;
    return Number.isNaN(value) ? null : scale(value);
  });
}

/** The times to these values. */
export function timesOf(stretch: Stretch): number[] {
  const { first, end } = knownPart(stretch);
  return Array.from({ length: end - first }, (_, at) => first + at);
}

/** The largest of a column in the shown seconds; 0 where there is none. */
export function mostOf(stretch: Stretch, column: Column): number {
  return valuesOf(stretch, column).reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
}

/** The second with a loss that is nearest to a time; null where there is none so near. Times in s since 1970. */
export function lossNear(seconds: StreamSeconds, time: number, within: number): number | null {
  const lostAt = (at: number): boolean => {
    const place = placeOf({ seconds }, at);
    return place !== null && (seconds.lost[place] ?? 0) > 0;
  };
  for (let away = 0; away <= within; away += 1) {
    if (lostAt(time - away)) return time - away;
    if (lostAt(time + away)) return time + away;
  }
  return null;
}
