import { useMemo } from "react";
import { useShallow } from "zustand/react/shallow";
import type { Incident } from "../../../shared/model/incident.ts";
import { startOfDay } from "../../../shared/text/clock.ts";
import { useTraffic } from "../../context.tsx";
import { type IncidentRow, rowsOf, type Seen } from "./incident-rows.ts";

interface Incidents {
  /** Of this run, and the older ones. */
  readonly all: readonly Incident[];
  /** The newest first. */
  readonly rows: readonly IncidentRow[];
  readonly seen: Seen;
  /** The last full second, and the beginning of its day, in ms since 1970. */
  readonly now: number;
  readonly today: number;
}

/** What happened, with the groups' names as they are now. @param older those of the history, newest first */
export function useIncidents(older: readonly Incident[]): Incidents {
  const told = useTraffic((traffic) => traffic.incidents);
  const upTo = useTraffic((traffic) => traffic.seenUpTo);
  const at = useTraffic((traffic) => traffic.seenAt);
  const all = useMemo(() => [...older.toReversed(), ...told], [older, told]);
  const seen = useMemo(() => ({ upTo, at }), [upTo, at]);
  const now = useTraffic((traffic) => Math.floor(traffic.at / 1_000) * 1_000);
  // Key and name in turn: compared one by one, so that figures render nothing.
  const named = useTraffic(
    useShallow(({ memberships }) => [...memberships.values()].flatMap(({ key, name }) => [key, name])),
  );
  const rows = useMemo(() => {
    const names = new Map<string, string>();
    for (let place = 0; place < named.length; place += 2)
      names.set(named[place] ?? "", named[place + 1] ?? "");
    return rowsOf(all, names);
  }, [all, named]);
  return { all, rows, seen, now, today: startOfDay(now) };
}
