import { useEffect } from "react";
import { useCastscope, useView } from "../context.tsx";
import { useMedia } from "./use-media.ts";

/** Below this width Compose is a strip, and opens over the panes … */
const narrow = "(max-width: 1199px)";
/** … and where it is pinned, below this one: less would leave no room for state, group, rates and loss. */
const tiny = "(max-width: 999px)";

/**
 * Whether the window is too narrow for Compose beside the panes. A narrow window begins with the
 * strip; a wide one with what was left, and with Compose where it is pinned.
 */
export function useComposeRoom(): boolean {
  const { view } = useCastscope();
  const pinned = useView(({ composePinned }) => composePinned);
  const isNarrow = useMedia(narrow);
  const isTiny = useMedia(tiny);
  const isOver = pinned ? isTiny : isNarrow;

  useEffect(() => {
    view.setState(({ composeAtStart, composePinned }) => ({
      composeOpen: composePinned ? !isTiny : composeAtStart && !isNarrow,
    }));
    if (isNarrow) return undefined;
    return view.subscribe(({ composeOpen, composeAtStart }) => {
      if (composeOpen !== composeAtStart) view.setState({ composeAtStart: composeOpen });
    });
  }, [view, isNarrow, isTiny]);

  return isOver;
}
