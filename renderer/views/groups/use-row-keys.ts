import type { KeyboardEvent, RefObject } from "react";
import { runOnRow } from "../../actions/actions.ts";
import { isPressed } from "../../actions/keys.ts";
import { rowActions } from "../../actions/row-actions.ts";
import { useCastscope } from "../../context.tsx";
import { focusHeader, stepOf, stepTo } from "../../table/row-keys.ts";

/** What the keys of a row do. */
const onRow = Object.values(rowActions).filter(({ keysOnRow }) => keysOnRow);

interface RowKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly order: readonly number[];
  readonly current: number;
  readonly focusRow: (id: number | null) => void;
  readonly pageRows: number;
}

/** The keys of the table: they act on its rows, not inside a field. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const castscope = useCastscope();
  const { scroller, order, current, focusRow, pageRows } = keys;

  const act = (event: KeyboardEvent, id: number): boolean => {
    const step = stepOf(event);
    if (step === "up" && current === 0) focusHeader(scroller.current);
    else if (step) focusRow(order[stepTo(step, current, order.length, pageRows)] ?? null);
    else {
      const state = { after: null, letters: false };
      return onRow.some(
        (action) =>
          action.keys.some((one) => isPressed(one, event, state)) && runOnRow(action, castscope, id),
      );
    }
    return true;
  };

  return (event) => {
    const id = order[current];
    if (id === undefined || !(event.target instanceof HTMLElement) || event.target.dataset.id === undefined)
      return;
    if (act(event, id)) event.preventDefault();
  };
}
