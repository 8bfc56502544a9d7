import { useEffect, useRef, useState } from "react";
import type { Source } from "../../../../shared/model/source.ts";
import { OrderTurns } from "../../../table/order.ts";
import type { Held } from "../../../table/use-held.ts";
import { sourceKey } from "./source-key.ts";
import { orderSources, type SourceSort } from "./source-order.ts";

interface SourceOrder {
  readonly ordered: readonly Source[];
  /** The sort that they are in: the one asked for, as soon as they are. */
  readonly by: SourceSort;
}

/** The sources in order; it is looked at anew every `limits.sortEveryMs` unless the table is in use. */
export function useSourceOrder(sources: readonly Source[], sort: SourceSort, held: Held): SourceOrder {
  const [turns] = useState(() => new OrderTurns());
  const [order, setOrder] = useState<{ keys: readonly string[]; by: SourceSort }>({ keys: [], by: sort });
  const asked = useRef<SourceSort | null>(null);

  useEffect(() => {
    const byKey = keyed(sources);
    const freedom = turns.next(asked.current !== sort, held.current);
    asked.current = sort;
    setOrder(({ keys }) => ({ keys: orderSources(keys, byKey, sort, freedom), by: sort }));
  }, [sources, sort, held, turns]);

  const byKey = keyed(sources);
  return { ordered: order.keys.flatMap((key) => byKey.get(key) ?? []), by: order.by };
}

function keyed(sources: readonly Source[]): ReadonlyMap<string, Source> {
  return new Map(sources.map((source) => [sourceKey(source), source]));
}
