import { readdirSync, readFileSync } from "node:fs";

/**
 * What Linux tells of sockets and processes. Null where the system has no /proc.
 */

/**
 * The sockets of a port: how many, bytes that wait to be read, and datagrams dropped for want of room.
 * @param {number} port
 * @returns {{ count: number, waiting: number, drops: number } | null}
 */
export function socketsOf(port) {
  const text = readOrNull("/proc/net/udp");
  return text === null ? null : readSockets(text, port);
}

/**
 * @param {string} text Of /proc/net/udp.
 * @param {number} port
 */
export function readSockets(text, port) {
  const hex = port.toString(16).toUpperCase().padStart(4, "0");
  const rows = text
    .split("\n")
    .map((line) => line.trim().split(/\s+/))
    .filter((columns) => columns[1]?.endsWith(`:${hex}`));
  return {
    count: rows.length,
    waiting: rows.reduce((sum, columns) => sum + Number.parseInt(columns[4]?.split(":")[1] ?? "0", 16), 0),
    drops: rows.reduce((sum, columns) => sum + Number(columns.at(-1)), 0),
  };
}

/** Whether anyone on this computer has joined a group of IPv4. */
export function isJoined(/** @type {string} */ group) {
  const hex = group
    .split(".")
    .map((part) => Number(part).toString(16).toUpperCase().padStart(2, "0"))
    .reverse()
    .join("");
  return readOrNull("/proc/net/igmp")?.includes(hex) ?? false;
}

/**
 * Processor time that all threads of a process have used, in ms: from the scheduler's own account
 * in nanoseconds where it keeps one, else from the kernel's tick of 10 ms.
 * @param {number} pid
 * @returns {number | null}
 */
export function processorTime(pid) {
  const threads = threadsOf(pid).map((thread) => readOrNull(`/proc/${pid}/task/${thread}/schedstat`));
  const counted = threads.flatMap((text) => (text === null ? [] : Number(text.split(" ")[0])));
  if (counted.length > 0) return counted.reduce((sum, time) => sum + time, 0) / 1e6;
  const stat = readOrNull(`/proc/${pid}/stat`);
  return stat === null ? null : readTicks(stat) * 10;
}

/**
 * User and system time of a process, in ticks.
 * @param {string} stat Of /proc/PID/stat.
 */
export function readTicks(stat) {
  // The second column, the name, may hold anything up to the last bracket.
  const columns = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return Number(columns[11]) + Number(columns[12]);
}

/**
 * Memory of a process that is in RAM, in bytes.
 * @param {number} pid
 * @returns {number | null}
 */
export function residentBytes(pid) {
  const text = readOrNull(`/proc/${pid}/status`);
  const kibibytes = text === null ? undefined : /^VmRSS:\s+(\d+) kB$/m.exec(text)?.[1];
  return kibibytes === undefined ? null : Number(kibibytes) * 1024;
}

/** The largest receive buffer that a socket may ask for, in bytes. */
export function receiveBufferLimit() {
  const text = readOrNull("/proc/sys/net/core/rmem_max");
  return text === null ? null : Number(text);
}

/** @param {number} pid */
function threadsOf(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

/** @param {string} path */
function readOrNull(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
