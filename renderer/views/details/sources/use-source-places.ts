import { useCallback, useEffect, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { OrderedSources, SourceOrder } from "../../../../shared/model/source-list.ts";
import { useAnswers } from "../../../components/use-answers.ts";
import { useCastscope } from "../../../context.tsx";
import type { Held } from "../../../table/use-held.ts";
import type { SourceColumn } from "./source-columns.tsx";
import type { SourceSort } from "./source-order.ts";

/** By what the engine sorts for each column. */
const orders: Readonly<Record<SourceColumn, SourceOrder>> = {
  source: "address",
  port: "port",
  packets: "packets",
  share: "packets",
  packetRate: "packetRate",
  bitRate: "bitRate",
  average: "average",
  peak: "peak",
  burst: "burst",
  interval: "interval",
  loss: "loss",
  jitter: "jitter",
  ttl: "ttl",
  dscp: "dscp",
  first: "first",
  last: "last",
};

interface SourcePlaces extends OrderedSources {
  readonly by: SourceSort;
  readonly search: string;
}

interface Listing {
  /** Null before the first answer. */
  readonly known: SourcePlaces | null;
  readonly late: boolean;
}

/** Which sources there are and in what order, asked anew every `limits.sortEveryMs`. */
export function useSourcePlaces(id: number, sort: SourceSort, search: string, held: Held): Listing {
  const { client } = useCastscope();
  const ask = useCallback(async (): Promise<SourcePlaces> => {
    const { column, descending } = sort;
    return {
      by: sort,
      search,
      ...(await client.sourceOrder({ id, by: orders[column], descending, search })),
    };
  }, [client, id, sort, search]);
  const { value, late } = useAnswers(ask, limits.sortEveryMs);
  const [shown, show] = useState<SourcePlaces | null>(null);
  const last = useRef<SourcePlaces | null>(null);
  useEffect(() => {
    if (value === null) return;
    const before = last.current;
    const isAsked = before?.by !== value.by || before.search !== value.search;
    last.current = held.current && before && !isAsked ? kept(before, value) : value;
    show(last.current);
  }, [value, held]);
  return { known: shown, late };
}

/** While somebody uses the rows none of them moves: new ones come behind them. */
function kept(before: SourcePlaces, now: SourcePlaces): SourcePlaces {
  if (before.places.length === now.places.length) return { ...now, places: before.places };
  const known = new Set(before.places);
  const there = new Set(now.places);
  const places = [...before.places].filter((place) => there.has(place));
  return {
    ...now,
    places: Uint16Array.from([...places, ...[...now.places].filter((one) => !known.has(one))]),
  };
}
