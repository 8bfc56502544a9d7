import type { Span, Taken } from "./place.ts";

/** What a column of a table of groups holds. */
type Column = "group" | "port" | "name" | "source" | "interface";

/** How people and programs head such columns. */
const headings: Readonly<Record<Column, readonly string[]>> = {
  group: [
    "group",
    "address",
    "multicast",
    "multicast address",
    "group address",
    "ip",
    "ip address",
    "destination",
    "url",
  ],
  port: ["port", "udp port", "destination port"],
  name: ["name", "label", "title", "description", "channel", "channel name"],
  source: ["source", "src", "from", "source address", "source ip", "sender"],
  interface: ["interface", "on", "nic", "iface", "network interface"],
};

/** How a table of groups is laid out: what parts its cells, and what its columns hold. */
export interface CsvLayout {
  readonly comma: string;
  readonly columns: readonly (Column | null)[];
}

interface Cell extends Span {
  readonly text: string;
}

/** Reads the heading of a table; null where the line is none: it has to name groups, and something beside them. */
export function readCsvHeading(line: string): CsvLayout | null {
  for (const comma of [",", ";", "\t"]) {
    const cells = cellsOf(line, comma);
    const columns = cells.map(({ text }) => columnOf(text));
    const known = columns.filter((column) => column !== null);
    if (cells.length > 1 && known.includes("group") && new Set(known).size === known.length) {
      return { comma, columns };
    }
  }
  return null;
}

function columnOf(heading: string): Column | null {
  const words = heading.trim().toLowerCase().replaceAll(/[_-]/g, " ");
  const found = Object.entries(headings).find(([, names]) => names.includes(words));
  return (found?.[0] as Column | undefined) ?? null;
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
  const pieces: Taken[] = [];
  let text = "";
  const take = (before: string, cell: Cell | null): void => {
    if (cell === null) return;
    const start = text.length + before.length;
    text += before + cell.text;
    pieces.push({ at: { start, end: text.length }, from: { start: cell.start, end: cell.end } });
  };
  take("", cellOf("group"));
  if (text !== "") {
    take(" ", cellOf("port"));
    take(" from ", cellOf("source"));
    take(" on ", cellOf("interface"));
  }
  const name = cellOf("name");
  return { text, name: name?.text ?? "", pieces, nameAt: name && { start: name.start, end: name.end } };
}

/** The cells of a line, without the blanks and quotes around them. */
function cellsOf(line: string, comma: string): Cell[] {
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
