import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from "react";
import { clockOf } from "./second-text.ts";
import styles from "./time-cursor.module.css";
import type { CursorView } from "./use-time-view.ts";

interface TimeCursorProps {
  readonly label: string;
  readonly view: CursorView;
  /** What is said of a second. */
  readonly words: (time: number) => readonly string[];
  /** Width of what stands left of the time's beginning, in px. */
  readonly inset?: number;
  /** How far an arrow goes, in s. */
  readonly step?: number;
  readonly children: ReactNode;
}

/**
 * What is drawn over time, with a line at the second under the pointer or the keyboard: Left and Right by one,
 * with Shift by ten, Page Up and Down by a page, Home and End to the oldest and the newest.
 */
export function TimeCursor({ label, view, words, inset = 0, step: single = 1, children }: TimeCursorProps) {
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
    else if (event.key === "Escape" && (cursor !== null || !view.following)) view.follow();
    else return;
    event.preventDefault();
  };

  const onPointerMove = (event: PointerEvent): void => {
    const bounds = box.current?.getBoundingClientRect();
    if (!bounds || bounds.width <= inset) return;
    const part = (event.clientX - bounds.left - inset) / (bounds.width - inset);
    view.setCursor(part >= 0 && part < 1 ? Math.floor(from + part * (to - from)) : null);
  };

  const said = cursor === null ? null : [clockOf(cursor), ...words(cursor)].join(", ");
  return (
    <div
      ref={box}
      className={styles.box}
      role="slider"
      tabIndex={0}
      aria-label={label}
      aria-orientation="horizontal"
      aria-valuemin={Math.min(earliest, from)}
      aria-valuemax={to - 1}
      aria-valuenow={cursor ?? to - 1}
      aria-valuetext={said ?? `No second chosen, ${clockOf(from)} to ${clockOf(to)}`}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerLeave={() => view.setCursor(null)}
    >
      {children}
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
  words,
  children,
}: Pick<TimeCursorProps, "view" | "words" | "children">) {
  const { cursor } = view;
  if (cursor === null) return <span className={styles.about}>{children}</span>;
  return (
    <span className={styles.reading} aria-hidden="true">
      <strong>{clockOf(cursor)}</strong>
      {words(cursor).map((word) => (
        <span key={word}>{word}</span>
      ))}
    </span>
  );
}
