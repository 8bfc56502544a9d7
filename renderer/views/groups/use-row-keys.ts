import type { KeyboardEvent, RefObject } from "react";
import { formatJoinText } from "../../../shared/input/join-text.ts";
import { useCastscope } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { leaveWithUndo } from "./leave.ts";

interface RowKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly order: readonly number[];
  readonly current: number;
  readonly focusRow: (id: number | null) => void;
  readonly rename: (id: number) => void;
  readonly rowHeight: number;
  readonly headerHeight: number;
}

/** The keys of the table: they act on its rows and headers, not inside a field. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const castscope = useCastscope();
  const { scroller, order, current, focusRow, rename, rowHeight, headerHeight } = keys;

  const move = (to: number): void => focusRow(order[Math.max(0, Math.min(order.length - 1, to))] ?? null);
  const page = (): number =>
    Math.max(1, Math.floor(((scroller.current?.clientHeight ?? 0) - headerHeight) / rowHeight) - 1);
  const header = (): void => scroller.current?.querySelector<HTMLElement>("th button")?.focus();

  const onRow = (key: string, id: number): boolean => {
    switch (key) {
      case "ArrowDown":
        move(current + 1);
        return true;
      case "ArrowUp":
        if (current === 0) header();
        else move(current - 1);
        return true;
      case "Home":
        move(0);
        return true;
      case "End":
        move(order.length - 1);
        return true;
      case "PageDown":
        move(current + page());
        return true;
      case "PageUp":
        move(current - page());
        return true;
      case "Enter":
        focusPane("details");
        return true;
      case "F2":
        rename(id);
        return true;
      case "Delete":
        leaveWithUndo(castscope, id);
        return true;
      default:
        return false;
    }
  };

  return (event) => {
    const id = order[current];
    if (id === undefined || !(event.target instanceof HTMLElement) || event.target.dataset.id === undefined)
      return;
    if (event.key === "c" && (event.ctrlKey || event.metaKey)) {
      if (copyRow(castscope.traffic.getState().memberships.get(id))) event.preventDefault();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (onRow(event.key, id)) event.preventDefault();
  };
}

type Row = Parameters<typeof formatJoinText>[0] & {
  readonly source: string | null;
  readonly interface: { readonly name: string } | null;
};

/** Copies what the join field reads as the same membership, unless text is selected. */
function copyRow(row: Row | undefined): boolean {
  if (!row || (document.getSelection()?.toString() ?? "") !== "") return false;
  const text = formatJoinText({ ...row, from: row.source, on: row.interface?.name ?? null });
  void navigator.clipboard?.writeText(text);
  return true;
}
