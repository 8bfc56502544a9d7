import type { ShownTraffic } from "./traffic.ts";
import type { View, ViewStore } from "./view.ts";

/** Rows of the groups table that are chosen together. The selected row is the one that the keyboard is on; it may be among them. */

/** Those that are there, in the order of joining: a row that was left is none any more. */
export function markedIds(
  { marked }: Pick<View, "marked">,
  { memberships }: Pick<ShownTraffic, "memberships">,
): readonly number[] {
  return marked.filter((id) => memberships.has(id));
}

/** Chooses exactly these; the anchor is where a range of them began. */
export function mark(view: ViewStore, ids: readonly number[], anchor: number | null): void {
  view.setState({ marked: ids, markAnchor: anchor });
}

/** Chooses none. */
export function unmark(view: ViewStore): void {
  const { marked, markAnchor } = view.getState();
  if (marked.length > 0 || markAnchor !== null) mark(view, [], null);
}

/** Takes rows in, or out where all of them are in. The first that is taken in brings the selected row with it. */
export function toggleMark(view: ViewStore, ids: readonly number[], bring: number | null = null): void {
  const { marked } = view.getState();
  const before = marked.length === 0 && bring !== null ? [bring] : marked;
  const all = ids.every((id) => before.includes(id));
  const others = before.filter((id) => !ids.includes(id));
  mark(view, all ? others : [...others, ...ids], ids.at(-1) ?? null);
}
