import { useCallback, useEffect, useMemo, useRef } from "react";
import { usePart } from "../../actions/use-part.ts";
import { useCastscope, useTraffic, useView } from "../../context.tsx";
import { mark, markedIds, toggleMark, unmark } from "../../store/marked.ts";
import type { Line } from "./lines.ts";

interface Marks {
  /** Memberships that are chosen together … */
  readonly marked: readonly number[];
  /** … and the same to look them up. */
  readonly marks: ReadonlySet<number>;
  /** The memberships whose rows are shown, in their order. */
  readonly rows: readonly number[];
  readonly onMark: (id: number, how: "toggle" | "range") => void;
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
    default:
      return [];
  }
}

export function isMarked(line: Line, marks: ReadonlySet<number>): boolean {
  const ids = idsOfLine(line);
  return ids.length > 0 && ids.every((id) => marks.has(id));
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
        all.findIndex((one) => id !== null && idsOfLine(one).includes(id));
      const to = all.findIndex(({ key }) => key === line.key);
      const from = place(anchor) === -1 ? to : place(anchor);
      const range = all.slice(Math.min(from, to), Math.max(from, to) + 1);
      mark(view, [...new Set(range.flatMap(idsOfLine))], anchor);
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
  const shownRows = useCallback(() => now.current.rows, []);
  usePart("shownRows", shownRows);
  return { marked, marks, rows, onMark, markTo };
}
