import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { GroupProps, PanelImperativeHandle } from "react-resizable-panels";
import { usualGroupsShare } from "../../../shared/kept/sections.ts";
import { useCastscope } from "../../context.tsx";
import { wholeRows } from "./whole-rows.ts";

/** The groups' panel by its id; the share of a panel is that of the height without the separator. */
export const groupsPanel = "groups";
const separatorHeight = 6;

interface WholeRows {
  readonly frame: RefObject<HTMLDivElement | null>;
  readonly groups: RefObject<PanelImperativeHandle | null>;
  /** The groups' share of the height to begin with, in percent. */
  readonly share: number;
  readonly onLayoutChanged: NonNullable<GroupProps["onLayoutChanged"]>;
  readonly reset: () => void;
}

/**
 * Keeps the split between groups and details at whole rows: the share that a person chose is kept,
 * and the height nearest to it that cuts no row is shown, also when the window's height changes.
 */
export function useWholeRows(): WholeRows {
  const { view } = useCastscope();
  const frame = useRef<HTMLDivElement | null>(null);
  const groups = useRef<PanelImperativeHandle | null>(null);

  const settle = useCallback(() => {
    const height = (frame.current?.clientHeight ?? 0) - separatorHeight;
    if (height <= 0) return;
    const share = (height * view.getState().groupsShare) / 100;
    groups.current?.resize(wholeRows(share, frame.current?.parentElement?.clientHeight ?? share));
  }, [view]);

  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(settle);
    observer.observe(element);
    return () => observer.disconnect();
  }, [settle]);

  const choose = (share: number): void => {
    view.setState({ groupsShare: Math.min(90, Math.max(10, share)) });
    // Not within the layout's own change, which is not done yet.
    requestAnimationFrame(settle);
  };
  return {
    frame,
    groups,
    share: view.getState().groupsShare,
    onLayoutChanged: (layout, { isUserInteraction }) => {
      const share = layout[groupsPanel];
      if (isUserInteraction && share !== undefined) choose(share);
    },
    reset: () => choose(usualGroupsShare),
  };
}
