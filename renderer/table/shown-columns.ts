import type { Column, Track } from "./column.tsx";

type AnyColumn = Pick<Column<never>, "id" | "track" | "bareTrack" | "leavesBelow">;

export interface ShownColumns<C> {
  readonly shown: readonly C[];
  /** How many are hidden, by choice or for want of room. */
  readonly hidden: number;
}

/** The columns that a table of this width, in px, shows when those named in `chosen` were hidden. */
export function shownColumns<C extends AnyColumn>(
  columns: readonly C[],
  width: number,
  chosen: readonly string[] = [],
): ShownColumns<C> {
  const shown = columns.filter(
    ({ id, leavesBelow }) => !chosen.includes(id) && (leavesBelow === null || width >= leavesBelow),
  );
  return { shown, hidden: columns.length - shown.length };
}

/**
 * The tracks of these columns in a table of this width, for `grid-template-columns`.
 * @param bare the columns in which no cell shows anything, or no more than fits their bare track
 */
export function tracksOf(columns: readonly AnyColumn[], width: number, bare: readonly string[] = []): string {
  return columns
    .map((column) => (bare.includes(column.id) && column.bareTrack) || trackOf(column, width))
    .join(" ");
}

/** The track of one column in a table of this width, in px. */
export function trackOf({ track }: Pick<AnyColumn, "track">, width: number): Track {
  return typeof track === "function" ? track(width) : track;
}

/** The least width of these columns in px, with `gap` px between two of them. */
export function leastWidth(columns: readonly AnyColumn[], gap: number): number {
  const least = columns.map((column) => {
    const track = trackOf(column, 0);
    return track.endsWith("%") ? 0 : Number.parseFloat(track.replace("minmax(", ""));
  });
  return least.reduce((sum, px) => sum + px, 0) + gap * Math.max(0, columns.length - 1);
}
