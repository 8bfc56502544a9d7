import { useMemo } from "react";
import { useCastscope, useView } from "../../../context.tsx";
import type { ShownTime } from "../../../store/view.ts";
import type { CursorView } from "../stream/timeline/use-time-view.ts";
import { roundSpan, settleSeconds, stepFor } from "./spans.ts";

/** A part of the past as it is drawn: in stretches of one length, up to a newest one. Times in s since 1970. */
interface DrawnTime {
  readonly from: number;
  readonly to: number;
  /** Length of a stretch in s; `from` and `to` are multiples of it. */
  readonly step: number;
  /** The end of the newest stretch that is over. */
  readonly now: number;
}

export interface ChartsView extends CursorView, DrawnTime {
  readonly time: ShownTime;
  /** Shows the newest seconds, so many of them. */
  readonly setLength: (length: ShownTime["length"]) => void;
  /** Shows a span of its own. */
  readonly setSpan: (from: number, to: number) => void;
}

/** Shorter spans are a few points: nothing can be seen in them. */
const leastLength = 10;

/**
 * What is drawn of a wanted time.
 * @param newest the last second that is known, in s since 1970 @param joined when the group was joined, likewise
 * @param points at most so many stretches
 */
export function drawnTime(
  { length, end }: ShownTime,
  newest: number,
  joined: number,
  points?: number,
): DrawnTime {
  const wanted = length === "join" ? roundSpan(newest - joined) : Math.max(leastLength, length);
  const step = stepFor(wanted, points);
  const rounded = Math.ceil(wanted / step) * step;
  const now = Math.floor(newest / step) * step;
  const to = end === null ? now : Math.min(now, Math.ceil(end / step) * step);
  return { from: to - rounded, to, step, now };
}

/**
 * Which part of the past is shown, shared by all charts of a page.
 * @param of whose time of the view it is @param at up to which the monitor told, in ms since 1970
 * @param joinedAt ms since 1970, for what reaches back to it @param points as of `drawnTime`
 */
export function useShownTime(
  of: "chartsTime" | "overviewTime",
  at: number,
  joinedAt: number,
  points?: number,
): ChartsView {
  const { view: store } = useCastscope();
  const time = useView((view) => view[of]);
  const newest = Math.floor(at / 1_000) - settleSeconds;
  const drawn = drawnTime(time, newest, Math.floor(joinedAt / 1_000), points);
  const { from, to, now, step } = drawn;
  const set = useMemo(
    () =>
      (part: Partial<ShownTime>): void =>
        store.setState((view) => ({ [of]: { ...view[of], ...part } })),
    [store, of],
  );
  const endAt = (goal: number): number | null => (goal >= now ? null : goal);
  const { cursor } = time;
  return {
    ...{ ...drawn, time, earliest: 0 },
    setCursor: (next) => set({ cursor: next }),
    setLength: (length) => set({ length, end: null, cursor: null }),
    setSpan: (begin, end) => set({ length: Math.max(leastLength, end - begin), end: endAt(end) }),
    following: time.end === null,
    follow: () => set({ end: null, cursor: null }),
    turn: (pages) => set({ end: endAt(to + pages * (to - from)) }),
    cursor: cursor !== null && cursor >= from && cursor < to ? cursor : null,
    go: (goal) => {
      const within = Math.min(now - 1, goal);
      if (within < from) set({ cursor: within, end: endAt(within + to - from) });
      else set({ cursor: within, ...(within >= to ? { end: endAt(within + step) } : {}) });
    },
  };
}
