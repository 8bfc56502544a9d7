import { clockAhead, formatClock, formatDay, formatMinute } from "../../../shared/text/clock.ts";

const day = 86_400;
/** Distances between marks that a clock has, in s. */
const distances = [
  1,
  5,
  10,
  30,
  60,
  300,
  600,
  1_200,
  1_800,
  3_600,
  7_200,
  10_800,
  21_600,
  43_200,
  day,
  7 * day,
];

interface Tick {
  /** In s since 1970. */
  readonly time: number;
  readonly text: string;
}

/**
 * Marks of a time axis that do not come closer than `least` px, at full minutes, hours and days of the clock that is shown.
 * @param width of the axis in px
 */
export function timeTicks(from: number, to: number, width: number, least = 66): readonly Tick[] {
  const length = to - from;
  if (!(length > 0 && width > 0)) return [];
  const distance = distances.find((one) => (one / length) * width >= least) ?? 30 * day;
  // The clock's hours, which need not be those of the world's time.
  const zone = clockAhead(from * 1_000) / 1_000;
  const ticks: Tick[] = [];
  for (let local = Math.ceil((from + zone) / distance) * distance; local - zone < to; local += distance) {
    const time = local - zone;
    ticks.push({ time, text: textOf(time, distance) });
  }
  return ticks;
}

function textOf(time: number, distance: number): string {
  if (distance >= day) return formatDay(time * 1_000);
  return distance < 60 ? formatClock(time * 1_000) : formatMinute(time * 1_000);
}
