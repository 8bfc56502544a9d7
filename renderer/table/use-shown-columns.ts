import { type CSSProperties, useMemo } from "react";
import type { Column } from "./column.tsx";
import { shownColumns, tracksOf } from "./shown-columns.ts";

interface ShownTable<C> {
  /** The same list as long as it holds the same columns. */
  readonly columns: readonly C[];
  readonly hidden: number;
  /** The tracks of a row; the same object as long as they are. */
  readonly tracks: CSSProperties;
}

/**
 * The columns that a table of this width, in px, shows, and how it lays them out.
 * @param bare the columns whose cells show little or nothing: they give their room to the others
 */
export function useShownColumns<C extends Pick<Column<never>, "id" | "track" | "bareTrack" | "leavesBelow">>(
  all: readonly C[],
  width: number,
  chosen?: readonly string[],
  bare: readonly string[] = [],
): ShownTable<C> {
  const { shown, hidden } = shownColumns(all, width, chosen);
  const ids = shown.map(({ id }) => id).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: as long as the ids are the same, so is the list
  const columns = useMemo(() => shown, [all, ids]);
  const template = tracksOf(shown, width, bare);
  const tracks = useMemo<CSSProperties>(() => ({ gridTemplateColumns: template }), [template]);
  return { columns, hidden, tracks };
}
