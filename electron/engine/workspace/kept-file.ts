import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { copyFile, link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { limits } from "../../../shared/limits.ts";
import type { WorkspaceNote } from "../../../shared/statements/workspace.ts";
import { isRunning } from "../system/is-running.ts";

/** What was read of a file: `value` null where there is none, or none that can be read. */
export interface Reading<T> {
  readonly value: T | null;
  /** What became of one that could not be read. */
  readonly note: WorkspaceNote | null;
}

/**
 * A file of which there is a whole version at any moment, also when the power goes: written beside it, brought to the disk and
 * put in its place, with the version before kept as a backup. A file that cannot be read is set aside, and its backup taken.
 * What somebody else wrote into it meanwhile is set aside as well before it is written over.
 */
export class KeptFile {
  readonly path: string;
  #writing: Promise<void> = Promise.resolve();
  #wanted: string | null = null;
  #isWriting = false;
  #failure: WorkspaceNote | null = null;
  #foreign: WorkspaceNote | null = null;
  /** What stands in it as far as is known; null where there is none, undefined before anybody looked. */
  #known: string | null | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Why what was last to be written is not in the file; null while it is. */
  get failure(): WorkspaceNote | null {
    return this.#failure;
  }

  /** What somebody else wrote into it last, and where that is now; null where nobody did. */
  get foreign(): WorkspaceNote | null {
    return this.#foreign;
  }

  /** Whether what stands in the file is older than what was last to be written. */
  get isWriting(): boolean {
    return this.#isWriting || this.#wanted !== null;
  }

  /**
   * Reads it at the start.
   * @param parse null for a text that is none of it; it does not throw
   */
  read<T>(parse: (text: string) => T | null): Reading<T> {
    this.removeUnfinished();
    const own = readText(this.path);
    this.#known = own.text;
    if (own.text !== null) {
      const value = parse(own.text);
      if (value !== null) return { value, note: null };
    }
    const before = readText(this.#backup).text;
    const value = before === null ? null : parse(before);
    // Neither is there: nothing was ever kept.
    const isThere = own.code !== "ENOENT" && own.code !== "ENOTDIR";
    if (!isThere && before === null) return { value: null, note: null };
    const values = { file: this.path, aside: isThere ? this.#setAside() : null };
    if (values.aside !== null) this.#known = null;
    return { value, note: { name: value === null ? "kept-lost" : "kept-from-backup", values } };
  }

  /** Writes the newest text as soon as the write before is done; why it could not stands in `failure`. */
  write(text: string): void {
    const waits = this.#wanted !== null;
    this.#wanted = text;
    if (!waits) this.#writing = this.#writing.then(() => this.#writeWanted());
  }

  /** What stands in it now is known, and may be written over. @returns it; null where there is none */
  adopt(): string | null {
    this.#known = readText(this.path).text;
    return this.#known;
  }

  /** Whether this stands in it, as far as is known, and nothing else is on its way. */
  holds(text: string): boolean {
    return text === this.#known && !this.isWriting && this.#failure === null;
  }

  /** Writes it again where somebody took it away. @returns whether that was so */
  putBack(): boolean {
    const known = this.#known;
    if (known == null || this.isWriting || existsSync(this.path)) return false;
    this.#known = null;
    this.write(known);
    return true;
  }

  /** Resolves when nothing is left to be written. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async remove(): Promise<void> {
    await this.#writing;
    this.#known = null;
    await Promise.all([this.path, this.#backup].map((path) => rm(path, { force: true })));
  }

  /** Keeps what stands in the file now under another name; null where that cannot be. */
  copyAside(): string | null {
    try {
      copyFileSync(this.path, this.#aside);
      return this.#aside;
    } catch {
      return null;
    }
  }

  get #aside(): string {
    return `${this.path}.broken`;
  }

  /** Of this process: two that write the same file do not write into each other's next version. */
  get #next(): string {
    return `${this.path}.next-${process.pid}`;
  }

  /** Removes what programs left that ended while they wrote. */
  removeUnfinished(): void {
    const begin = `${basename(this.path)}.next-`;
    for (const name of namesIn(dirname(this.path))) {
      const number = name.startsWith(begin) ? Number(name.slice(begin.length)) : Number.NaN;
      if (Number.isInteger(number) && !isRunning(number)) remove(join(dirname(this.path), name));
    }
  }

  get #backup(): string {
    return `${this.path}.backup`;
  }

  async #writeWanted(): Promise<void> {
    const text = this.#wanted;
    this.#wanted = null;
    if (text === null) return;
    this.#isWriting = true;
    try {
      await this.#replace(text);
      this.#failure = null;
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#failure = { name: "kept-unwritten", values: { file: this.path, code: code ?? message } };
    } finally {
      this.#isWriting = false;
    }
  }

  async #replace(text: string): Promise<void> {
    const next = this.#next;
    await mkdir(dirname(this.path), { recursive: true, mode: 0o700 });
    // It holds what was typed, also into Compose.
    const file = await open(next, "w", 0o600);
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
    await this.#keepForeign();
    await this.#keepBackup();
    await rename(next, this.path);
    this.#known = text;
    await syncFolder(dirname(this.path));
  }

  /** A backup is of the version before only: what somebody else wrote gets a name of its own. */
  async #keepForeign(): Promise<void> {
    if (this.#known === undefined) return;
    const found = await readFile(this.path, "utf8").catch(() => null);
    if (found === null || found === this.#known) return;
    const aside = `${this.path}.edited-${new Date().toISOString().replace(/[-:.Z]/g, "")}`;
    await copyFile(this.path, aside);
    this.#thinOut();
    this.#foreign = { name: "kept-edited", values: { file: this.path, aside } };
  }

  /** Removes all but the newest of them, for a program that writes into it again and again. */
  #thinOut(): void {
    const begin = `${basename(this.path)}.edited-`;
    const folder = dirname(this.path);
    const all = namesIn(folder).filter((name) => name.startsWith(begin));
    for (const name of all.sort().slice(0, -limits.keptEdited)) remove(join(folder, name));
  }

  /** Under a second name, so that there is no moment without the first. */
  async #keepBackup(): Promise<void> {
    await rm(this.#backup, { force: true });
    try {
      await link(this.path, this.#backup);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return;
      // A file system without links.
      await copyFile(this.path, this.#backup);
    }
  }

  /** Null where it cannot be moved; what is written then takes its place. */
  #setAside(): string | null {
    try {
      renameSync(this.path, this.#aside);
      return this.#aside;
    } catch {
      return null;
    }
  }
}

function readText(path: string): { text: string | null; code: string | null } {
  try {
    return { text: readFileSync(path, "utf8"), code: null };
  } catch (error) {
    return { text: null, code: (error as NodeJS.ErrnoException).code ?? "" };
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function remove(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // It costs only its place.
  }
}

/** So that the new name is on the disk too. Windows lets no folder be opened, and needs it not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, "r");
    await handle.sync().finally(() => handle.close());
  } catch {
    // The file itself is written; a power cut may bring the version before.
  }
}
