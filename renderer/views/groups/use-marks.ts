import { useCallback, useEffect, useMemo, useRef } from "react";
import { usePart } from "../../actions/use-part.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { mark, markedIds, toggleMark, unmark } from "../../store/marked.ts";
import type { HeadingLine, Line } from "./lines.ts";

interface Marks {
  /** Memberships that are chosen together … */
  readonly marked: readonly number[];
  /** … and the same to look them up. */
  readonly marks: ReadonlySet<number>;
  /** The memberships whose rows are shown, in their order. */
  readonly rows: readonly number[];
  readonly onMark: (id: number, how: "toggle" | "range") => void;
  /** The same with all rows of a heading. */
  readonly onMarkHeading: (line: HeadingLine, how: "toggle" | "range") => void;
  /** Chooses the lines from where a range began to a line. */
  readonly markTo: (line: Line) => void;
}

/** The memberships that a line stands for when it is chosen. */
function idsOfLine(line: Line): readonly number[] {
  switch (line.is) {
    case "membership":
      return [line.id];
    case "pair":
      return [line.pair.a.id, line.pair.b.id];
    case "heading":
      return line.ids;
    default:
      return [];
  }
}

export function isMarked(line: Line, marks: ReadonlySet<number>): boolean {
  const ids = idsOfLine(line);
  return ids.length > 0 && ids.every((id) => marks.has(id));
}

/** What a range takes in with a line: the rows below an open heading speak for themselves. */
function idsInRange(line: Line): readonly number[] {
  return line.is === "heading" && !line.folded ? [] : idsOfLine(line);
}

/** How many rows of a heading are chosen. */
export function countMarked({ ids }: HeadingLine, marks: ReadonlySet<number>): number {
  return ids.filter((id) => marks.has(id)).length;
}

/** Rows of the table that are chosen together: by check boxes, Shift and Ctrl. */
export function useMarks(lines: readonly Line[], selected: number | null): Marks {
  const { view, traffic } = useCastscope();
  const marked = useView((state) => state.marked);
  const epoch = useTraffic((state) => state.epoch);
  const ids = useTraffic((state) => state.ids);
  const rows = useMemo(() => [...new Set(lines.flatMap(idsOfLine))], [lines]);
  const marks = useMemo(() => new Set(marked), [marked]);
  const now = useRef({ lines, rows, selected });
  useEffect(() => {
    now.current = { lines, rows, selected };
  }, [lines, rows, selected]);

  // Another monitor gives the numbers out again.
  const shownEpoch = useRef(epoch);
  useEffect(() => {
    if (shownEpoch.current !== epoch) unmark(view);
    shownEpoch.current = epoch;
  }, [epoch, view]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that was left is none that is chosen
  useEffect(() => {
    const { marked: before, markAnchor } = view.getState();
    const there = markedIds({ marked: before }, traffic.getState());
    if (there.length < before.length) mark(view, there, markAnchor);
  }, [ids, traffic, view]);

  const markTo = useCallback(
    (line: Line) => {
      const { lines: all, selected: at } = now.current;
      const { markAnchor } = view.getState();
      const anchor = markAnchor ?? at;
      const place = (id: number | null): number =>
        all.findIndex((one) => id !== null && idsInRange(one).includes(id));
      const to = all.findIndex(({ key }) => key === line.key);
      const from = place(anchor) === -1 ? to : place(anchor);
      const range = all.slice(Math.min(from, to), Math.max(from, to) + 1);
      mark(view, [...new Set(range.flatMap(idsInRange))], anchor);
    },
    [view],
  );
  const onMark = useCallback(
    (id: number, how: "toggle" | "range") => {
      if (how === "toggle") {
        const { selected: at } = now.current;
        toggleMark(view, [id], at === id ? null : at);
      } else {
        const line = now.current.lines.find((one) => one.is === "membership" && one.id === id);
        if (line) markTo(line);
      }
      view.setState({ selected: id, chosen: null });
    },
    [view, markTo],
  );
  const onMarkHeading = useCallback(
    (line: HeadingLine, how: "toggle" | "range") => {
      if (how === "toggle") toggleMark(view, line.ids);
      else markTo(line);
    },
    [view, markTo],
  );
  const shownRows = useCallback(() => now.current.rows, []);
  usePart("shownRows", shownRows);
  return { marked, marks, rows, onMark, onMarkHeading, markTo };
}
