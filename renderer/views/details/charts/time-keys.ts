import type { ChartsView } from "./use-charts-view.ts";

/** What a key does with the span that is shown. */
export interface TimeKeyView
  extends Pick<ChartsView, "from" | "to" | "now" | "cursor" | "setSpan" | "follow" | "setLength"> {}

/** The shortest and the longest span that zooming makes, in s. */
const [shortest, longest] = [10, 366 * 86_400];

/**
 * Keys of charts over time beside those that move the cursor: `+` and `-` zoom, `[` and `]` put an edge at the cursor, `0` shows
 * the last day, `L` goes back to the newest. Returns whether the key is one of them.
 */
export function timeKey(key: string, view: TimeKeyView): boolean {
  const { from, to, now, cursor, setSpan } = view;
  const length = to - from;
  const zoom = (factor: number): void => {
    const next = Math.min(longest, Math.max(shortest, Math.round(length * factor)));
    // The cursor stays where it is; without one, or where it is followed, the newest does.
    const share = cursor === null ? 1 : (cursor - from) / length;
    const begin = Math.round((cursor ?? to) - share * next);
    setSpan(begin, Math.min(now, begin + next));
  };
  switch (key) {
    case "+":
    case "=":
      zoom(0.5);
      return true;
    case "-":
      zoom(2);
      return true;
    case "[":
      if (cursor !== null && to - cursor >= shortest) setSpan(cursor, to);
      return true;
    case "]":
      if (cursor !== null && cursor - from >= shortest) setSpan(from, cursor);
      return true;
    case "0":
      view.setLength(86_400);
      return true;
    case "l":
    case "L":
      view.follow();
      return true;
    default:
      return false;
  }
}
