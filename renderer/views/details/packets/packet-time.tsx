import { createContext, useContext } from "react";
import { formatSeconds } from "../../../../shared/format.ts";
import { clockMark, formatExactMoment, formatTimeOfDay, shownClock } from "../../../../shared/text/clock.ts";
import type { PacketTime } from "../../../store/view.ts";
import { type Track, Unknown } from "../../../table/column.tsx";
import { words } from "./words/words.ts";

/** What the times of the list say, and what they are counted from, in ms since 1970. */
export interface PacketTimes {
  readonly kind: PacketTime;
  readonly joinedAt: number;
  /** Null until a person chose one. */
  readonly referenceAt: number | null;
}

export const ShownTimes = createContext<PacketTimes>({ kind: "clock", joinedAt: 0, referenceAt: null });

/** Widths in px of a digit of the list's times, and of what stands beside them. */
const [digit, beside] = [6.6, 2];

/** The track of a list's times: as wide as they are. */
export function timeTrack(kind: PacketTime): Track {
  const clock = "14:22:07.418212".length + clockMark().length;
  const characters = kind === "date" ? "2026-11-26 ".length + clock : clock;
  // no words: a length
  return `${Math.ceil(digit * characters) + beside}px`;
}

/** How the times of a kind are called over their column, and what that means. */
export function timeTitle(kind: PacketTime): { readonly title: string; readonly about: string } {
  const { utc, ...said } = words().times;
  return (kind === "clock" || kind === "date") && shownClock() === "utc" ? utc : said[kind];
}

/** When a packet arrived, as the list is set to tell it. */
export function PacketTimeText({
  at,
  previousAt,
}: {
  readonly at: number;
  readonly previousAt: number | null;
}) {
  const { kind, joinedAt, referenceAt } = useContext(ShownTimes);
  if (kind === "clock") return formatTimeOfDay(at);
  if (kind === "date") return formatExactMoment(at);
  const from = { join: joinedAt, previous: previousAt, reference: referenceAt }[kind];
  if (from !== null) return formatSeconds(at - from);
  return <Unknown why={kind === "previous" ? words().times.noneAbove : words().times.noReference} />;
}
