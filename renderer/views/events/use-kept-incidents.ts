import { useCallback, useEffect, useRef, useState } from "react";
import type { Args, Result } from "../../../shared/contract.ts";
import { limits } from "../../../shared/limits.ts";
import type { Incident } from "../../../shared/model/incident.ts";
import { type Problem, problemOf } from "../../../shared/problem.ts";
import { useCastscope } from "../../context.tsx";
import type { Shown } from "./incident-rows.ts";
import { kindsOf } from "./incident-topics.ts";

type Query = Pick<Args<"keptIncidents">, "text" | "kinds">;
type Place = Result<"keptIncidents">["next"];

interface Kept {
  /** What it is an answer to. */
  readonly query: Query | null;
  readonly incidents: readonly Incident[];
  /** Where it goes on; null where there is nothing further. */
  readonly next: Place;
  readonly problem: Problem | null;
}

interface KeptIncidents {
  /** Newest first: earlier in this run than what the monitor tells by itself, and in those before it. */
  readonly incidents: readonly Incident[];
  /** Why no older ones can be shown; null where they can. */
  readonly problem: Problem | null;
  /** Shows older ones; null where there are none, or as many as are shown. */
  readonly more: (() => void) | null;
}

const none: Kept = { query: null, incidents: [], next: null, problem: null };
/** A text is asked for when it is not typed on. */
const typedMs = 250;

/** What happened before, out of the history's file, as the list is narrowed. */
export function useKeptIncidents(filter: string, shown: Shown): KeptIncidents {
  const { client } = useCastscope();
  const [kept, setKept] = useState<Kept>(none);
  const turn = useRef(0);
  const text = filter.trim();

  const ask = useCallback(
    async (query: Query, before: Place, known: readonly Incident[]): Promise<void> => {
      turn.current += 1;
      const mine = turn.current;
      try {
        const found = [...known];
        let next = before;
        // Where a filter lets little through, a page of it takes several questions.
        for (let asked = 0; asked < limits.keptIncidentsAsked; asked += 1) {
          const answer = await client.keptIncidents({ ...query, before: next, from: 0, key: null });
          if (mine !== turn.current) return;
          found.push(...answer.incidents);
          next = answer.next;
          if (next === null || found.length > known.length) break;
        }
        setKept({ query, incidents: found, next, problem: null });
      } catch (error) {
        if (mine === turn.current) setKept({ ...none, query, problem: problemOf(error) });
      }
    },
    [client],
  );

  useEffect(() => {
    // What goes on is told by the monitor.
    if (shown === "open") {
      turn.current += 1;
      setKept(none);
      return;
    }
    const query = { text, kinds: shown === "all" ? null : [...kindsOf(shown)] };
    const timer = setTimeout(() => void ask(query, null, []), text === "" ? 0 : typedMs);
    return () => clearTimeout(timer);
  }, [ask, text, shown]);

  const { query, incidents, next, problem } = kept;
  const isMore = query !== null && next !== null && incidents.length < limits.keptIncidentsShown;
  return { incidents, problem, more: isMore ? () => void ask(query, next, incidents) : null };
}
