import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRunning } from "./is-running.ts";

const prefix = "castscope-recording-";

/** A folder for what a recording needs beside its file; it goes with it. */
export class TemporaryFolder {
  readonly path: string;

  /** @param parent where it is made; throws what the system says where it cannot be */
  constructor(parent = tmpdir()) {
    this.path = mkdtempSync(join(parent, `${prefix}${process.pid}-`));
  }

  remove(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

/** Removes the folders of programs that ended without doing so. Never throws: what stays is only room on a disk. */
export function removeStaleFolders(parent = tmpdir()): void {
  let names: readonly string[] = [];
  try {
    names = readdirSync(parent);
  } catch {
    return;
  }
  for (const name of names) {
    const [, pid] = /^castscope-recording-(\d+)-/.exec(name) ?? [];
    if (pid === undefined || isRunning(Number(pid))) continue;
    try {
      const path = join(parent, name);
      if (statSync(path).uid === process.getuid?.()) rmSync(path, { recursive: true, force: true });
    } catch {
      // Gone meanwhile, or somebody else's.
    }
  }
}
