import type { Castscope } from "../../context.tsx";

/**
 * Whether the selected row was joined just now and is not told yet. What the focus is given to meanwhile only holds its
 * place, and does not select itself.
 */
export function isAwaited({ view, traffic }: Pick<Castscope, "view" | "traffic">): boolean {
  const { selected } = view.getState();
  return selected !== null && !traffic.getState().memberships.has(selected);
}
