import { heights } from "../../table/heights.ts";

/** A pane's bar and its table's header; below them come whole rows. */
const aboveRows = heights.paneBar + heights.tableHeader;
const rowHeight = heights.groupRow;
const leastRows = 3;

export const leastGroups = aboveRows + leastRows * rowHeight;

/**
 * The height nearest to the one given, in px, at which a pane shows whole rows.
 * @param seen what is seen at once, in px, of a page that is higher: the last row is in it
 */
export function wholeRows(height: number, seen = height): number {
  const nearest = Math.round((height - aboveRows) / rowHeight);
  const fitting = height > seen ? Math.floor((seen - aboveRows) / rowHeight) : nearest;
  const rows = Math.max(leastRows, Math.min(nearest, fitting));
  return aboveRows + rows * rowHeight;
}
