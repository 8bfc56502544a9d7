import { execFile } from "node:child_process";
import { readdir, readFile, readlink } from "node:fs/promises";
import { endianness } from "node:os";
import { promisify } from "node:util";
import { limits } from "../../../shared/limits.ts";
import { descriptorReserve } from "./reserve.ts";

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
  read: (path) => descriptorReserve.ask(() => readFile(path, "utf8")),
  list: (path) => descriptorReserve.ask(() => readdir(path)),
  readLink: (path) => readlink(path),
  async run(program, args) {
    const options = { timeout: limits.hostToolMs, maxBuffer: limits.hostToolBytes, windowsHide: true };
    const { stdout } = await descriptorReserve.ask(() => runFile(program, args, options));
    return stdout;
  },
};

/** A file of which it does not matter why it cannot be read: null then. */
export async function readOr(system: Pick<System, "read">, path: string): Promise<string | null> {
  try {
    return await system.read(path);
  } catch {
    return null;
  }
}

/** A list that the system keeps in a file: empty where there is no such file, unread where it is kept from us. */
export async function readList(
  system: Pick<System, "read">,
  path: string,
): Promise<{ readonly text: string; readonly unread: string | null }> {
  try {
    return { text: await system.read(path), unread: null };
  } catch (error) {
    return { text: "", unread: isMissing(error) ? null : reasonOf(error) };
  }
}

/** Only a file that is not there says that there is nothing. */
export function isMissing(error: unknown): boolean {
  return reasonOf(error) === "ENOENT";
}

/** The code of a system error, else its text. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error && typeof error.code === "string") return error.code;
  return error instanceof Error ? error.message : String(error);
}
