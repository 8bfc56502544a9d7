/** A part of a send with a rate of its own: packets per second, and how many. */
export interface CourseStep {
  readonly rate: number;
  readonly count: number;
}

/** How a send goes on: its first step, and those that follow. */
export interface Course {
  readonly rate: number;
  /** Null goes on until it is stopped. */
  readonly count: number | null;
  readonly further: CourseStep[];
}

/**
 * The course of so many seconds, shared evenly among the rates; null goes on until it is stopped, which only one
 * rate can. Each step has at least one packet.
 */
export function courseOf(rates: readonly [number, ...number[]], seconds: number | null): Course {
  const [rate, ...others] = rates;
  if (seconds === null) return { rate, count: null, further: [] };
  const each = seconds / rates.length;
  const step = (one: number): CourseStep => ({ rate: one, count: Math.max(1, Math.round(one * each)) });
  return { ...step(rate), further: others.map(step) };
}

/** Seconds that the first so many packets take as they are planned. `count` is that of all steps together. */
function secondsOf(packets: number, { rate, count, further }: Course): number {
  const later = further.reduce((sum, step) => sum + step.count, 0);
  const steps = [{ rate, count: (count ?? Number.POSITIVE_INFINITY) - later }, ...further];
  let left = packets;
  let seconds = 0;
  for (const step of steps) {
    const here = Math.min(left, step.count);
    seconds += here / step.rate;
    left -= here;
  }
  return seconds;
}

/** The rate in packets per second that the first so many packets should have had on average. */
export function plannedRate(packets: number, course: Course): number {
  return course.further.length === 0 || packets === 0 ? course.rate : packets / secondsOf(packets, course);
}

/** Seconds that are left after so many packets, as they are planned; null where there is no end. */
export function secondsLeft(packets: number, course: Course): number | null {
  if (course.count === null) return null;
  return Math.max(0, secondsOf(course.count, course) - secondsOf(packets, course));
}

/** The slowest and the fastest rate of a course. */
export function rateSpan({ rate, further }: Pick<Course, "rate" | "further">): [least: number, most: number] {
  const rates = [rate, ...further.map((step) => step.rate)];
  return [Math.min(...rates), Math.max(...rates)];
}
