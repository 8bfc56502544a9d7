import * as v from "valibot";

/** Minutes of a day. */
const dayMinutes = 1_440;
const minute = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(dayMinutes - 1));

/**
 * When nobody is told, each day, in minutes of this computer's local day: `to` is the first one in which people are told again. The same
 * twice is the whole day. Null is never.
 */
export const quietSchema = v.nullable(v.object({ from: minute, to: minute }));
export type Quiet = v.InferOutput<typeof quietSchema>;

/** Whether nobody is told at a moment, in ms since 1970. */
export function isQuiet(quiet: Quiet, at: number): boolean {
  if (quiet === null) return false;
  const { from, to } = quiet;
  const date = new Date(at);
  const now = date.getHours() * 60 + date.getMinutes();
  if (from === to) return true;
  return from < to ? now >= from && now < to : now >= from || now < to;
}
