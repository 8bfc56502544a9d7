import { formatAge, formatBitRate, formatRate } from "../../../shared/format.ts";
import type { OverviewRow } from "../../../shared/model/kept-history.ts";
import type { MembershipState } from "../../../shared/model/membership.ts";
import { formatFixed } from "../../../shared/text/count.ts";
import { words } from "./words/words.ts";

export type OverviewUnit = "packets" | "bits";

/** A membership as the overview shows it. */
export interface OverviewGroup {
  readonly id: number;
  readonly key: string;
  /** Address and port. */
  readonly endpoint: string;
  readonly name: string;
  readonly state: MembershipState;
  /** Null before the first answer. */
  readonly figures: OverviewRow | null;
}

/** The times that the figures of an answer are of; seconds since 1970. */
export interface OverviewTimes {
  readonly from: number;
  readonly step: number;
  readonly length: number;
}

/** What stands in a cell: its text, and how grave it is. */
interface Told {
  readonly text: string;
  readonly look: "plain" | "faint" | "warning" | "problem";
}

/** Those that hold the text, whatever its capitals, in address or name. */
export function matching(groups: readonly OverviewGroup[], filter: string): readonly OverviewGroup[] {
  const wanted = filter.trim().toLowerCase();
  return wanted === ""
    ? groups
    : groups.filter(({ endpoint, name }) => `${endpoint} ${name}`.toLowerCase().includes(wanted));
}

/** The top of a chart's scale, in packets or bits: the most of any second; 0 where nothing came. */
export function topOf({ most }: Pick<OverviewRow, "most">, unit: OverviewUnit): number {
  let top = 0;
  for (const value of most) if (value > top) top = value;
  return unit === "bits" ? top * 8 : top;
}

export function rateText(value: number, unit: OverviewUnit): string {
  return unit === "bits" ? formatBitRate(value) : formatRate(value);
}

export function placeIn({ from, step, length }: OverviewTimes, time: number): number | null {
  const place = Math.floor((time - from) / step);
  return place >= 0 && place < length ? place : null;
}

const notKnown: Told = { text: "–", look: "faint" };

/** The rate of a stretch. */
export function rateAt(row: OverviewRow, unit: OverviewUnit, place: number | null): Told {
  const mean = place === null ? Number.NaN : (row.mean[place] ?? Number.NaN);
  if (Number.isNaN(mean)) return notKnown;
  return { text: rateText(unit === "bits" ? mean * 8 : mean, unit), look: mean === 0 ? "faint" : "plain" };
}

/** The share lost in a stretch, in percent; null where it is not known. */
export function lossAt({ share }: OverviewRow, place: number | null): number | null {
  const lost = place === null ? Number.NaN : (share[place] ?? Number.NaN);
  return Number.isNaN(lost) ? null : lost;
}

/** Seconds of the span in which it was silent: an error, and no packet in the whole stretch. */
export function silentSeconds({ errors, most }: Pick<OverviewRow, "errors" | "most">): number {
  let seconds = 0;
  for (const [place, error] of errors.entries()) if (error > 0 && most[place] === 0) seconds += error;
  return seconds;
}

/** The worst of the span: that nothing can come, that nothing comes, the second that lost most, or how long it was silent. */
export function worstOf({ state, figures }: Pick<OverviewGroup, "state" | "figures">): Told {
  const said = words().line;
  if (state === "failed") return { text: said.cannotJoin, look: "problem" };
  if (figures === null) return notKnown;
  const { worstShare } = figures;
  if (state === "silent" || state === "stalled") return { text: said.silent, look: "warning" };
  if (worstShare !== null && worstShare > 0)
    return { text: `${formatFixed(worstShare, 2)} %`, look: "warning" };
  const silent = silentSeconds(figures);
  if (silent > 0) return { text: said.silentFor(formatAge(silent * 1_000)), look: "warning" };
  return worstShare === null ? notKnown : { text: `${formatFixed(0, 2)} %`, look: "faint" };
}

/** Stretches in a row that are alike; `to` is the first one after them. */
interface Run {
  readonly from: number;
  readonly to: number;
}

/** The longest runs of places for which something holds, in their order. */
export function runsOf(length: number, holds: (place: number) => boolean): readonly Run[] {
  const runs: Run[] = [];
  for (let place = 0; place < length; place += 1) {
    if (!holds(place)) continue;
    const from = place;
    while (place < length && holds(place)) place += 1;
    runs.push({ from, to: place });
  }
  return runs;
}

/** When Castscope ran and the group was not joined. @param running seconds of each stretch in which it ran */
export function notJoined({ joined }: Pick<OverviewRow, "joined">, running: Float32Array): readonly Run[] {
  return runsOf(running.length, (place) => (running[place] ?? 0) > 0 && !((joined[place] ?? 0) > 0));
}

/** When nothing came although it was joined: in a stretch with errors. `failed` where nothing could come. */
export function troubled({
  errors,
  most,
}: Pick<OverviewRow, "errors" | "most">): readonly (Run & { readonly kind: "silent" | "failed" })[] {
  const failed = runsOf(errors.length, (place) => (errors[place] ?? 0) > 0 && Number.isNaN(most[place]));
  const silent = runsOf(errors.length, (place) => (errors[place] ?? 0) > 0 && most[place] === 0);
  return [
    ...failed.map((run) => ({ ...run, kind: "failed" as const })),
    ...silent.map((run) => ({ ...run, kind: "silent" as const })),
  ];
}
