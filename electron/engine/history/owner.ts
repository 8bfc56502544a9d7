import { closeSync, openSync, readFileSync, unlinkSync, writeSync } from "node:fs";
import { isRunning } from "../system/is-running.ts";

/**
 * Says that this process writes a file, by a file beside it with its number. One of a process that is gone does not count.
 * @returns what gives it back, or the number of the process that has it
 * @throws where the folder cannot be written
 */
export function own(file: string): (() => void) | number {
  const path = `${file}.owner`;
  for (;;) {
    try {
      const descriptor = openSync(path, "wx");
      writeSync(descriptor, `${process.pid}\n`);
      closeSync(descriptor);
      return () => unlinkSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const owner = ownerIn(path);
    if (owner !== null && isRunning(owner)) return owner;
    try {
      unlinkSync(path);
    } catch {
      // Another one took it away: the next turn tells whose it is.
    }
  }
}

/** Whether a process that runs says that it writes the file. */
export function isOwned(file: string): boolean {
  const owner = ownerIn(`${file}.owner`);
  return owner !== null && isRunning(owner);
}

function ownerIn(path: string): number | null {
  try {
    const pid = Number.parseInt(readFileSync(path, "utf8"), 10);
    return Number.isSafeInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}
