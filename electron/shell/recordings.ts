import { statSync } from "node:fs";
import { basename, isAbsolute, resolve } from "node:path";
import { fail } from "../../shared/problem.ts";
import type { RecordingFiles } from "../thread/sessions.ts";

/**
 * Which files the desktop's page may open: those that a person chose in the system's dialog, or gave to the program.
 * The page itself can name none.
 */
export class OfferedFiles implements RecordingFiles {
  readonly #paths = new Set<string>();

  /** A person chose it. */
  offer(path: string): string {
    this.#paths.add(path);
    return path;
  }

  async allow(file: Parameters<RecordingFiles["allow"]>[0]): ReturnType<RecordingFiles["allow"]> {
    const path = file.kind === "path" ? file.path : String(file.upload);
    if (!this.#paths.has(path)) return fail("recording-not-offered", { file: path });
    return { path, name: basename(path) };
  }

  async list(): ReturnType<RecordingFiles["list"]> {
    return { files: null, further: false, uploadBytes: null };
  }
}

/** Recordings among the arguments of a start, such as a double click gives: by their names, for others are the program's own. */
export function filesIn(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith("-") && /\.(pcap|pcapng|cap)(\.gz|\.zst)?$/i.test(arg))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(folder, arg)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
