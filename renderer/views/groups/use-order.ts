import { useEffect, useState } from "react";
import { type Castscope, useCastscope } from "../../context.tsx";
import { type Freedom, OrderTurns } from "../../table/order.ts";
import type { Held } from "../../table/use-held.ts";
import { arrange } from "./order.ts";

/**
 * The rows of the table in their order. Rows that come, go or cease to match follow at once; the
 * order itself is looked at every `limits.sortEveryMs`, and waits while `held` says that the pointer
 * or the keyboard is in the rows. A new sorting or filter is obeyed at once.
 */
export function useOrder(held: Held): readonly number[] {
  const castscope = useCastscope();
  const [order, setOrder] = useState(() => arranged(castscope, [], "sort"));

  useEffect(() => {
    const { traffic, view } = castscope;
    const turns = new OrderTurns();
    let current = arranged(castscope, [], "sort");
    const update = (freedom: Freedom): void => {
      current = arranged(castscope, current, freedom);
      setOrder(current);
    };
    update("keep");
    const unsubscribeTraffic = traffic.subscribe((next, before) => {
      if (next.memberships !== before.memberships) update(turns.next(false, held.current));
    });
    const unsubscribeView = view.subscribe((next, before) => {
      const same = next.filter === before.filter && next.stateFilter === before.stateFilter;
      if (next.sort !== before.sort || !same) update(turns.next(true, false));
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
