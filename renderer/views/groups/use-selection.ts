import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useCastscope, useView } from "../../context.tsx";

interface Selection {
  /** Place of the row that has the selection, or would get it with Tab; -1 in an empty table. */
  readonly current: number;
  /** Selects a row and moves the focus to it. */
  readonly focusRow: (id: number | null) => void;
}

/**
 * The selection follows the focus. A row that was left hands it to its neighbour; a row that was
 * joined comes into view; at first the first row has it.
 */
export function useSelection(
  scroller: RefObject<HTMLElement | null>,
  order: readonly number[],
  reveal: (scroller: HTMLElement, index: number) => void,
): Selection {
  const { view, traffic } = useCastscope();
  const selected = useView((state) => state.selected);
  const at = selected === null ? -1 : order.indexOf(selected);
  const current = at === -1 ? Math.min(0, order.length - 1) : at;

  const before = useRef<readonly number[]>([]);
  const shown = useRef<number | null>(null);
  const wanted = useRef<number | null>(null);

  const focusRow = useCallback(
    (id: number | null) => {
      if (id === null) return;
      wanted.current = id;
      view.setState({ selected: id });
      const row = rowElement(scroller.current, id);
      if (row) row.focus({ preventScroll: true });
    },
    [scroller, view],
  );

  useEffect(() => {
    const { memberships } = traffic.getState();
    const [first] = order;
    if (selected === null && first !== undefined) view.setState({ selected: first });
    const place = selected === null ? -1 : before.current.indexOf(selected);
    if (selected !== null && place !== -1 && !memberships.has(selected)) {
      const heir = order[Math.min(place, order.length - 1)] ?? null;
      view.setState({ selected: heir });
      // The focus was on the row that is gone: it would fall out of the table.
      if (document.activeElement === document.body) wanted.current = heir;
    }
    before.current = order;
  }, [order, selected, traffic, view]);

  useEffect(() => {
    if (at === -1) return;
    if (shown.current !== selected) {
      shown.current = selected;
      if (scroller.current) reveal(scroller.current, at);
    }
    if (wanted.current === selected && selected !== null) {
      wanted.current = null;
      rowElement(scroller.current, selected)?.focus({ preventScroll: true });
    }
  }, [at, selected, reveal, scroller]);

  return { current, focusRow };
}

function rowElement(root: HTMLElement | null, id: number): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`tr[data-id="${id}"]`) ?? null;
}
