import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Incident } from "../../../shared/model/incident.ts";
import { useTraffic } from "../../context.tsx";
import { type IncidentRow, rowsOf } from "./incident-rows.ts";
import { startOfDay } from "./incident-values.ts";

interface Incidents {
  readonly all: readonly Incident[];
  /** The newest first. */
  readonly rows: readonly IncidentRow[];
  readonly seenUpTo: number;
  /** The last full second, and the beginning of its day, in ms since 1970. */
  readonly now: number;
  readonly today: number;
}

/** What happened, with the groups' names as they are now. */
export function useIncidents(): Incidents {
  const all = useTraffic((traffic) => traffic.incidents);
  const seenUpTo = useTraffic((traffic) => traffic.seenUpTo);
  const now = useTraffic((traffic) => Math.floor(traffic.at / 1_000) * 1_000);
  // Key and name in turn: compared one by one, so that figures render nothing.
  const told = useTraffic(
    useShallow(({ memberships }) => [...memberships.values()].flatMap(({ key, name }) => [key, name])),
  );
  const rows = useMemo(() => {
    const names = new Map<string, string>();
    for (let at = 0; at < told.length; at += 2) names.set(told[at] ?? "", told[at + 1] ?? "");
    return rowsOf(all, names);
  }, [all, told]);
  return { all, rows, seenUpTo, now, today: startOfDay(now) };
}
