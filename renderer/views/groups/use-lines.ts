import { useCallback, useEffect, useMemo, useRef } from "react";
import { useShallow } from "zustand/react/shallow";
import { limits } from "../../../shared/limits.ts";
import type { Destinations } from "../../../shared/model/destination.ts";
import type { Pair } from "../../../shared/model/pair.ts";
import { usePolled } from "../../components/use-polled.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { compareWords } from "../../table/order.ts";
import type { Sort } from "../../table/sort.ts";
import type { Held } from "../../table/use-held.ts";
import { usePairs } from "../pairs/pairs-context.tsx";
import { arrangeDestinations } from "./destination-fields.ts";
import { headedLines, headingValue, wholePairs } from "./headings.ts";
import { destinationKey, type Line, linesOf } from "./lines.ts";
import { pairLines } from "./pair-lines.ts";

type Told = ReadonlyMap<number, Destinations | null>;
const nothing: Told = new Map();

/** The lines of the table: the memberships in their order, those of a pair below what they come to, and below each that is opened its destinations. */
export function useLines(order: readonly number[], held: Held): readonly Line[] {
  const told = useDestinations(useOpened(order));
  const arranged = useArranged(told, held);
  const { pairs } = usePairs();
  const direct = useView((view) => view.direct);
  const folded = useView((view) => view.folded);
  const groupBy = useView((view) => view.groupBy);
  const foldedHeadings = useView((view) => view.foldedHeadings);
  // Made anew when a row goes below another heading, and not with each tick.
  const values = useTraffic(
    useShallow(({ memberships }) => {
      if (groupBy === "none") return nowhere;
      return order.map((id) => {
        const row = memberships.get(id);
        return row === undefined ? "" : headingValue(groupBy, row, pairs);
      });
    }),
  );
  return useMemo(() => {
    const made = (ids: readonly number[], whole: readonly Pair[]) =>
      pairLines(linesOf(ids, arranged, direct), whole, folded);
    if (groupBy === "none") return made(order, pairs);
    const all = new Set(order);
    const headed = { by: groupBy, values, folded: foldedHeadings, compare: compareWords };
    return headedLines(order, headed, (ids) => made(ids, wholePairs(pairs, new Set(ids), all)));
  }, [order, arranged, direct, pairs, folded, groupBy, values, foldedHeadings]);
}

const nowhere: readonly string[] = [];

/** Of the rows shown those that are opened, as long as they can be: another monitor's rows may have the same numbers. */
function useOpened(order: readonly number[]): readonly number[] {
  const opened = useView((view) => view.opened);
  const text = useTraffic(({ memberships }) =>
    opened.filter((id) => order.includes(id) && memberships.get(id)?.bind === "any").join(),
  );
  return useMemo(() => (text === "" ? [] : text.split(",").map(Number)), [text]);
}

/** Asks for the destinations of these rows again and again; null before the first answer. */
function useDestinations(ids: readonly number[]): Told {
  const { client } = useCastscope();
  const ask = useCallback(async (): Promise<Told> => {
    if (ids.length === 0) return nothing;
    // A row that was left meanwhile leaves the table by itself.
    const of = async (id: number) => [id, await client.destinations({ id }).catch(() => null)] as const;
    return new Map(await Promise.all(ids.map(of)));
  }, [client, ids]);
  const { value } = usePolled(ask, ids.length === 0 ? null : limits.sourcesMs);
  return useMemo(() => {
    if (ids.length === 0) return nothing;
    return new Map(ids.map((id) => [id, value?.get(id) ?? null]));
  }, [ids, value]);
}

/** Sorted as the table is: at once when a person asks for it, else only with a clear lead and while no hand is on the rows. */
function useArranged(told: Told, held: Held): Told {
  const { traffic } = useCastscope();
  const sort = useView((view) => view.sort);
  const before = useRef<{ readonly sort: Sort; readonly keys: ReadonlyMap<number, readonly string[]> }>({
    sort,
    keys: new Map(),
  });
  const arranged = useMemo((): Told => {
    const { memberships, interfaces, at } = traffic.getState();
    const freedom = before.current.sort !== sort ? "sort" : held.current ? "keep" : "steady";
    const each = [...told].map(([id, one]): [number, Destinations | null] => {
      if (one === null) return [id, null];
      const around = { port: memberships.get(id)?.port ?? 0, interfaces, at };
      const previous = before.current.keys.get(id);
      const first = previous === undefined ? "sort" : freedom;
      const destinations = arrangeDestinations(previous ?? [], one.destinations, around, sort, first);
      return [id, { ...one, destinations: [...destinations] }];
    });
    return new Map(each);
  }, [told, sort, traffic, held]);
  useEffect(() => {
    const keys = [...arranged].map(([id, one]): [number, readonly string[]] => [
      id,
      one?.destinations.map(destinationKey) ?? [],
    ]);
    before.current = { sort, keys: new Map(keys.filter(([id]) => arranged.get(id) !== null)) };
  }, [arranged, sort]);
  return arranged;
}
