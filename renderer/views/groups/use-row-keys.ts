import type { KeyboardEvent, RefObject } from "react";
import { runOnRow } from "../../actions/actions.ts";
import { isPressed } from "../../actions/keys.ts";
import { keysOf } from "../../actions/own-keys.ts";
import { rowActions } from "../../actions/row-actions.ts";
import { markedRows } from "../../actions/rows-of.ts";
import { useCastscope } from "../../context.tsx";
import { toggleMark, unmark } from "../../store/marked.ts";
import { foldHeading, foldPair, openRow } from "../../store/view.ts";
import { focusHeader, type Step, stepOf, stepTo } from "../../table/row-keys.ts";
import type { HeadingLine, Line } from "./lines.ts";

/** What the keys of a row do … */
const onRow = Object.values(rowActions).filter(({ keysOnRow }) => keysOnRow);
/** … and of a destination below it: nothing that leaves or renames the membership. */
const onDestination = [rowActions.show, rowActions.copy];
/** … and of a pair, which is two of them. */
const onPair = [rowActions.show];

interface RowKeys {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly lines: readonly Line[];
  readonly current: number;
  readonly focusLine: (line: Line | null) => void;
  readonly pageRows: number;
  /** Chooses the lines up to one. */
  readonly markTo: (line: Line) => void;
}

/** The keys of the table: they act on its rows, not inside a field. */
export function useRowKeys(keys: RowKeys): (event: KeyboardEvent) => void {
  const castscope = useCastscope();
  const { scroller, lines, current, focusLine, pageRows, markTo } = keys;

  /** Goes on alone, choosing what is passed, or past what is chosen. */
  const go = (step: Step, how: "alone" | "choosing" | "passing"): void => {
    if (step === "up" && current === 0) {
      if (how === "alone") focusHeader(scroller.current);
      return;
    }
    const to = stepTo(step, current, lines.length, pageRows);
    // Remarks are read and not chosen: the line beyond them is.
    const beyond = step === "up" || step === "pageUp" || step === "home" ? -1 : 1;
    const line = choosable(lines, to, beyond) ?? choosable(lines, to, -beyond);
    if (how === "choosing" && line) markTo(line);
    if (how === "alone") unmark(castscope.view);
    focusLine(line);
  };

  /** Goes to the heading above a line; false where it has none. */
  const toHeading = (line: Line): boolean => {
    const above = lines.slice(0, lines.indexOf(line)).findLast(({ is }) => is === "heading");
    if (above) focusLine(above);
    return above !== undefined;
  };

  /** Right opens and goes in, Left goes out and closes; false where there is nothing of the kind. */
  const fold = (key: string, line: Line): boolean => {
    const { view, traffic } = castscope;
    if (line.is === "heading") {
      if (key === "ArrowRight" && !line.folded) focusLine(lines[current + 1] ?? null);
      else foldHeading(view, line.heading, key === "ArrowLeft");
      return true;
    }
    if (line.is === "pair") {
      const folded = view.getState().folded.includes(line.pair.id);
      if (key === "ArrowLeft" && folded) return toHeading(line);
      if (key === "ArrowRight" && !folded) focusLine(lines[current + 1] ?? null);
      else foldPair(view, line.pair.id, key === "ArrowLeft");
      return true;
    }
    if (line.is === "destination") {
      if (key !== "ArrowLeft") return false;
      focusLine(lines.find(({ is, id }) => is === "membership" && id === line.id) ?? null);
      return true;
    }
    if (traffic.getState().memberships.get(line.id)?.bind !== "any") {
      const pair = line.is === "membership" ? line.leg?.pair : undefined;
      if (key !== "ArrowLeft") return false;
      if (pair === undefined) return toHeading(line);
      focusLine(lines.find((one) => one.is === "pair" && one.pair.id === pair) ?? null);
      return true;
    }
    const open = view.getState().opened.includes(line.id);
    if (key === "ArrowLeft" && !open) return toHeading(line);
    if (key === "ArrowRight" && open) {
      const next = lines[current + 1];
      if (next?.is === "destination") focusLine(next);
    } else openRow(view, line.id, key === "ArrowRight");
    return true;
  };

  /** Enter folds and unfolds, Ctrl Space chooses all rows; what is done to chosen rows is done to them. */
  const actOnHeading = (event: KeyboardEvent, line: HeadingLine): boolean => {
    const { view } = castscope;
    if (event.key === "Enter") {
      foldHeading(view, line.heading, !line.folded);
      return true;
    }
    const state = { after: null, letters: false };
    const [row] = markedRows(castscope);
    const pressed = onRow.find((action) =>
      keysOf(action, castscope.view.getState().keys).some((one) => isPressed(one, event, state)),
    );
    if (pressed === rowActions.markRow) toggleMark(view, line.ids);
    else if (pressed === rowActions.markAll) return runOnRow(pressed, castscope, line.ids[0] ?? -1);
    else return pressed !== undefined && row !== undefined && runOnRow(pressed, castscope, row.id);
    return true;
  };

  const act = (event: KeyboardEvent, line: Line): boolean => {
    const passes = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    const step = stepOf(passes ? { ...keyOf(event), ctrlKey: false, metaKey: false } : event);
    if (step) {
      go(step, passes ? "passing" : event.shiftKey ? "choosing" : "alone");
      return true;
    }
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) {
      openMenuOf(event.target as HTMLElement);
      return true;
    }
    const plain = !(event.ctrlKey || event.altKey || event.metaKey || event.shiftKey);
    if (plain && (event.key === "ArrowLeft" || event.key === "ArrowRight")) return fold(event.key, line);
    const state = { after: null, letters: false };
    if (line.is === "heading") return actOnHeading(event, line);
    const actions = line.is === "destination" ? onDestination : line.is === "pair" ? onPair : onRow;
    return actions.some(
      (action) =>
        keysOf(action, castscope.view.getState().keys).some((one) => isPressed(one, event, state)) &&
        runOnRow(action, castscope, line.id),
    );
  };

  return (event) => {
    const line = lines[current];
    if (
      line === undefined ||
      !(event.target instanceof HTMLElement) ||
      event.target.dataset.line === undefined
    )
      return;
    if (act(event, line)) event.preventDefault();
  };
}

function keyOf({ key, ctrlKey, altKey, metaKey }: KeyboardEvent) {
  return { key, ctrlKey, altKey, metaKey };
}

/** As the pointer's other button does, below the beginning of the row. */
function openMenuOf(row: HTMLElement): void {
  const { left, bottom } = row.getBoundingClientRect();
  row.dispatchEvent(
    new MouseEvent("contextmenu", { bubbles: true, cancelable: true, clientX: left + 60, clientY: bottom }),
  );
}

/** The line at a place, or the next one that can be chosen in a direction; null beyond the edge. */
function choosable(lines: readonly Line[], from: number, direction: number): Line | null {
  for (let at = from; at >= 0 && at < lines.length; at += direction) {
    const line = lines[at];
    if (line && line.is !== "note") return line;
  }
  return null;
}
