import { createContext, useContext } from "react";
import { formatSeconds, formatTimeOfDay } from "../../../../shared/format.ts";
import type { PacketTime } from "../../../store/view.ts";
import { Unknown } from "../../../table/column.tsx";
import { words } from "./words/words.ts";

/** What the times of the list say, and what they are counted from, in ms since 1970. */
export interface PacketTimes {
  readonly kind: PacketTime;
  readonly joinedAt: number;
  /** Null until a person chose one. */
  readonly referenceAt: number | null;
}

export const ShownTimes = createContext<PacketTimes>({ kind: "clock", joinedAt: 0, referenceAt: null });

/** How the times of a kind are called over their column, and what that means. */
export function timeTitle(kind: PacketTime): { readonly title: string; readonly about: string } {
  return words().times[kind];
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
  const from = { join: joinedAt, previous: previousAt, reference: referenceAt }[kind];
  if (from !== null) return formatSeconds(at - from);
  return <Unknown why={kind === "previous" ? words().times.noneAbove : words().times.noReference} />;
}
