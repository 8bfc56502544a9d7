import { useCallback, useMemo } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { useAnswers } from "../../../components/use-answers.ts";
import { useCastscope } from "../../../context.tsx";

const none: ReadonlyMap<number, Source> = new Map();

/** Rows are read in pieces of this many, one more on either side of those in view: a scroll finds them there. */
const piece = 100;

/** The sources of the rows in view and around them, by their places; asked for again while they are looked at. */
export function useSourceRows(
  id: number,
  places: Uint16Array | null,
  { first, last }: { readonly first: number; readonly last: number },
): { readonly rows: ReadonlyMap<number, Source>; readonly late: boolean } {
  const { client } = useCastscope();
  const from = Math.max(0, (Math.floor(first / piece) - 1) * piece);
  const to = Math.min((Math.floor(last / piece) + 2) * piece, from + limits.sourcesPerAnswer);
  const wanted = useMemo(() => [...(places?.subarray(from, to) ?? [])], [places, from, to]);
  const ask = useCallback(async (): Promise<ReadonlyMap<number, Source>> => {
    if (wanted.length === 0) return none;
    const rows = await client.sourcesAt({ id, places: wanted });
    return new Map(wanted.flatMap((place, at) => (rows[at] ? [[place, rows[at]] as const] : [])));
  }, [client, id, wanted]);
  const { value, late } = useAnswers(ask, limits.sourcesMs);
  return { rows: value ?? none, late };
}
