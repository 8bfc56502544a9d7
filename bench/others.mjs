import { readdirSync, readFileSync } from "node:fs";

/** The kernel's own threads are children of this process. */
const kernelThreads = 2;
/** A tick of the kernel's accounts, in ms. */
const tick = 10;

/**
 * Processor time in ms that was used by programs which do not belong to the benchmark, or that a virtual
 * computer's host gave to others. Null where the system has no /proc.
 * @returns {number | null}
 */
export function othersTime() {
  try {
    const processes = readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .flatMap((name) => readProcess(Number(name)) ?? []);
    const [all = ""] = readFileSync("/proc/stat", "utf8").split("\n");
    const stolen = Number(all.split(/\s+/)[8] ?? 0);
    return tick * (ticksOfOthers(processes, process.pid) + stolen);
  } catch {
    return null;
  }
}

/**
 * @typedef {object} ProcessTimes
 * @property {number} pid
 * @property {number} parent
 * @property {number} ticks Its own and those of its children that ended, so that none are missed.
 */

/**
 * @param {readonly ProcessTimes[]} processes
 * @param {number} own
 */
export function ticksOfOthers(processes, own) {
  const parents = new Map(processes.map(({ pid, parent }) => [pid, parent]));
  const isOther = (/** @type {ProcessTimes} */ { pid }) => {
    let at = pid;
    while (at > 1 && at !== own && at !== kernelThreads) at = parents.get(at) ?? 0;
    return at !== own && at !== kernelThreads;
  };
  return processes.filter(isOther).reduce((sum, { ticks }) => sum + ticks, 0);
}

/**
 * @param {number} pid
 * @returns {ProcessTimes | null} Null when it ended meanwhile.
 */
function readProcess(pid) {
  try {
    return { pid, ...parseProcess(readFileSync(`/proc/${pid}/stat`, "utf8")) };
  } catch {
    return null;
  }
}

/** @param {string} stat Of /proc/PID/stat. */
export function parseProcess(stat) {
  // The second column, the name, may hold anything up to the last bracket.
  const columns = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return {
    parent: Number(columns[1]),
    ticks: columns.slice(11, 15).reduce((sum, text) => sum + Number(text), 0),
  };
}
