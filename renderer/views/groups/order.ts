import { groupSubject } from "../../../shared/filter/group-fields.ts";
import { groupTest } from "../../../shared/filter/group-test.ts";
import { parseFilter } from "../../../shared/filter/parse.ts";
import { zoned } from "../../../shared/filter/zoned.ts";
import type { Clock } from "../../../shared/model/clock.ts";
import type { Membership } from "../../../shared/model/membership.ts";
import { shownClock } from "../../../shared/text/clock.ts";
import type { StateFilter, View } from "../../store/view.ts";
import { type Freedom, type RowOrder, steadyOrder } from "../../table/order.ts";
import { groupColumns } from "./columns.tsx";

/** Which rows are shown, and in which order. */
export type RowQuery = Pick<View, "filter" | "stateFilter" | "sort">;

/** The ids of the rows to show, in order. Answers with `previous` itself when nothing moved. */
export function arrange(
  previous: readonly number[],
  rows: ReadonlyMap<number, Membership>,
  ids: readonly number[],
  query: RowQuery,
  freedom: Freedom,
): readonly number[] {
  const { column, descending } = query.sort;
  const { key, as } = groupColumns.find(({ id }) => id === column)?.sort ?? asJoined;
  const keyOf = (id: number): number | string => {
    const row = rows.get(id);
    return row ? key(row) : 0;
  };
  const wanted = ids.filter((id) => isWanted(rows.get(id), query));
  return steadyOrder(previous, wanted, { key: keyOf, as, descending, tie: (a, b) => a - b }, freedom);
}

/** The order of a table that nobody sorted. */
const asJoined: RowOrder<Membership> = { key: ({ id }) => id, as: "exact" };

function isWanted(row: Membership | undefined, { filter, stateFilter }: RowQuery): boolean {
  return row !== undefined && matchesState(row, stateFilter) && testOf(filter)(row);
}

export function matchesState({ state }: Pick<Membership, "state">, filter: StateFilter): boolean {
  switch (filter) {
    case "all":
      return true;
    case "receiving":
      return state === "receiving";
    case "silent":
      return state === "silent" || state === "stalled";
    case "error":
      return state === "failed";
  }
}

let lastText = "";
let lastClock: Clock = "local";
let lastTest = groupTest(null);

/** One that cannot be read leaves no row out. The text mostly is the one before: it is read once. */
function testOf(text: string): (row: Membership) => boolean {
  const clock = shownClock();
  if (text === lastText && clock === lastClock) return lastTest;
  const parsed = parseFilter(zoned(text, groupSubject, clock), groupSubject);
  [lastText, lastClock] = [text, clock];
  lastTest = groupTest(parsed.ok ? parsed.value : null);
  return lastTest;
}
