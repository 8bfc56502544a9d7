import { printable } from "../../../shared/text/printable.ts";

export interface TextColumn<R> {
  readonly title: string;
  readonly right?: boolean;
  readonly text: (row: R) => string;
}

/** Rows as lines of aligned columns under their titles. */
export function renderTable<R>(columns: readonly TextColumn<R>[], rows: readonly R[]): string[] {
  const cells = rows.map((row) => columns.map((column) => printable(column.text(row))));
  const widths = columns.map((column, index) =>
    Math.max(column.title.length, ...cells.map((line) => line[index]?.length ?? 0)),
  );
  const line = (texts: readonly string[]) =>
    texts
      .map((text, index) => {
        const width = widths[index] ?? 0;
        return columns[index]?.right ? text.padStart(width) : text.padEnd(width);
      })
      .join("  ")
      .trimEnd();
  return [line(columns.map((column) => column.title)), ...cells.map(line)];
}

/** What is written on a screen so that the block before is written over; with `below` it stays. */
export function createScreenBlock(size: () => { columns: number; rows: number }) {
  let height = 0;
  return (lines: readonly string[], below: boolean): string => {
    const { columns, rows } = size();
    const shown = shorten(lines, Math.max(2, rows - 1)).map((line) => printable(line).slice(0, columns));
    const back = below || height === 0 ? "" : `\x1b[${height}A`;
    height = shown.length;
    return `${back}\r\x1b[J${shown.map((line) => `${line}\n`).join("")}`;
  };
}

/** A block taller than the screen would scroll and pile up: the last line counts what is left out. */
function shorten(lines: readonly string[], rows: number): string[] {
  if (lines.length <= rows) return [...lines];
  return [...lines.slice(0, rows - 1), `… and ${lines.length - rows + 1} more`];
}
