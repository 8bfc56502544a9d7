import { linkSync, renameSync, statSync, unlinkSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import type { Result } from "../../../shared/contract.ts";
import { fail } from "../../../shared/problem.ts";
import { recordingFileName } from "../../engine/record/places.ts";
import type { RecordingFolder } from "./folder.ts";
import type { KnownRecording, KnownRecordings } from "./known-recordings.ts";
import { Removals } from "./removals.ts";

type Told = Result<"recordingFiles">;
type File = NonNullable<Told["files"]>[number];

/** What doors do differently. */
export interface KeptFilesOptions {
  /** Where recordings are written; null where none are. */
  readonly folder: RecordingFolder | null;
  readonly known: KnownRecordings;
  /** Takes a file into the bin. */
  readonly bin: (path: string) => Promise<void>;
  /** Shows a file where it lies; null where the door has nothing for that. */
  readonly show: ((path: string) => void) | null;
  /** Whether files that lie elsewhere and were opened once may be opened again. */
  readonly elsewhere: boolean;
}

/** The recordings that a door lists, and what becomes of their files. Files are known to windows by their paths below the folder, or by their whole ones. */
export class KeptFiles {
  readonly #options: KeptFilesOptions;
  readonly #removals: Removals;

  constructor(options: KeptFilesOptions) {
    this.#options = options;
    this.#removals = new Removals(options.bin);
  }

  /** Where a file really lies; throws a problem for one that a window may not ask for. */
  async allow(path: string): Promise<string> {
    const real = await this.#find(path);
    if (this.#removals.has(real)) fail("recording-not-offered", { file: path });
    return real;
  }

  /** As `allow`, with what it is called. */
  async allowed(path: string): Promise<{ readonly path: string; readonly name: string }> {
    return allowedFile(await this.allow(path));
  }

  async #find(path: string): Promise<string> {
    const { folder, known, elsewhere } = this.#options;
    if (elsewhere && known.get(path) !== null) return path;
    return folder === null ? fail("recording-not-offered", { file: path }) : (await folder.allow(path)).path;
  }

  async list(): Promise<Pick<Told, "files" | "further" | "folder" | "canShow">> {
    const { folder, known, show, elsewhere } = this.#options;
    const inFolder = (await folder?.list()) ?? null;
    const files = (inFolder?.files ?? [])
      .filter(({ real }) => !this.#removals.has(real))
      .map(({ real, ...file }): File => ({ ...file, ...remembered(known.get(real), file), missing: false }));
    const listed = new Set(inFolder?.files.map(({ real }) => real));
    if (elsewhere) files.push(...this.#opened(listed));
    const none = folder === null && !elsewhere;
    return {
      files: none ? null : files,
      further: inFolder?.further ?? false,
      folder: folder?.path ?? null,
      canShow: show !== null,
    };
  }

  /** Those that were opened lately and are not in the folder, also where they are no longer anywhere. */
  #opened(listed: ReadonlySet<string>): File[] {
    return this.#options.known.opened().flatMap((one): File[] => {
      const { path } = one;
      if (listed.has(path) || this.#removals.has(path)) return [];
      const told = statSync(path, { throwIfNoEntry: false });
      const there = told?.isFile() ? { bytes: told.size, changedAt: told.mtimeMs } : null;
      const { bytes, changedAt } = there ?? one;
      const file = { path, bytes, changedAt, written: false };
      return [{ ...file, ...remembered(one, file), missing: there === null }];
    });
  }

  /** Gives a file another name in its folder. @returns the path by which windows know it then */
  async rename(path: string, name: string): Promise<string> {
    const from = await this.allow(path);
    const file = recordingFileName(name);
    const to = join(dirname(from), file);
    if (to === from) return path;
    if (statSync(to, { throwIfNoEntry: false })) fail("recording-name-taken", { file });
    refusing(path, () => move(from, to));
    this.#options.known.moved(from, to);
    return path.slice(0, path.length - basename(path).length) + file;
  }

  /** Takes one out of the list, and its file to the bin when undoing is over. */
  async remove(path: string): Promise<void> {
    const real = await this.allow(path);
    if (statSync(real, { throwIfNoEntry: false }) === undefined) this.#options.known.forget(real);
    else this.#removals.add(real);
  }

  async restore(path: string): Promise<void> {
    this.#removals.undo(await this.#find(path));
  }

  async show(path: string): Promise<void> {
    const { show } = this.#options;
    if (show === null) fail("recording-not-shown");
    show(await this.allow(path));
  }

  close(): Promise<void> {
    return this.#removals.close();
  }
}

/** What was found in a file holds for as long as it is the same. */
function remembered(
  one: KnownRecording | null,
  { bytes, changedAt }: Pick<File, "bytes" | "changedAt">,
): Pick<File, "openedAt" | "known"> {
  const isSame = one !== null && one.bytes === bytes && one.changedAt === changedAt;
  return { openedAt: one?.openedAt ?? null, known: isSame ? one.known : null };
}

/** Never over another file: a second name is made first, where the file system has such. */
function move(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(code)) throw error;
    renameSync(from, to);
    return;
  }
  unlinkSync(from);
}

/** What the system says against it becomes a problem. */
function refusing(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") fail("recording-name-taken", { file });
    fail("recording-not-changed", { file, code: code ?? String(error) });
  }
}

/** A file that may be opened, and what it is called: without folders. */
export function allowedFile(path: string): { readonly path: string; readonly name: string } {
  return { path, name: basename(path) };
}
