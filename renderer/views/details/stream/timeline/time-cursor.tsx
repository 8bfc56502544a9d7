import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  useRef,
  useState,
} from "react";
import { clockOf } from "./second-text.ts";
import styles from "./time-cursor.module.css";
import type { CursorView } from "./use-time-view.ts";
import { words } from "./words/words.ts";

/** Takes a time that was clicked, or entered at the cursor. @param within how far from it may be meant as well, in s */
export type TimePick = (time: number, within: number) => void;

interface TimeCursorProps {
  readonly label: string;
  readonly view: CursorView;
  /** What is said of a second. */
  readonly words: (time: number) => readonly string[];
  /** Width of what stands left of the time's beginning, in px. */
  readonly inset?: number;
  /** How far an arrow goes, in s. */
  readonly step?: number;
  /** Takes a span that was drawn with the pointer; without it none can be. */
  readonly onSelect?: (from: number, to: number) => void;
  /** Without it nothing comes of a click. */
  readonly onPick?: TimePick;
  readonly children: ReactNode;
}

/** So near to something a click is meant for it, in px. */
const pickedPx = 6;
/** What is shorter was a click, in px. */
const leastDrag = 6;

/**
 * What is drawn over time, with a line at the second under the pointer or the keyboard: Left and Right by one,
 * with Shift by ten, Page Up and Down by a page, Home and End to the oldest and the newest.
 */
export function TimeCursor(props: TimeCursorProps) {
  const { label, view, words: saidOf, inset = 0, step: single = 1, onSelect, onPick, children } = props;
  const [drag, setDrag] = useState<{ readonly begin: number; readonly end: number } | null>(null);
  const box = useRef<HTMLDivElement>(null);
  const { from, to, cursor, earliest } = view;

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const at = cursor ?? to - 1;
    const length = to - from;
    const step = single * (event.shiftKey ? 10 : 1);
    const goals: Readonly<Record<string, number>> = {
      ArrowLeft: at - step,
      ArrowRight: at + step,
      PageUp: at - length,
      PageDown: at + length,
      Home: earliest,
      End: Number.MAX_SAFE_INTEGER,
    };
    const goal = goals[event.key];
    if (goal !== undefined) view.go(goal);
    else if (event.key === "Enter" && onPick !== undefined) onPick(at, 0);
    else if (event.key === "Escape" && (cursor !== null || !view.following)) view.follow();
    else return;
    event.preventDefault();
  };

  /** Where on the axis, from 0 to 1; null where there is no axis. */
  const partOf = (event: { readonly clientX: number }): number | null => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || bounds.width <= inset) return null;
    return (event.clientX - bounds.left - inset) / (bounds.width - inset);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const part = partOf(event);
    if (part === null) return;
    if (drag !== null) setDrag({ begin: drag.begin, end: Math.min(1, Math.max(0, part)) });
    const within = from + Math.floor((part * (to - from)) / single) * single;
    view.setCursor(part >= 0 && part < 1 ? within : null);
  };
  const onPointerDown = (event: PointerEvent): void => {
    const part = partOf(event);
    if (onSelect === undefined || event.button !== 0 || part === null || part < 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    setDrag({ begin: part, end: part });
  };
  const onPointerUp = (): void => {
    if (drag === null) return;
    setDrag(null);
    const [first, last] = [Math.min(drag.begin, drag.end), Math.max(drag.begin, drag.end)];
    const width = (box.current?.clientWidth ?? 0) - inset;
    if ((last - first) * width < leastDrag) return;
    onSelect?.(Math.round(from + first * (to - from)), Math.round(from + last * (to - from)));
  };

  const onClick = (event: MouseEvent): void => {
    const part = partOf(event);
    const width = (box.current?.clientWidth ?? 0) - inset;
    if (onPick === undefined || part === null || part < 0 || part >= 1) return;
    onPick(from + Math.floor(part * (to - from)), Math.ceil((pickedPx / width) * (to - from)));
  };

  const said = cursor === null ? null : [clockOf(cursor), ...saidOf(cursor)].join(", ");
  return (
    <div
      ref={box}
      className={styles.box}
      role="slider"
      data-entrance
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={Math.min(earliest, from)}
      aria-valuemax={to - 1}
      aria-valuenow={cursor ?? to - 1}
      aria-valuetext={said ?? words().noneChosen(clockOf(from), clockOf(to))}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onClick={onClick}
      onPointerCancel={() => setDrag(null)}
      onPointerLeave={() => view.setCursor(null)}
    >
      {children}
      {drag !== null && (
        <span
          className={styles.selected}
          style={{
            left: `calc(${inset}px + (100% - ${inset}px) * ${Math.min(drag.begin, drag.end)})`,
            width: `calc((100% - ${inset}px) * ${Math.abs(drag.end - drag.begin)})`,
          }}
          aria-hidden="true"
        />
      )}
      {cursor !== null && (
        <span
          className={styles.line}
          style={{
            left: `calc(${inset}px + (100% - ${inset}px) * ${(cursor + single / 2 - from) / (to - from)})`,
          }}
          aria-hidden="true"
        />
      )}
    </div>
  );
}

/** The second under the cursor in words, in place of what the chart is about. */
export function CursorReading({
  view,
  words: saidOf,
  children,
}: Pick<TimeCursorProps, "view" | "words" | "children">) {
  const { cursor } = view;
  if (cursor === null) return <span className={styles.about}>{children}</span>;
  return (
    <span className={styles.reading} aria-hidden="true">
      <strong>{clockOf(cursor)}</strong>
      {saidOf(cursor).map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  );
}
