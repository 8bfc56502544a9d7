import { formatDuration } from "../../../shared/format.ts";
import { limits } from "../../../shared/limits.ts";
import { groupColumns } from "../groups/columns.tsx";
import { words } from "./words/words.ts";

/** A word of the window with what it means, in the spoken language. */
export interface Definition {
  /** What it is known by, whatever language is spoken. */
  readonly key: string;
  readonly term: string;
  readonly means: string;
}

export function stateDefinitions(): readonly Definition[] {
  const { joining, receiving, silent, stalled, error } = words().states;
  const least = formatDuration(limits.silentAfterMs);
  return [
    { key: "joining", ...joining },
    { key: "receiving", ...receiving },
    { key: "silent", term: silent.term, means: silent.means(least) },
    { key: "stalled", term: stalled.term, means: stalled.means(limits.silentIntervals, least) },
    { key: "error", ...error },
  ];
}

/** What the groups' columns show. */
export function columnDefinitions(): readonly Definition[] {
  return groupColumns.map(({ id, title, about }) => ({
    key: `column-${id}`,
    term: title,
    means: `${about}.`,
  }));
}

/** The figures as the monitor counts them. */
export function figureDefinitions(): readonly Definition[] {
  const { rate, average, peak, burst, loss, jitter, kept } = words().figures;
  return [
    { key: "rate", ...rate },
    { key: "average", ...average },
    { key: "peak", ...peak },
    { key: "burst", term: burst.term, means: burst.means(limits.burstWindowMs) },
    { key: "loss", ...loss },
    { key: "jitter", ...jitter },
    { key: "kept", ...kept },
  ];
}
