/** A value of a table; null is an empty cell. */
export type Cell = string | number | boolean | null;

/**
 * A line of CSV (RFC 4180) with its end. Texts come from the network too: one that a spreadsheet would take for a formula
 * gets an apostrophe in front, which spreadsheets do not show.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

function csvCell(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell !== "string") return String(cell);
  const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}

/**
 * Objects as a table: a column for each name, in the order in which they come first. What holds further values gives a
 * column for each ("rate.packets"); a list is one cell, separated by semicolons.
 */
export function csvTable(rows: readonly object[]): string {
  const flat = rows.map((row) => new Map(flatten(row, "")));
  const names = [...new Set(flat.flatMap((row) => [...row.keys()]))];
  return [csvLine(names), ...flat.map((row) => csvLine(names.map((name) => row.get(name) ?? null)))].join("");
}

function flatten(value: object, prefix: string): [string, Cell][] {
  return Object.entries(value).flatMap(([name, inner]: [string, unknown]): [string, Cell][] => {
    const path = prefix + name;
    if (inner === null || inner === undefined) return [[path, null]];
    if (Array.isArray(inner)) return [[path, inner.map(listed).join("; ")]];
    if (typeof inner === "object") return flatten(inner, `${path}.`);
    return [[path, inner as Cell]];
  });
}

function listed(one: unknown): string {
  return typeof one === "object" && one !== null ? JSON.stringify(one) : String(one);
}
