import { useEffect, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Recording } from "../../../../shared/model/recording.ts";
import { useCastscope } from "../../../context.tsx";
import type { RecordingRate } from "./rate-points.ts";
import { lossEvents, rowEvents, type SpanEvent } from "./span-events.ts";

/** What happened in a recording: of its rows when it was read to its end, once for the whole, and where much is lost. */
export function useSpanEvents({ state, span }: Recording, rate: RecordingRate): readonly SpanEvent[] {
  const { client } = useCastscope();
  const [ofRows, setOfRows] = useState<readonly SpanEvent[]>([]);
  const [isWhole, setWhole] = useState(false);
  const isRead = state === "read";
  const isAll = span === null;
  useEffect(() => {
    if (!isRead || isWhole) return undefined;
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const { memberships } = await client.snapshot();
      const all: SpanEvent[] = [];
      for (const row of memberships.slice(0, limits.spanEventRows)) {
        if (row.lastEvent !== null && isWanted)
          all.push(...rowEvents(row, await client.events({ id: row.id })));
      }
      if (!isWanted) return;
      setOfRows(all);
      setWhole(isAll);
    };
    ask().catch(() => {
      // It was closed meanwhile, or the connection is lost, which has its own banner.
    });
    return () => {
      isWanted = false;
    };
  }, [client, isRead, isAll, isWhole]);
  return [...ofRows, ...lossEvents(rate)];
}
