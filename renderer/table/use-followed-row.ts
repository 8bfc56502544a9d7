import { type RefObject, useLayoutEffect, useRef } from "react";
import { isSeen, revealRow } from "./row-window.ts";

interface FollowedRow {
  /** Place of the row that is looked at; -1 for none. */
  readonly index: number;
  /** By what the rows are sorted; another value is another sort. */
  readonly sort: unknown;
  readonly rowHeight: number;
  readonly headerHeight: number;
}

/**
 * What a table shows after its order changed: a new sort begins at its top, and a row that was looked
 * at and moves with its figures stays in view.
 */
export function useFollowedRow(scroller: RefObject<HTMLElement | null>, now: FollowedRow): void {
  const { index, sort, rowHeight, headerHeight } = now;
  const before = useRef({ index, sort });
  useLayoutEffect(() => {
    const element = scroller.current;
    const was = before.current;
    before.current = { index, sort };
    if (!element) return;
    if (was.sort !== sort) element.scrollTop = 0;
    else if (was.index !== -1 && index !== -1 && was.index !== index) {
      if (isSeen(element, was.index, rowHeight, headerHeight)) {
        revealRow(element, index, rowHeight, headerHeight);
      }
    }
  }, [scroller, index, sort, rowHeight, headerHeight]);
}
