import { type PointerEvent, type RefObject, useMemo, useRef } from "react";

/** Whether somebody uses the rows of a table: then none may move under the hand. */
export interface Held {
  readonly current: boolean;
}

export interface HeldTable {
  readonly held: Held;
  readonly onPointerOver: (event: PointerEvent) => void;
  readonly onPointerLeave: () => void;
}

/**
 * Held while the pointer is over the rows or the keyboard is in them. The header is no row: who sorted
 * wants to see the order kept, though the focus is still there. So is a row that was only clicked.
 */
export function useHeld(table: RefObject<HTMLElement | null>): HeldTable {
  const over = useRef(false);
  return useMemo(
    () => ({
      held: {
        get current() {
          return over.current || hasKeyboard(table.current);
        },
      },
      onPointerOver: ({ target }) => {
        over.current = target instanceof Element && target.closest("thead") === null;
      },
      onPointerLeave: () => {
        over.current = false;
      },
    }),
    [table],
  );
}

function hasKeyboard(table: HTMLElement | null): boolean {
  const focused = document.activeElement;
  if (!table?.contains(focused) || focused?.closest("thead")) return false;
  return focused?.matches(":focus-visible") ?? false;
}
