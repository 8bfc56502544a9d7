import { type RefObject, useEffect, useState } from "react";
import { limits } from "../../../shared/limits.ts";
import { type Castscope, useCastscope } from "../../context.tsx";
import { arrange, type Freedom } from "./order.ts";

/**
 * The rows of the table in their order. Rows that come, go or cease to match follow at once; the
 * order itself is looked at every `limits.sortEveryMs`, and waits while `held` says that the pointer
 * or the keyboard is in the table. A new sorting or filter is obeyed at once.
 */
export function useOrder(held: RefObject<boolean>): readonly number[] {
  const castscope = useCastscope();
  const [order, setOrder] = useState(() => arranged(castscope, [], "sort"));

  useEffect(() => {
    const { traffic, view } = castscope;
    let current = arranged(castscope, [], "sort");
    let sortedAt = performance.now();
    const update = (freedom: Freedom): void => {
      if (freedom !== "keep") sortedAt = performance.now();
      current = arranged(castscope, current, freedom);
      setOrder(current);
    };
    update("keep");
    const unsubscribeTraffic = traffic.subscribe((next, before) => {
      if (next.memberships === before.memberships) return;
      const due = performance.now() - sortedAt >= limits.sortEveryMs && !held.current;
      update(due ? "steady" : "keep");
    });
    const unsubscribeView = view.subscribe((next, before) => {
      if (next.sort !== before.sort) update("sort");
      else if (next.filter !== before.filter || next.stateFilter !== before.stateFilter) update("sort");
    });
    return () => {
      unsubscribeTraffic();
      unsubscribeView();
    };
  }, [castscope, held]);

  return order;
}

function arranged({ traffic, view }: Castscope, previous: readonly number[], freedom: Freedom) {
  const { memberships, ids } = traffic.getState();
  return arrange(previous, memberships, ids, view.getState(), freedom);
}
