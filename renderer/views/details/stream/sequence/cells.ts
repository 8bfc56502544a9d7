import type { SequenceMap } from "../../../../../shared/model/stream.ts";

/** Rows of the map: cells go from top to bottom, then right. */
export const mapRows = 12;

export type Loss = "none" | "some" | "most";

/** One cell of the drawing: so many numbers of the sequence, and how many of them are missing. */
export interface Cell {
  readonly size: number;
  readonly lost: number;
}

/** The cells that fit into `columns`: where there are more, as many as it takes are drawn as one. */
export function cellsOf({ size, lost, openSize }: SequenceMap, columns: number): readonly Cell[] {
  const together = Math.max(1, Math.ceil(lost.length / Math.max(1, columns * mapRows)));
  const cells: Cell[] = [];
  for (let first = 0; first < lost.length; first += together) {
    const end = Math.min(lost.length, first + together);
    const open = end === lost.length ? size - openSize : 0;
    let missing = 0;
    for (let at = first; at < end; at += 1) missing += lost[at] ?? 0;
    cells.push({ size: (end - first) * size - open, lost: missing });
  }
  return cells;
}

/** How a cell stands out. */
export function lossOf({ size, lost }: Cell): Loss {
  if (lost === 0) return "none";
  return lost * 2 > size ? "most" : "some";
}
