import { heights } from "../../table/heights.ts";

/** The groups' pane bar and table header; below them come whole rows. */
const aboveRows = heights.paneBar + heights.tableHeader;
const rowHeight = heights.groupRow;
const leastRows = 3;

export const leastGroups = aboveRows + leastRows * rowHeight;

/** The height nearest to the one given, in px, at which the groups show whole rows. */
export function wholeRows(height: number): number {
  const rows = Math.max(leastRows, Math.round((height - aboveRows) / rowHeight));
  return aboveRows + rows * rowHeight;
}
