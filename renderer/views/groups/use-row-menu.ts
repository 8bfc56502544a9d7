import { type MouseEvent, useCallback, useState } from "react";
import { useCastscope } from "../../context.tsx";
import { mark, unmark } from "../../store/marked.ts";
import type { Line } from "./lines.ts";

/** A menu that was asked for on a row. */
export interface AskedMenu {
  /** Where, in the window. */
  readonly at: DOMRect;
  readonly id: number;
  /** The row itself, which gets the focus back. */
  readonly row: HTMLElement;
}

interface RowMenuState {
  readonly at: AskedMenu | null;
  readonly onContextMenu: (event: MouseEvent) => void;
  readonly close: () => void;
}

/** The menu of a row, or of all that are chosen together where it is one of them. */
export function useRowMenu(
  marks: ReadonlySet<number>,
  focusLine: (line: Line | null) => void,
  lines: readonly Line[],
): RowMenuState {
  const { view } = useCastscope();
  const [at, setAt] = useState<AskedMenu | null>(null);
  const onContextMenu = (event: MouseEvent): void => {
    const row =
      event.target instanceof Element
        ? event.target.closest<HTMLElement>("tr[data-id], tr[data-heading]")
        : null;
    // A field has the system's own menu.
    if (row === null || (event.target instanceof Element && event.target.closest("input"))) return;
    event.preventDefault();
    const heading = lines.find((line) => line.is === "heading" && line.heading === row.dataset.heading);
    if (heading?.is === "heading") {
      const [first] = heading.ids;
      // What is done to a heading is done to all its rows.
      mark(view, heading.ids, first ?? null);
      if (first !== undefined) setAt({ at: new DOMRect(event.clientX, event.clientY, 0, 0), id: first, row });
      return;
    }
    const id = Number(row.dataset.id);
    if (!marks.has(id)) {
      unmark(view);
      focusLine(lines.find((line) => line.is === "membership" && line.id === id) ?? null);
    }
    setAt({ at: new DOMRect(event.clientX, event.clientY, 0, 0), id, row });
  };
  const close = useCallback(() => setAt(null), []);
  return { at, onContextMenu, close };
}
