import { realpathSync, statSync } from "node:fs";
import { isAbsolute, resolve } from "node:path";
import { RecordingFolder } from "../thread/files/folder.ts";
import { allowedFile, KeptFiles } from "../thread/files/kept-files.ts";
import type { KnownRecordings } from "../thread/files/known-recordings.ts";
import type { RecordingFiles } from "../thread/sessions.ts";

export interface OfferedFilesOptions {
  /** Where recordings are written. */
  readonly folder: string;
  readonly known: KnownRecordings;
  /** Takes a file into the system's bin. */
  readonly bin: (path: string) => Promise<void>;
  /** Shows a file in the system's own window. */
  readonly show: (path: string) => void;
}

/**
 * Which files the desktop's page may open: those that a person chose in the system's dialog, dropped on the window or gave to the
 * program, now or in an earlier run, and those of the folder for recordings. The page itself can name no other.
 */
export class OfferedFiles implements RecordingFiles {
  readonly kept: KeptFiles;
  readonly known: KnownRecordings;
  readonly #paths = new Set<string>();

  constructor({ folder, known, ...system }: OfferedFilesOptions) {
    this.known = known;
    this.kept = new KeptFiles({ folder: new RecordingFolder(folder), known, elsewhere: true, ...system });
  }

  /** A person chose it. @returns where it really lies, by which it may be opened */
  offer(path: string): string {
    const real = realOf(path);
    this.#paths.add(real);
    return real;
  }

  async allow(file: Parameters<RecordingFiles["allow"]>[0]): ReturnType<RecordingFiles["allow"]> {
    const path = file.kind === "path" ? file.path : String(file.upload);
    return this.#paths.has(path) ? allowedFile(path) : this.kept.allowed(path);
  }

  async list(): ReturnType<RecordingFiles["list"]> {
    return { ...(await this.kept.list()), uploadBytes: null };
  }
}

/** One that is not there is told when it is opened. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Recordings among the arguments of a start, such as a double click gives: by their names, for others are the program's own. */
export function filesIn(args: readonly string[], folder: string): string[] {
  return args
    .filter((arg) => !arg.startsWith("-") && /\.(pcap|pcapng|cap)(\.gz|\.zst)?$/i.test(arg))
    .map((arg) => (isAbsolute(arg) ? arg : resolve(folder, arg)))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true);
}
