import { useEffect, useRef, useState } from "react";
import type { Source } from "../../../../shared/model/source.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";

/**
 * The sources of the group that is looked at, read when the display is stopped, whichever of its tabs is seen: opened later, their
 * tab stands still with the rest. Null while the display moves, and for a group that was chosen after it was stopped.
 */
export function useSourcesAtPause(id: number): readonly Source[] | null {
  const { client } = useCastscope();
  const paused = useTraffic((traffic) => traffic.paused);
  const [read, setRead] = useState<{ readonly id: number; readonly sources: readonly Source[] } | null>(null);
  // The group that was looked at while the display last moved.
  const moving = useRef<number | null>(null);
  useEffect(() => {
    if (!paused) {
      moving.current = id;
      setRead(null);
      return;
    }
    if (moving.current !== id) return;
    moving.current = null;
    client.sources({ id }).then(
      (sources) => setRead({ id, sources }),
      () => {
        // Their tab reads them when it is opened, and says so.
      },
    );
  }, [client, id, paused]);
  return paused && read?.id === id ? read.sources : null;
}
