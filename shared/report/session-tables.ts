import { csvTable } from "../export/csv.ts";
import type { GroupReport } from "./group-report.ts";

/** What of a session is told as a table: a row for each of them. */
export const tableKinds = ["groups", "sources", "streams"] as const;
export type TableKind = (typeof tableKinds)[number];

export const tableFormats = ["csv", "json"] as const;
export type TableFormat = (typeof tableFormats)[number];

/** A group as files tell it: with what people call it. */
export type NamedGroup = GroupReport & { readonly name: string };

/** The text of a file, and how many rows it has. Scripts rely on the names of its columns: add, never rename. */
export function sessionTable(
  kind: TableKind,
  format: TableFormat,
  groups: readonly NamedGroup[],
): { readonly text: string; readonly rows: number } {
  const rows = rowsOf(kind, groups);
  const text = format === "csv" ? csvTable(rows) : `${JSON.stringify(rows, null, 2)}\n`;
  return { text, rows: rows.length };
}

/** Groups without what is a table of its own; sources and streams each with their group. */
function rowsOf(kind: TableKind, groups: readonly NamedGroup[]): readonly object[] {
  if (kind === "groups") return groups.map(({ sources, streams, ...group }) => group);
  return groups.flatMap(({ group, port, interface: on, name, sources, streams }) =>
    (kind === "sources" ? sources : streams).map((row: object) => ({
      ...{ group, groupPort: port, interface: on, groupName: name },
      ...row,
    })),
  );
}
