import type { Castscope } from "../../../context.tsx";

interface HeldText {
  /** What is typed in the join field. */
  text: string;
  /** The list that is looked at in its place; null where none is. */
  list: string | null;
}

const held = new WeakMap<Castscope, HeldText>();

/** What stands in the join field of a window, also while all of it is drawn anew, as in another language. */
export function heldText(castscope: Castscope): HeldText {
  const before = held.get(castscope);
  if (before) return before;
  const none = { text: "", list: null };
  held.set(castscope, none);
  return none;
}
