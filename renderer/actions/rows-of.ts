import type { Membership } from "../../shared/model/membership.ts";
import type { Castscope } from "../context.tsx";
import { markedIds } from "../store/marked.ts";

/** Rows that are chosen together, in the order in which they are shown; those that a filter hides behind them. */
export function markedRows({ view, traffic, parts }: Castscope): readonly Membership[] {
  const { memberships } = traffic.getState();
  const ids = markedIds(view.getState(), traffic.getState());
  if (ids.length === 0) return [];
  const shown = parts.get("shownRows")?.() ?? [];
  const marked = new Set(ids);
  const order = [...new Set([...shown.filter((id) => marked.has(id)), ...ids])];
  return order.flatMap((id) => memberships.get(id) ?? []);
}

/** What an action on a row is done to: all that are chosen together, where it is one of them. */
export function rowsOf(castscope: Castscope, row: Membership): readonly Membership[] {
  const marked = markedRows(castscope);
  return marked.some(({ id }) => id === row.id) ? marked : [row];
}
