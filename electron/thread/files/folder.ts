import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";

/** A file of it. */
interface FolderFile {
  /** Below the folder. */
  readonly path: string;
  /** Where it really lies. */
  readonly real: string;
  readonly bytes: number;
  /** ms since 1970. */
  readonly changedAt: number;
  /** In the folder itself, where recordings are written. */
  readonly written: boolean;
}

/** The one folder from which windows may open recordings. What links lead out of it is none of it. */
export class RecordingFolder {
  readonly path: string;

  /** @param path as it was told at the start */
  constructor(path: string) {
    this.path = path;
  }

  /** Where a file of it really lies; throws a problem for one that is elsewhere, or not there. */
  async allow(path: string): Promise<{ readonly path: string; readonly name: string }> {
    const folder = await realpath(this.path).catch(() => null);
    const file = await realpath(join(this.path, path)).catch(() => null);
    if (folder === null || file === null || !isInside(folder, file))
      return fail("recording-not-offered", { file: path });
    return { path: file, name: basename(path) };
  }

  /** Its own files and those of the folders in it, the newest first. */
  async list(): Promise<{ readonly files: readonly FolderFile[]; readonly further: boolean }> {
    const files: FolderFile[] = [];
    const folder = await realpath(this.path).catch(() => null);
    if (folder !== null) {
      await this.#add(folder, "", files);
      for (const name of await namesIn(folder))
        if (!name.startsWith(".")) await this.#add(folder, name, files);
    }
    files.sort((one, other) => other.changedAt - one.changedAt);
    return { files: files.slice(0, limits.recordingFiles), further: files.length > limits.recordingFiles };
  }

  async #add(folder: string, within: string, files: FolderFile[]): Promise<void> {
    for (const name of await namesIn(join(folder, within))) {
      // The bin, and what else is not meant to be seen.
      if (name.startsWith(".")) continue;
      const path = join(within, name);
      const file = await realpath(join(folder, path)).catch(() => null);
      if (file === null || !isInside(folder, file)) continue;
      const told = await stat(file).catch(() => null);
      if (told?.isFile())
        files.push({ path, real: file, bytes: told.size, changedAt: told.mtimeMs, written: within === "" });
    }
  }
}

/** What is a folder no more, or never was, has none. */
function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch(() => []);
}

function isInside(folder: string, file: string): boolean {
  const way = relative(folder, file);
  return way !== "" && way !== ".." && !way.startsWith(`..${sep}`);
}
