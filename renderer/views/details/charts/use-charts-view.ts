import { useState } from "react";
import type { CursorView } from "../stream/timeline/use-time-view.ts";
import { type Span, settleSeconds, spans, stepFor } from "./spans.ts";

export interface ChartsView extends CursorView {
  readonly span: Span;
  readonly setSpan: (span: Span) => void;
  /** Length of a stretch in s; `from` and `to` are multiples of it. */
  readonly step: number;
}

/**
 * Which part of the past the charts show, shared by all of them. Times in s since 1970.
 * @param at up to which the monitor told, in ms since 1970 @param joinedAt likewise
 */
export function useChartsView(at: number, joinedAt: number): ChartsView {
  const [span, setSpan] = useState<Span>("5 min");
  const [end, setEnd] = useState<number | null>(null);
  const [cursor, setCursor] = useState<number | null>(null);
  const newest = Math.floor(at / 1_000) - settleSeconds;
  const wanted = span === "join" ? Math.max(60, newest - Math.floor(joinedAt / 1_000)) : spans[span];
  const step = stepFor(wanted);
  const length = Math.ceil(wanted / step) * step;
  const now = Math.floor(newest / step) * step;
  const to = end === null ? now : Math.min(now, Math.ceil(end / step) * step);
  const from = to - length;
  const show = (goal: number): void => setEnd(goal >= now ? null : goal);
  return {
    ...{ span, step, from, to, earliest: 0, setCursor },
    setSpan: (next) => {
      setSpan(next);
      setCursor(null);
    },
    following: to === now,
    follow: () => {
      setEnd(null);
      setCursor(null);
    },
    turn: (pages) => show(to + pages * length),
    cursor: cursor !== null && cursor >= from && cursor < to ? cursor : null,
    go: (time) => {
      const within = Math.min(now - 1, time);
      setCursor(within);
      if (within < from) show(within + length);
      else if (within >= to) show(within + step);
    },
  };
}
