import { expect, test } from "vitest";
import { leastWidth, shownColumns } from "../../../table/shown-columns.ts";
import { sourceColumns } from "./source-columns.tsx";

/** As sources-table.module.css and the table kit have them, in px. */
const gap = 8;
const padding = 24;
/** A letter, its distance, and an IPv4 address of fifteen characters. */
const longestSource = 136;

test("columns leave before a table has to be scrolled, and a whole IPv4 address has its room", () => {
  const limits = sourceColumns.flatMap(({ leavesBelow }) => leavesBelow ?? []);
  expect(limits).toHaveLength(3);
  for (const width of limits) {
    const { shown } = shownColumns(sourceColumns, width);
    expect(leastWidth(shown, gap) + padding).toBeLessThanOrEqual(width);
  }
  expect(leastWidth(sourceColumns.slice(0, 1), gap)).toBeGreaterThanOrEqual(longestSource);
});
