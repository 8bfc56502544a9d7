import type { Source } from "../../../../shared/model/source.ts";
import { type Freedom, steadyOrder } from "../../../table/order.ts";
import type { Sort } from "../../../table/sort.ts";
import { type SourceColumn, sourceColumns } from "./source-columns.tsx";

export type SourceSort = Sort<SourceColumn>;

/** The keys of the sources in order. */
export function orderSources(
  previous: readonly string[],
  sources: ReadonlyMap<string, Source>,
  { column, descending }: SourceSort,
  freedom: Freedom,
): readonly string[] {
  const order = sourceColumns.find(({ id }) => id === column)?.sort;
  const key = (id: string): number | string => {
    const source = sources.get(id);
    return source && order ? order.key(source) : 0;
  };
  return steadyOrder(previous, [...sources.keys()], { key, as: order?.as ?? "exact", descending }, freedom);
}
