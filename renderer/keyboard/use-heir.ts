import { type RefObject, useLayoutEffect } from "react";

/** Whether the focus was in what went last, or in a menu of it, and nothing has it since. */
let orphaned = false;

/**
 * What takes the place of something that had the focus takes the focus too: it would fall to the page, from where the
 * keyboard begins anew. Those that follow each other in one place all use it; one that cannot be focused only leaves.
 * @param opened a person asked for it: it takes the focus after whatever is gone, be it of another place
 */
export function useHeir(root: RefObject<HTMLElement | null>, opened = false): void {
  useLayoutEffect(() => {
    if ((orphaned || opened) && document.activeElement === document.body) {
      root.current?.focus({ preventScroll: true });
    }
    if (document.activeElement !== document.body) orphaned = false;
    return () => {
      const { activeElement } = document;
      const had = root.current?.contains(activeElement) || activeElement?.closest("[role=menu]");
      if (had) orphaned = true;
    };
  }, [root, opened]);
}
