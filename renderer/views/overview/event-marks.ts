import { type Gravity, gravities, type Incident } from "../../../shared/model/incident.ts";

/** Marks that are closer than that become one, in px … */
const near = 20;
/** … and where a count of so many digits stands beside the first, no closer than that. */
const besides = (digits: number): number => 24 + 7 * digits;

/** One or several events at a place of the axis. */
export interface EventMark {
  /** From the axis' left edge, in px: of the first. */
  readonly left: number;
  /** The gravest of them. */
  readonly gravity: Gravity;
  readonly incidents: readonly Incident[];
}

function roomOf(count: number): number {
  return count === 1 ? near : besides(String(count).length);
}

/**
 * The marks of a span, from left to right.
 * @param from, to s since 1970 @param width of the axis in px
 */
export function eventMarks(
  incidents: readonly Incident[],
  { from, to }: { readonly from: number; readonly to: number },
  width: number,
): readonly EventMark[] {
  const within = incidents
    .filter(({ at }) => at >= from * 1_000 && at < to * 1_000)
    .sort((one, other) => one.at - other.at);
  const marks: { left: number; gravity: Gravity; incidents: Incident[] }[] = [];
  for (const incident of within) {
    const left = ((incident.at / 1_000 - from) / (to - from)) * width;
    const last = marks.at(-1);
    if (last === undefined || left - last.left >= roomOf(last.incidents.length)) {
      marks.push({ left, gravity: incident.gravity, incidents: [incident] });
      continue;
    }
    last.incidents.push(incident);
    if (gravities.indexOf(incident.gravity) < gravities.indexOf(last.gravity))
      last.gravity = incident.gravity;
  }
  return marks;
}
