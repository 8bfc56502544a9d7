import { readdirSync, readFileSync } from "node:fs";
import { processorTime } from "../kernel.mjs";

/**
 * Processor time of a process's threads, in ms, its main thread first.
 * @param {number} pid
 * @returns {{ main: number, others: Map<number, number> }}
 */
export function threadTimes(pid) {
  const others = new Map();
  let main = 0;
  for (const thread of readdirSync(`/proc/${pid}/task`).map(Number)) {
    const time = threadTime(pid, thread);
    if (thread === pid) main = time;
    else others.set(thread, time);
  }
  return { main, others };
}

/**
 * @param {number} pid
 * @param {number} thread
 */
function threadTime(pid, thread) {
  try {
    const text = readFileSync(`/proc/${pid}/task/${thread}/stat`, "utf8");
    const columns = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return (Number(columns[11]) + Number(columns[12])) * 10;
  } catch {
    return 0;
  }
}

/**
 * Processor time in ms: of the browser's processes by what they are, of everything that this
 * benchmark runs, and of the whole computer, so that others' work on it can be told.
 * `stolen` is what a virtual computer's host gave to others.
 * @returns {{ browser: Map<string, number>, own: number, computer: number, stolen: number }}
 */
export function processTimes() {
  /** @type {Map<number, number>} */
  const parents = new Map();
  for (const name of readdirSync("/proc")) {
    if (/^\d+$/.test(name)) parents.set(Number(name), parentOf(Number(name)));
  }
  /** @type {Map<string, number>} */
  const browser = new Map();
  let own = processorTime(process.pid) ?? 0;
  for (const pid of parents.keys()) {
    if (!descends(pid, parents)) continue;
    const time = processorTime(pid) ?? 0;
    own += time;
    const kind = kindOf(pid);
    if (kind !== null) browser.set(kind, (browser.get(kind) ?? 0) + time);
  }
  return { browser, own, ...computerTimes() };
}

/** What all processors worked since the start, in ms: user, nice, system and interrupts; and what was stolen. */
function computerTimes() {
  const [first = ""] = readFileSync("/proc/stat", "utf8").split("\n");
  const [, user = 0, nice = 0, system = 0, , , hard = 0, soft = 0, steal = 0] = first
    .split(/\s+/)
    .map(Number);
  return { computer: 10 * (user + nice + system + hard + soft), stolen: 10 * steal };
}

/**
 * @param {number} pid
 * @param {ReadonlyMap<number, number>} parents
 */
function descends(pid, parents) {
  let parent = parents.get(pid) ?? 0;
  while (parent > 1 && parent !== process.pid) parent = parents.get(parent) ?? 0;
  return parent === process.pid;
}

/** @param {number} pid */
function parentOf(pid) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "utf8");
    return Number(text.slice(text.lastIndexOf(")") + 2).split(" ")[1]);
  } catch {
    return 0;
  }
}

/**
 * What Chromium started a process for; null for another program.
 * @param {number} pid
 */
function kindOf(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (!/chrom/i.test(command)) return null;
    return /--type=(\S+)/.exec(command)?.[1] ?? "browser";
  } catch {
    return null;
  }
}
