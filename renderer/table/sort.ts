import type { Column } from "./column.tsx";

/** By which column a table is sorted, and which end is on top. */
export interface Sort<Id extends string = string> {
  readonly column: Id;
  readonly descending: boolean;
}

type Sortable<Id extends string> = Pick<Column<never, Id>, "id" | "sort">;

/**
 * The sort after one more click on a column: its own direction first, then the other, then `rest`, the
 * order of a table that nobody sorted. Without one it turns round and round.
 */
export function nextSort<Id extends string, Rest extends Sort | null>(
  { id, sort }: Sortable<Id>,
  now: Sort | null,
  rest: Rest,
): Sort<Id> | Rest {
  if (sort === null) return rest;
  const descending = sort.first === "largest";
  if (now?.column !== id) return { column: id, descending };
  if (now.descending === descending) return { column: id, descending: !descending };
  return rest ?? { column: id, descending };
}
