import { mkdirSync, readdirSync, readFileSync, rmSync, watch, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Whether this process is the first with these user data. A later one leaves a note, which the first is
 * told of, and everything happens at once, as the program expects it.
 */
export function lockInstance(userData: string, told: () => void): boolean {
  const folder = join(userData, "instance");
  const lock = join(folder, "lock");
  mkdirSync(folder, { recursive: true });
  const holder = readHolder(lock);
  if (holder !== null && isAlive(holder)) {
    writeFileSync(join(folder, `note-${process.pid}`), "");
    return false;
  }
  writeFileSync(lock, String(process.pid));
  process.on("exit", () => rmSync(lock, { force: true }));
  const watcher = watch(folder, () => {
    for (const note of readdirSync(folder).filter((name) => name.startsWith("note-"))) {
      rmSync(join(folder, note), { force: true });
      told();
    }
  });
  watcher.unref();
  return true;
}

function readHolder(lock: string): number | null {
  try {
    return Number(readFileSync(lock, "utf8"));
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
