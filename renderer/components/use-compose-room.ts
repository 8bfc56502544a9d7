import { useEffect } from "react";
import { useCastscope } from "../context.tsx";
import { useMedia } from "./use-media.ts";

/** Below this width Compose is a strip, and opens over the panes. */
const narrow = "(max-width: 1199px)";

/**
 * Whether the window is too narrow for Compose beside the panes. A narrow window begins with the
 * strip; a wide one with what was chosen for wide windows.
 */
export function useComposeRoom(): boolean {
  const { view } = useCastscope();
  const isNarrow = useMedia(narrow);

  useEffect(() => {
    view.setState(({ composePinned }) => ({ composeOpen: composePinned && !isNarrow }));
    if (isNarrow) return undefined;
    return view.subscribe(({ composeOpen, composePinned }) => {
      if (composeOpen !== composePinned) view.setState({ composePinned: composeOpen });
    });
  }, [view, isNarrow]);

  return isNarrow;
}
