import { createContext, useContext } from "react";
import { formatSeconds, formatTimeOfDay } from "../../../../shared/format.ts";
import type { PacketTime } from "../../../store/view.ts";
import { Unknown } from "../../../table/column.tsx";

/** What the times of the list say, and what they are counted from, in ms since 1970. */
export interface PacketTimes {
  readonly kind: PacketTime;
  readonly joinedAt: number;
  /** Null until a person chose one. */
  readonly referenceAt: number | null;
}

export const ShownTimes = createContext<PacketTimes>({ kind: "clock", joinedAt: 0, referenceAt: null });

/** How each is called over its column, and what that means. */
export const timeTitles: Readonly<Record<PacketTime, { readonly title: string; readonly about: string }>> = {
  clock: { title: "Time", about: "When this computer received it, local time; sorts by arrival" },
  join: { title: "Since join", about: "Seconds since the group was joined; sorts by arrival" },
  previous: { title: "Since previous", about: "Seconds since the packet in the row above; sorts by arrival" },
  reference: { title: "Since reference", about: "Seconds since the chosen time reference; sorts by arrival" },
};

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
  return (
    <Unknown why={kind === "previous" ? "There is no packet above." : "No packet is the time reference."} />
  );
}
