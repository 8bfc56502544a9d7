import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { GroupProps, PanelImperativeHandle } from "react-resizable-panels";
import { wholeRows } from "./whole-rows.ts";

/** The share of a panel is that of the height without the separator. */
const separatorHeight = 6;

interface WholeRows {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly rows: RefObject<PanelImperativeHandle | null>;
  /** The rows' share of the height to begin with, in percent. */
  readonly share: number;
  readonly onLayoutChanged: NonNullable<GroupProps["onLayoutChanged"]>;
  readonly reset: () => void;
}

/** The rows' share of the height that a person chose, in percent, where it is kept; and the usual one. */
export interface ChosenShare {
  readonly usual: number;
  readonly get: () => number;
  readonly set: (share: number) => void;
}

/**
 * Keeps the split between rows and what is said of one of them at whole rows: the share that a person chose is kept,
 * and the height nearest to it that cuts no row is shown, also when the window's height changes.
 * @param panel id of the panel of the rows, above the other one
 * @param chosen the same object each time
 */
export function useWholeRows(panel: string, chosen: ChosenShare): WholeRows {
  const frame = useRef<HTMLDivElement | null>(null);
  const rows = useRef<PanelImperativeHandle | null>(null);

  const settle = useCallback(() => {
    const height = (frame.current?.clientHeight ?? 0) - separatorHeight;
    if (height <= 0) return;
    const share = (height * chosen.get()) / 100;
    rows.current?.resize(wholeRows(share, frame.current?.parentElement?.clientHeight ?? share));
  }, [chosen]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  }, [settle]);

  const choose = (share: number): void => {
    chosen.set(Math.min(90, Math.max(10, share)));
    // Not within the layout's own change, which is not done yet.
    requestAnimationFrame(settle);
  };
  return {
    frame,
    rows,
    share: chosen.get(),
    onLayoutChanged: (layout, { isUserInteraction }) => {
      const share = layout[panel];
      if (isUserInteraction && share !== undefined) choose(share);
    },
    reset: () => choose(chosen.usual),
  };
}
