import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { endianness } from "node:os";
import { promisify } from "node:util";
import { limits } from "../../../shared/limits.ts";

/** The files and tools of the system, injected for tests. What is not there is a rejection. */
export interface System {
  readonly platform: NodeJS.Platform;
  /** Whether the processor stores the low byte first: Linux prints IPv4 addresses as it stores them. */
  readonly littleEndian: boolean;
  /** This process. */
  readonly pid: number;
  read(path: string): Promise<string>;
  list(path: string): Promise<string[]>;
  readLink(path: string): Promise<string>;
  /** Runs one of the system's own tools and answers what it printed. */
  run(program: string, args: readonly string[]): Promise<string>;
}

const runFile = promisify(execFile);

export const thisSystem: System = {
  platform: process.platform,
  littleEndian: endianness() === "LE",
  pid: process.pid,
  read: (path) => readFile(path, "utf8"),
  list: (path) => readdir(path),
  readLink: (path) => readlink(path),
  async run(program, args) {
    const { stdout } = await runFile(program, args, {
      timeout: limits.hostToolMs,
      maxBuffer: limits.hostToolBytes,
      windowsHide: true,
    });
    return stdout;
  },
};

/** A file that may be missing or forbidden: null then. */
export async function readOr(system: Pick<System, "read">, path: string): Promise<string | null> {
  try {
    return await system.read(path);
  } catch {
    return null;
  }
}
