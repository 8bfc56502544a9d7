import { useEffect, useRef, useState } from "react";
import { limits } from "../../../../shared/limits.ts";
import type { Source } from "../../../../shared/model/source.ts";
import { useCastscope, useTraffic } from "../../../context.tsx";

/**
 * The sources of a membership, asked for while the component is there, the window is visible and the
 * display does not stand still. Null before the first answer; an answer that fails keeps the last.
 */
export function useSources(id: number): readonly Source[] | null {
  const { client } = useCastscope();
  const paused = useTraffic((traffic) => traffic.paused);
  const [sources, setSources] = useState<readonly Source[] | null>(null);
  const known = useRef(false);

  useEffect(() => {
    // A paused display still shows what there was when it was first looked at.
    if (paused && known.current) return;
    let ended = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      if (document.visibilityState === "visible") {
        try {
          const answer = await client.sources({ id });
          if (ended) return;
          known.current = true;
          setSources(answer);
          if (paused) return;
        } catch {
          // Asked again at the next turn; a group that was left takes this component with it.
        }
      }
      if (!ended) timer = setTimeout(() => void ask(), limits.sourcesMs);
    };
    void ask();
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [client, id, paused]);

  return sources;
}
