import { parseAddress } from "../../net/address.ts";
import { chooseInterface, type InterfaceNames } from "../interface-choice.ts";
import { type Cell, type CsvRow, cellsOf, joinRow } from "./csv.ts";
import { readGroupSet } from "./group-set.ts";
import { plainRange } from "./range-text.ts";

/** Cells that say what is known of every group. */
const said = /^(?:udp|rtp|ts|mpegts|multicast|igmp|ipv?4|ipv?6)$/i;

/**
 * Reads a row of a table without a heading: `Das Erste;239.1.1.1;5004`, `| 239.1.1.1:5004 | Camera |`. Null where it is not
 * clear beyond doubt what its cells are: one group, its port, a name, and numbers. A cell with another address could be a
 * source, an interface or a server: such a table needs its heading.
 */
export function readLooseRow(line: string, interfaces: readonly InterfaceNames[] | undefined): CsvRow | null {
  for (const comma of [";", "\t", "|", ","]) {
    if (!line.includes(comma)) continue;
    const row = readCells(
      cellsOf(line, comma).filter(({ text }) => text !== ""),
      interfaces,
    );
    if (row !== null) return row;
  }
  return null;
}

function readCells(cells: readonly Cell[], interfaces: readonly InterfaceNames[] | undefined): CsvRow | null {
  const groups = cells.filter(({ text }) => groupIn(text) !== null);
  const [group] = groups;
  if (groups.length !== 1 || group === undefined || cells.length < 2) return null;
  const next = cells[cells.indexOf(group) + 1];
  const port = groupIn(group.text) === "without a port" ? next : undefined;
  if (port !== undefined && !/^\d{1,5}$/.test(port.text)) return null;
  // One more number behind it could be another port.
  const behind = cells[cells.indexOf(port ?? group) + 1];
  if (behind !== undefined && /^\d+$/.test(behind.text)) return null;
  const rest = cells.filter((cell) => cell !== group && cell !== port && !/^\d+$/.test(cell.text));
  if (!rest.every(({ text }) => isName(text, interfaces))) return null;
  const name = rest.find(({ text }) => !said.test(text)) ?? null;
  return joinRow({ group, port: port ?? null, source: null, interface: null, name });
}

/** Whether a cell is a group or a range of them. */
function groupIn(text: string): "whole" | "without a port" | null {
  if (!/\d/.test(text) || (/\s/.test(text) && !isWrittenRange(text))) return null;
  const set = readGroupSet(text);
  if (set.ok) return set.value.intent.kind === "group" ? "whole" : null;
  const whole = set.problem.name.startsWith("port-missing") ? readGroupSet(`${text}:5004`) : null;
  if (whole !== null) return whole.ok && whole.value.intent.kind === "group" ? "without a port" : null;
  const address = parseAddress(text);
  return address.ok && address.value.use === "multicast" ? "without a port" : null;
}

/** Blanks are within a cell's group only as around the dash of a range. */
function isWrittenRange(text: string): boolean {
  const plain = plainRange(text);
  return plain.ok && plain.value.text !== text && !/\s/.test(plain.value.text);
}

/** Words that are no address, no clause and no interface, each of which would mean something else. */
function isName(text: string, interfaces: readonly InterfaceNames[] | undefined): boolean {
  if (!/\p{L}/u.test(text) || /:\/\/|::|@|\d\.\d+\.\d/.test(text)) return false;
  if (/^(?:on|from|bind)(?:\s|$)/i.test(text)) return false;
  return interfaces === undefined || !chooseInterface(text, interfaces).ok;
}
