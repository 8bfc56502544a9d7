import { useMemo } from "react";
import type { Membership } from "../../../../shared/model/membership.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { formatEndpoint } from "../../../../shared/net/address.ts";
import { sourceKey } from "./source-key.ts";
import { arrivalRanks } from "./source-letter.ts";
import { SourceSearch } from "./source-search.tsx";
import { SourcesTable, useSourceTable } from "./sources-table.tsx";
import { useSearch } from "./use-search.ts";
import { useSourceOrder } from "./use-source-order.ts";

interface FewSourcesProps {
  readonly membership: Membership;
  /** All that are told apart. */
  readonly sources: readonly Source[];
}

/** Sources that are all read: they are sorted here, where each passes another only with a clear lead. */
export function FewSources({ membership, sources }: FewSourcesProps) {
  const table = useSourceTable();
  const search = useSearch();
  const ranks = useMemo(() => arrivalRanks(sources), [sources]);
  const meant = useMemo(
    () =>
      search.asked === ""
        ? sources
        : sources.filter(({ address, port }) => formatEndpoint(address, port).includes(search.asked)),
    [sources, search.asked],
  );
  const { ordered, by } = useSourceOrder(meant, table.sort, table.held);
  const packets = meant.reduce((sum, source) => sum + source.packets, 0);
  return (
    <>
      <SourceSearch {...{ search, table, packets, membership }} found={meant.length} all={sources.length} />
      <SourcesTable
        membership={membership}
        table={table}
        list={{
          by,
          search: search.asked,
          packets: sources.reduce((sum, source) => sum + source.packets, 0),
          count: ordered.length,
          at: (index) => {
            const source = ordered[index];
            return source ? { source, rank: ranks.get(sourceKey(source)) ?? 0 } : null;
          },
          indexOf: (key) => ordered.findIndex((source) => sourceKey(source) === key),
        }}
      />
    </>
  );
}
