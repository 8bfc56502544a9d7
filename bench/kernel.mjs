import { readFileSync } from "node:fs";

/**
 * What Linux tells of a socket and a process. Null where the system has no /proc.
 */

/**
 * The sockets of a port: bytes that wait to be read, and datagrams dropped for want of room.
 * @param {number} port
 * @returns {{ waiting: number, drops: number } | null}
 */
export function socketsOf(port) {
  const text = readOrNull("/proc/net/udp");
  if (text === null) return null;
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = text
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hex}`));
  return {
    waiting: rows.reduce((sum, columns) => sum + Number.parseInt(columns[4]?.split(":")[1] ?? "0", 16), 0),
    drops: rows.reduce((sum, columns) => sum + Number(columns.at(-1)), 0),
  };
}

/**
 * Processor time that a process has used, in ms, to the kernel's tick of 10 ms.
 * @param {number} pid
 * @returns {number | null}
 */
export function processorTime(pid) {
  const text = readOrNull(`/proc/${pid}/stat`);
  if (text === null) return null;
  // The second column, the name, may hold anything up to the last bracket.
  const columns = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return (Number(columns[11]) + Number(columns[12])) * 10;
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
