import { type RefObject, useEffect, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { orderSources, type SourceSort, sourceKey } from "./source-order.ts";

/** The sources in order; it is looked at anew every `limits.sortEveryMs` unless the table is in use. */
export function useSourceOrder(
  sources: readonly Source[],
  sort: SourceSort,
  held: RefObject<boolean>,
): readonly Source[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const sorted = useRef<{ by: SourceSort | null; at: number }>({ by: null, at: 0 });

  useEffect(() => {
    const byKey = new Map(sources.map((source) => [sourceKey(source), source]));
    const now = performance.now();
    const asked = sorted.current.by !== sort;
    const due = !held.current && now - sorted.current.at >= limits.sortEveryMs;
    if (asked || due) sorted.current = { by: sort, at: now };
    setOrder((before) => orderSources(before, byKey, sort, asked ? "sort" : due ? "steady" : "keep"));
  }, [sources, sort, held]);

  const byKey = new Map(sources.map((source) => [sourceKey(source), source]));
  return order.flatMap((key) => byKey.get(key) ?? []);
}
