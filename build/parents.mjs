import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** How often it is looked whether they are still there, in ms. */
const watchMs = 200;
/** npm starts a script through one shell at most. */
const levels = 3;

/**
 * npm starts a script through a shell. SIGTERM to npm reaches that shell, which may die of it without
 * passing it on; SIGKILL reaches nobody. Either way nobody would be left to end this process: it then
 * ends as if it had got SIGTERM.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  const above = upToNpm();
  const watch = setInterval(() => {
    if (process.ppid === parent && above.every(isAlive)) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, watchMs);
  watch.unref();
}

/**
 * The processes above this one, up to npm's own. Empty when none of them is npm's: a shell further
 * up may well end before its programs.
 * @returns {number[]}
 */
function upToNpm() {
  const above = [];
  let pid = process.ppid;
  for (let level = 0; level < levels && pid > 1; level += 1) {
    const found = describe(pid);
    if (found === null) return [];
    above.push(pid);
    if (/(^|[/\s])npm(-cli\.js)?(\s|$)/.test(found.command)) return above;
    pid = found.parent;
  }
  return [];
}

/**
 * @param {number} pid
 * @returns {{ parent: number, command: string } | null}
 */
function describe(pid) {
  try {
    if (process.platform === "linux") {
      // The name in brackets may hold anything, also brackets; the parent is the second field behind it.
      const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(")").at(-1)?.trim().split(" ") ?? [];
      const command = readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
      return { parent: Number(fields[1]), command };
    }
    const line = execFileSync("ps", ["-o", "ppid=,command=", "-p", `${pid}`], { encoding: "utf8" });
    const [, parent = "", command = ""] = /^\s*(\d+)\s+(.*)/.exec(line) ?? [];
    return { parent: Number(parent), command };
  } catch {
    return null;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
