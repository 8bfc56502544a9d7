import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { isRunning } from "../system/is-running.ts";

/** A file by which a running program says that it has a profile open. */
export class Hold {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  /** Takes it, or tells the number of the process that has it. Where nothing can be written nobody is asked. */
  static take(path: string): Hold | { readonly process: number } {
    for (let tries = 0; tries < 2; tries += 1) {
      try {
        mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
        put(path, `${process.pid} ${startedAt(process.pid) ?? ""}\n`);
        return new Hold(path);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") return new Hold(path);
        const holder = holderOf(path);
        if (holder !== null) return { process: holder };
        // Its program ended without a word, as in a power cut.
        remove(path);
      }
    }
    return new Hold(path);
  }

  /** Puts it back where somebody took it away. @returns the number of the process that has it instead; null while this one has it */
  keep(): number | null {
    if (this.#isOwn()) return null;
    const taken = Hold.take(this.#path);
    return taken instanceof Hold ? null : taken.process;
  }

  #isOwn(): boolean {
    try {
      return readFileSync(this.#path, "utf8").startsWith(`${process.pid} `);
    } catch {
      return false;
    }
  }

  release(): void {
    if (this.#isOwn()) remove(this.#path);
  }
}

/** Writes a file that there must not be yet, whole from its first moment: who reads it in between would take it for nobody's. */
function put(path: string, text: string): void {
  const own = `${path}-${process.pid}`;
  writeFileSync(own, text, { mode: 0o600 });
  try {
    linkSync(own, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    // A file system without links.
    writeFileSync(path, text, { mode: 0o600, flag: "wx" });
  } finally {
    remove(own);
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // In a folder that can only be read nothing is kept anyway.
  }
}

/** The process that has it, where that runs; this one's own hold of before is nobody's. */
function holderOf(path: string): number | null {
  try {
    const [number = "", started = ""] = readFileSync(path, "utf8").trim().split(" ");
    const pid = Number(number);
    if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid || !isRunning(pid)) return null;
    const now = startedAt(pid);
    // Its number was given to another program since.
    return now !== null && started !== "" && now !== started ? null : pid;
  } catch {
    return null;
  }
}

/** When a process began, in ticks since the start of the computer (proc(5), field 22 of stat); null where that is not told. */
function startedAt(pid: number): string | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name in brackets may hold spaces and brackets.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19] ?? null;
  } catch {
    return null;
  }
}
