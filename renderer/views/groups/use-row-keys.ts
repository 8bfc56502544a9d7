import type { KeyboardEvent, RefObject } from "react";
import { formatJoinText } from "../../../shared/input/join-text.ts";
import { useCastscope } from "../../context.tsx";
import { focusPane } from "../../keyboard/panes.ts";
import { focusHeader, stepOf, stepTo } from "../../table/row-keys.ts";
import { leaveWithUndo } from "./leave.ts";

interface RowKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly order: readonly number[];
  readonly current: number;
  readonly focusRow: (id: number | null) => void;
  readonly rename: (id: number) => void;
  readonly pageRows: number;
}

/** The keys of the table: they act on its rows, not inside a field. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const castscope = useCastscope();
  const { scroller, order, current, focusRow, rename, pageRows } = keys;

  const act = (event: KeyboardEvent, id: number): boolean => {
    const step = stepOf(event);
    if (step === "up" && current === 0) focusHeader(scroller.current);
    else if (step) focusRow(order[stepTo(step, current, order.length, pageRows)] ?? null);
    else if (event.key === "c" && (event.ctrlKey || event.metaKey)) {
      return copyRow(castscope.traffic.getState().memberships.get(id));
    } else if (event.ctrlKey || event.metaKey || event.altKey) return false;
    else if (event.key === "Enter") focusPane("details");
    else if (event.key === "F2") rename(id);
    else if (event.key === "Delete") leaveWithUndo(castscope, id);
    else return false;
    return true;
  };

  return (event) => {
    const id = order[current];
    if (id === undefined || !(event.target instanceof HTMLElement) || event.target.dataset.id === undefined)
      return;
    if (act(event, id)) event.preventDefault();
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
