import type { Incident } from "../../../shared/model/incident.ts";
import type { KeptHistory } from "../../../shared/model/kept-history.ts";
import { stepFor } from "../details/charts/spans.ts";
import { sumOf, timesOf } from "../details/charts/stretches.ts";

/** What is drawn before and after an incident, in s: enough to see how it was and how it became. */
const least = 45;

/** The time that is drawn around an incident, in s since 1970. */
export interface DrawnSpan {
  readonly from: number;
  readonly to: number;
  /** Length of a stretch in s. */
  readonly step: number;
}

/** @param now ms since 1970: what comes after it is not known and not drawn */
export function spanAround({ at, until }: Pick<Incident, "at" | "until">, now: number): DrawnSpan {
  const begin = at / 1_000;
  const end = (until ?? now) / 1_000;
  const around = Math.max(least, (end - begin) / 4);
  const step = stepFor(end - begin + 2 * around);
  const after = Math.min(end + around, now / 1_000);
  return {
    step,
    from: Math.floor((begin - around) / step) * step,
    to: Math.ceil(Math.max(after, begin + 1) / step) * step,
  };
}

/** Counts of what lies within a time; null where nothing is known of it. */
interface Counted {
  readonly packets: number | null;
  readonly lost: number | null;
  readonly dropped: number | null;
  /** Seconds of the stretches in which this computer dropped. */
  readonly droppedSeconds: number;
  /** The stretch with the largest share lost: when it began, in s, and the share in percent. */
  readonly worst: { readonly time: number; readonly share: number } | null;
}

/** @param from in ms since 1970 @param to likewise: the stretches that it touches are counted */
export function countedWithin(history: KeptHistory, from: number, to: number): Counted {
  const places = timesOf(history).flatMap((time, place) =>
    (time + history.step) * 1_000 > from && time * 1_000 <= to ? [place] : [],
  );
  const total = (name: "packets" | "lost" | "dropped"): number | null => {
    const known = places.map((place) => sumOf(history, name, place)).filter((sum) => sum !== null);
    return known.length === 0 ? null : known.reduce((all, sum) => all + sum, 0);
  };
  let worst: Counted["worst"] = null;
  for (const place of places) {
    const share = lostShare(history, place);
    if (share !== null && share > (worst?.share ?? 0))
      worst = { time: history.from + place * history.step, share };
  }
  const dropping = places.filter((place) => (sumOf(history, "dropped", place) ?? 0) > 0);
  const droppedSeconds = dropping.length * history.step;
  return { droppedSeconds, packets: total("packets"), lost: total("lost"), dropped: total("dropped"), worst };
}

/** Percent of what was sent in a stretch that did not come; null where that is not measured. */
export function lostShare(history: KeptHistory, place: number): number | null {
  const lost = sumOf(history, "lost", place);
  const packets = sumOf(history, "packets", place);
  if (lost === null || packets === null) return null;
  return lost + packets === 0 ? 0 : (lost / (lost + packets)) * 100;
}
