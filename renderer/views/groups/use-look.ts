import { useEffect, useMemo } from "react";
import { limits } from "../../../shared/limits.ts";
import { useCastscope } from "../../context.tsx";

/**
 * Tells the monitor which rows are seen, so that the figures of the others can come more seldom. Says
 * it again as long as they are, and nothing while the window is hidden.
 */
export function useLook(seen: readonly number[]): void {
  const { client } = useCastscope();
  const text = seen.slice(0, limits.rowsLookedAt).join();
  const ids = useMemo(() => (text === "" ? [] : text.split(",").map(Number)), [text]);
  useEffect(() => {
    if (ids.length === 0) return undefined;
    const look = (): void => {
      // Not worth a word when it fails: the figures come once a second all the same.
      if (document.visibilityState === "visible") client.look({ ids }).catch(() => {});
    };
    // A scroll passes many rows: those that it ends at are told.
    const first = setTimeout(look, limits.packetListMs);
    const again = setInterval(look, limits.lookAgainMs);
    document.addEventListener("visibilitychange", look);
    return () => {
      clearTimeout(first);
      clearInterval(again);
      document.removeEventListener("visibilitychange", look);
    };
  }, [client, ids]);
}
