import { type RefObject, useCallback, useEffect, useRef } from "react";
import { useCastscope, useView } from "../../context.tsx";
import {
  chooseHeading,
  chosenBelow,
  chosenDestination,
  chosenHeading,
  chosenPair,
  type View,
} from "../../store/view.ts";
import { isAwaited } from "./is-awaited.ts";
import { type Line, lineKey } from "./lines.ts";
import { pairKey } from "./pair-lines.ts";

interface Selection {
  /** Place of the line that has the selection, or would get it with Tab; -1 in an empty table. */
  readonly current: number;
  /** Selects a line and moves the focus to it. */
  readonly focusLine: (line: Line | null) => void;
}

/**
 * The selection follows the focus. A row that was left hands it to its neighbour; a row that was
 * joined comes into view; at first the first row has it. A destination that is chosen is its membership's: that
 * stays selected.
 */
export function useSelection(
  scroller: RefObject<HTMLElement | null>,
  order: readonly number[],
  lines: readonly Line[],
  reveal: (scroller: HTMLElement, index: number) => void,
): Selection {
  const castscope = useCastscope();
  const { view, traffic } = castscope;
  const selected = useView((state) => state.selected);
  const wantedKey = useView((state) => {
    const heading = chosenHeading(state);
    if (heading !== null) return `heading ${heading}`; // no words: a key
    const pair = chosenPair(state);
    if (pair !== null) return pairKey(pair);
    return state.selected === null ? null : lineKey(state.selected, chosenBelow(state, state.selected));
  });
  const exact = lines.findIndex(({ key }) => key === wantedKey);
  const at = exact !== -1 || selected === null ? exact : insteadOf(lines, selected);
  const current = at === -1 ? Math.min(0, lines.length - 1) : at;
  const currentKey = at === -1 ? null : (lines[at]?.key ?? null);

  const before = useRef<readonly number[]>([]);
  const shown = useRef<string | null>(null);
  const wanted = useRef<string | null>(null);
  const awaited = useRef<number | null>(null);

  const focusLine = useCallback(
    (line: Line | null) => {
      if (line === null || line.is === "note") return;
      if (line.is === "heading") chooseHeading(view, line.heading);
      else view.setState({ selected: line.id, chosen: chosenOf(line) });
      const row = lineElement(scroller.current, line.key);
      // Only one that is not drawn yet is waited for: what has the focus then must not lose it later.
      wanted.current = row ? null : line.key;
      row?.focus({ preventScroll: true });
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
      view.setState({ selected: heir, chosen: null });
      // The focus was on the row that is gone: it would fall out of the table.
      if (document.activeElement === document.body)
        wanted.current = heir === null ? null : lineKey(heir, null);
    }
    before.current = order;
    if (isAwaited(castscope)) awaited.current = selected;
    else if (selected !== null && awaited.current === selected) {
      awaited.current = null;
      // Another row held the focus for it.
      const on = document.activeElement;
      if (on instanceof HTMLTableRowElement && scroller.current?.contains(on)) {
        wanted.current = lineKey(selected, null);
      }
    }
  }, [order, selected, traffic, view, castscope, scroller]);

  useEffect(() => {
    if (currentKey === null) return;
    if (shown.current !== currentKey) {
      shown.current = currentKey;
      if (scroller.current) reveal(scroller.current, at);
    }
    if (wanted.current === currentKey) {
      wanted.current = null;
      lineElement(scroller.current, currentKey)?.focus({ preventScroll: true });
    }
  }, [at, currentKey, reveal, scroller]);

  return { current, focusLine };
}

/** The line of a membership of which another line was chosen that is gone; that of its pair or heading, where that is folded. */
function insteadOf(lines: readonly Line[], selected: number): number {
  const own = lines.findIndex(({ key }) => key === lineKey(selected, null));
  if (own !== -1) return own;
  const pair = lines.findIndex(
    (line) => line.is === "pair" && [line.pair.a.id, line.pair.b.id].includes(selected),
  );
  if (pair !== -1) return pair;
  return lines.findIndex((line) => line.is === "heading" && line.folded && line.ids.includes(selected));
}

/** What is chosen of the membership with its line. */
function chosenOf(line: Line): View["chosen"] {
  if (line.is === "pair") return { of: line.id, pair: line.pair.id };
  return line.is === "destination" ? chosenDestination(line.id, line.one) : null;
}

function lineElement(root: HTMLElement | null, key: string): HTMLElement | null {
  return root?.querySelector<HTMLElement>(`tr[data-line="${CSS.escape(key)}"]`) ?? null;
}
