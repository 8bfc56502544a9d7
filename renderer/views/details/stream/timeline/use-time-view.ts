import { useState } from "react";
import type { StreamSeconds } from "../../../../../shared/model/stream.ts";
import { originOf, type Range, ranges } from "./stretch.ts";

/** Which part of the past is looked at, and the second under the cursor. Times in s since 1970. */
export interface CursorView {
  readonly from: number;
  readonly to: number;
  /** The newest second stays in sight; else a person looks back. */
  readonly following: boolean;
  readonly follow: () => void;
  /** Looks so many pages further back (negative) or on. */
  readonly turn: (pages: number) => void;
  /** The second under the cursor; null without one. */
  readonly cursor: number | null;
  readonly setCursor: (time: number | null) => void;
  /** Moves the cursor to a second, and the view with it where that is outside. */
  readonly go: (time: number) => void;
  readonly earliest: number;
}

/** What is shared by all that is drawn over the time of a stream. */
export interface TimeView extends CursorView {
  readonly range: Range;
  readonly setRange: (range: Range) => void;
}

/** @param at the time up to which the seconds are told, in ms since 1970 */
export function useTimeView(seconds: Pick<StreamSeconds, "from">, at: number): TimeView {
  const earliest = originOf(seconds);
  // The end of the newest full second: one that is still counted would be a dip.
  const now = earliest + Math.max(0, Math.floor((at - seconds.from) / 1_000));
  // A stream that has just begun would be a line at the edge of five minutes. It stays then: no axis changes by itself.
  const [range, setRange] = useState<Range>(now - earliest <= ranges["1 min"] ? "1 min" : "5 min");
  const [end, setEnd] = useState<number | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const length = ranges[range];
  const oldestEnd = Math.min(now, earliest + length);
  const to = end === null ? now : Math.min(now, Math.max(oldestEnd, end));
  const from = to - length;
  const show = (wanted: number): void => setEnd(wanted >= now ? null : Math.max(oldestEnd, wanted));

  return {
    range,
    setRange,
    from,
    to,
    following: to === now,
    follow: () => {
      setEnd(null);
      setCursor(null);
    },
    turn: (pages) => show(to + pages * length),
    cursor: cursor !== null && cursor >= from && cursor < to ? cursor : null,
    setCursor,
    go: (time) => {
      const within = Math.min(now - 1, Math.max(Math.min(earliest, now - 1), time));
      setCursor(within);
      if (within < from) show(within + length);
      else if (within >= to) show(within + 1);
    },
    earliest,
  };
}
