import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import { heights } from "../../../table/heights.ts";
import type { PacketList } from "./packet-list.ts";
import type { PacketWindow } from "./packet-window.ts";

const rowHeight = heights.packetRow;

/** Pixels per line, for pointing devices that count lines (WheelEvent.deltaMode 1). */
const linePixels = 16;

interface Scroller {
  /** Pixels that are left below the last whole row: the list shows whole rows when it stands at its end. */
  readonly rest: number;
  readonly onScroll: () => void;
}

/**
 * Ties an element's scroll bar to the list: the element tells what a person did, and is put where
 * the list says when that changes. The two differ by less than a pixel where nothing was moved.
 */
export function useScroller(
  scroller: RefObject<HTMLElement | null>,
  list: PacketWindow,
  { scrollHeight, scrollTop, scaled }: PacketList,
  headerHeight: number,
): Scroller {
  const [rest, setRest] = useState(0);
  /** Where this code put the scroll bar: an event that finds it there was not a person's. */
  const put = useRef(0);

  // Only when something about the bar changed: each look at it makes the browser lay out at once.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the heights decide how far the bar can go
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (Math.abs(element.scrollTop - scrollTop) > 1) element.scrollTop = scrollTop;
    put.current = element.scrollTop;
  }, [scroller, scrollTop, scrollHeight, rest]);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const measure = (): void => {
      const height = Math.max(0, element.clientHeight - headerHeight);
      const rows = Math.floor(height / rowHeight) * rowHeight;
      list.resize(rows);
      setRest(height - rows);
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [scroller, list, headerHeight]);

  useEffect(() => {
    const element = scroller.current;
    if (!element || !scaled) return;
    // Scaled down, a turn of the wheel would skip screens: the list moves by its own pixels instead.
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.deltaY === 0) return;
      event.preventDefault();
      list.scrollBy(event.deltaY * (event.deltaMode === WheelEvent.DOM_DELTA_LINE ? linePixels : 1));
    };
    element.addEventListener("wheel", onWheel, { passive: false });
    return () => element.removeEventListener("wheel", onWheel);
  }, [scroller, list, scaled]);

  return {
    rest,
    onScroll: () => {
      const element = scroller.current;
      if (element && Math.abs(element.scrollTop - put.current) > 1) list.scrolled(element.scrollTop);
    },
  };
}
