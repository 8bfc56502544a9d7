import { readEndpoint } from "../endpoint-text.ts";
import { wordsOf } from "../word.ts";
import { type Column, columnOf } from "./csv-columns.ts";
import type { Span, Taken } from "./place.ts";

/** How a table of groups is laid out: what parts its cells, and what its columns hold. */
export interface CsvLayout {
  readonly comma: string;
  readonly columns: readonly (Column | null)[];
}

export interface Cell extends Span {
  readonly text: string;
}

/** Reads the heading of a table; null where the line is none: it has to name groups, and something beside them. */
export function readCsvHeading(line: string): CsvLayout | null {
  // No group stands in a heading.
  if (line.length > mostHeading || /\d\.\d+\.\d|:\/\/|::/.test(line)) return null;
  for (const comma of [",", ";", "\t", "|"]) {
    if (!line.includes(comma)) continue;
    const columns = columnsOf(cellsOf(line, comma).map(({ text }) => text));
    if (columns.includes("group")) return { comma, columns };
  }
  return null;
}

const mostHeading = 2_000;

/** Of two columns that could be the same the surer one is, and of two that are as sure the first. */
function columnsOf(cells: readonly string[]): (Column | null)[] {
  const found = cells.map(columnOf);
  return found.map((one, place) => {
    if (one === null) return null;
    const isBest = found.every(
      (other, at) =>
        other === null ||
        other.column !== one.column ||
        other.sure < one.sure ||
        (other.sure === one.sure && at >= place),
    );
    return isBest ? one.column : null;
  });
}

/** A row as the join field reads it, with what else it says. */
export interface CsvRow {
  /** Empty where it names no group. */
  readonly text: string;
  readonly name: string;
  /** Where the pieces of the text, and the name, stand in the row. */
  readonly pieces: readonly Taken[];
  readonly nameAt: Span | null;
}

/** Reads a row of a table (RFC 4180; a cell does not go on in the next line). */
export function readCsvRow(line: string, { comma, columns }: CsvLayout): CsvRow {
  const cells = cellsOf(line, comma);
  const cellOf = (column: Column): Cell | null => {
    const cell = cells[columns.indexOf(column)];
    return cell === undefined || cell.text === "" ? null : cell;
  };
  const [group, port, source, on, name] = (["group", "port", "source", "interface", "name"] as const).map(
    cellOf,
  );
  return joinRow({
    ...{ group: group ?? null, port: port ?? null, source: source ?? null },
    ...{ interface: on ?? null, name: name ?? null },
  });
}

/** A row of these cells, as the join field reads it. */
export function joinRow(row: Readonly<Record<Column, Cell | null>>): CsvRow {
  const pieces: Taken[] = [];
  let text = "";
  const take = (before: string, cell: Cell | null): void => {
    if (cell === null) return;
    const start = text.length + before.length;
    text += before + cell.text;
    pieces.push({ at: { start, end: text.length }, from: { start: cell.start, end: cell.end } });
  };
  take("", row.group);
  if (text !== "") {
    if (!saysPort(text, row.port)) take(" ", row.port);
    take(" from ", row.source);
    take(" on ", row.interface);
  }
  const { name } = row;
  return { text, name: name?.text ?? "", pieces, nameAt: name && { start: name.start, end: name.end } };
}

/** Whether the group's cell has the port of the other one already. */
function saysPort(group: string, port: Cell | null): boolean {
  if (port === null) return false;
  const read = readEndpoint(wordsOf(group));
  return read.ok && read.value.port !== null && String(read.value.port) === port.text;
}

/** The cells of a line, without the blanks and quotes around them. */
export function cellsOf(line: string, comma: string): Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  while (at <= line.length) {
    const blank = /^[^\S\t]*/.exec(line.slice(at))?.[0].length ?? 0;
    const begin = at + blank;
    if (line[begin] === '"') {
      const quoted = /^"((?:[^"]|"")*)"?/.exec(line.slice(begin));
      const inner = quoted?.[1] ?? "";
      cells.push({
        text: inner.replaceAll('""', '"').trim(),
        start: begin + 1,
        end: begin + 1 + inner.length,
      });
      const next = line.indexOf(comma, begin + (quoted?.[0].length ?? 1));
      if (next === -1) break;
      at = next + 1;
      continue;
    }
    const next = line.indexOf(comma, at);
    const end = next === -1 ? line.length : next;
    const text = line.slice(at, end).trim();
    const start = at + line.slice(at, end).indexOf(text);
    cells.push({ text, start, end: start + text.length });
    if (next === -1) break;
    at = next + 1;
  }
  return cells;
}
