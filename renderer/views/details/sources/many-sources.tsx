import type { Membership } from "../../../../shared/model/membership.ts";
import { LateNote } from "./late-note.tsx";
import { sourceKey } from "./source-key.ts";
import { SourceSearch } from "./source-search.tsx";
import { SourcesTable, useSourceTable } from "./sources-table.tsx";
import { useSearch } from "./use-search.ts";
import { useSourcePlaces } from "./use-source-places.ts";
import { useSourceRows } from "./use-source-rows.ts";

/** More sources than one answer holds: the engine sorts and finds, and those in view are read. */
export function ManySources({ membership }: { readonly membership: Membership }) {
  const table = useSourceTable();
  const search = useSearch();
  const { known, late: lateOrder } = useSourcePlaces(membership.id, table.sort, search.asked, table.held);
  const { rows, late: lateRows } = useSourceRows(membership.id, known?.places ?? null, table.seen);
  if (known === null) return null;
  const { places, by, search: asked, all, packets } = known;
  const at = (index: number) => {
    const rank = places[index];
    const source = rank === undefined ? undefined : rows.get(rank);
    return rank === undefined || source === undefined ? null : { source, rank };
  };
  return (
    <>
      {(lateOrder || lateRows) && <LateNote />}
      <SourceSearch {...{ search, table, packets, membership }} found={places.length} all={all} />
      <SourcesTable
        membership={membership}
        table={table}
        list={{
          by,
          search: asked,
          packets: null,
          count: places.length,
          at,
          indexOf: (key) => {
            for (const [rank, source] of rows) if (sourceKey(source) === key) return places.indexOf(rank);
            return -1;
          },
        }}
      />
    </>
  );
}
