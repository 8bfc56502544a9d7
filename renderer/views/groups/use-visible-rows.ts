import { type RefObject, useCallback, useLayoutEffect, useState } from "react";

/** Rows drawn beyond each edge, so that a short scroll shows no gap. */
const overscan = 6;

interface VisibleRows {
  /** First row to draw, and the first not to draw. */
  readonly start: number;
  readonly end: number;
  /** To be called when the list was scrolled. */
  readonly onScroll: () => void;
  /** Scrolls as little as brings the row into view. */
  readonly reveal: (index: number) => void;
}

/**
 * Which rows of a long list to draw: those in view of `scroller`, whose rows are all `rowHeight`
 * high and begin below a header that stays in place.
 */
export function useVisibleRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  rowHeight: number,
  headerHeight: number,
): VisibleRows {
  const [first, setFirst] = useState(0);
  const [fitting, setFitting] = useState(40);

  const onScroll = useCallback(() => {
    setFirst(Math.floor((scroller.current?.scrollTop ?? 0) / rowHeight));
  }, [scroller, rowHeight]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const measure = () => setFitting(Math.ceil(element.clientHeight / rowHeight) || 40);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    measure();
    return () => observer.disconnect();
  }, [scroller, rowHeight]);

  const reveal = useCallback(
    (index: number) => {
      const element = scroller.current;
      if (!element) return;
      const top = index * rowHeight;
      const room = element.clientHeight - headerHeight;
      if (top < element.scrollTop) element.scrollTop = top;
      else if (top + rowHeight > element.scrollTop + room) element.scrollTop = top + rowHeight - room;
    },
    [scroller, rowHeight, headerHeight],
  );

  return {
    start: Math.max(0, Math.min(first, count) - overscan),
    end: Math.min(count, first + fitting + overscan),
    onScroll,
    reveal,
  };
}
