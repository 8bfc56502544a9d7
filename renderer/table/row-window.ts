import { type RefObject, useLayoutEffect, useState } from "react";

/** Size of what a scrolled element shows and how far it is scrolled, in px. */
export interface Box {
  readonly width: number;
  readonly height: number;
  readonly top: number;
}

/**
 * Follows an element's size and scroll position, the latter in whole multiples of `grain` px: where rows
 * beyond the edges are drawn, less than a row needs no look.
 */
export function useBox(
  scroller: RefObject<HTMLElement | null>,
  grain = 1,
): { box: Box; onScroll: () => void } {
  const [box, setBox] = useState<Box>({ width: 0, height: 0, top: 0 });

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      const { clientWidth: width, clientHeight: height } = element;
      setBox((box) => (box.width === width && box.height === height ? box : { ...box, width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller]);

  const onScroll = (): void => {
    const scrolled = scroller.current?.scrollTop ?? 0;
    const top = scrolled - (scrolled % grain);
    setBox((box) => (box.top === top ? box : { ...box, top }));
  };
  return { box, onScroll };
}

export interface RowWindow {
  /** Indexes of the rows that are seen, if only in part; `last < first` when there is none. */
  readonly first: number;
  readonly last: number;
  /** Pixels of the first row that are above the upper edge. */
  readonly shift: number;
  /** Rows of a page: one stays in sight. */
  readonly pageRows: number;
}

/** Which of `count` rows of equal height are seen in a box of `height` px, scrolled to `top`. */
export function rowWindow(height: number, top: number, count: number, rowHeight: number): RowWindow {
  // The element may still be scrolled as a longer list before was.
  const from = Math.max(0, Math.min(top, count * rowHeight - height));
  return {
    first: Math.floor(from / rowHeight),
    last: Math.min(count, Math.ceil((from + height) / rowHeight)) - 1,
    shift: from % rowHeight,
    pageRows: Math.max(1, Math.floor(height / rowHeight) - 1),
  };
}

/** Scrolls as little as it takes to show a row whole. */
export function revealRow(scroller: HTMLElement, row: number, rowHeight: number, headerHeight = 0): void {
  const top = row * rowHeight;
  const seen = scroller.clientHeight - headerHeight;
  if (top < scroller.scrollTop) scroller.scrollTop = top;
  else if (top + rowHeight > scroller.scrollTop + seen) scroller.scrollTop = top + rowHeight - seen;
}

/** Where a row is in the window, in px, whether it is drawn yet or not; brought into view first. */
export function rowRect(scroller: HTMLElement, row: number, rowHeight: number, headerHeight = 0): DOMRect {
  revealRow(scroller, row, rowHeight, headerHeight);
  const { left, top } = scroller.getBoundingClientRect();
  const y = top + headerHeight + row * rowHeight - scroller.scrollTop;
  return new DOMRect(left, y, scroller.clientWidth, rowHeight);
}

/** True where a row is seen, if only in part. */
export function isSeen(scroller: HTMLElement, row: number, rowHeight: number, headerHeight = 0): boolean {
  const top = row * rowHeight - scroller.scrollTop;
  return top + rowHeight > 0 && top < scroller.clientHeight - headerHeight;
}
