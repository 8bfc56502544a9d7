import { existsSync, statfsSync } from "node:fs";
import { type FileHandle, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";
import { TemporaryFolder } from "../../system/temporary-folder.ts";
import { StagedReader } from "./staged-reader.ts";

/** A file that a window brings, part by part, to be sent in pieces. */
interface Staged {
  readonly path: string;
  readonly bytes: number;
  /** Null as soon as all of it is there. */
  writing: FileHandle | null;
  have: number;
  /** Sends that read it now. */
  readers: number;
  /** When it was begun or sent last, in the order of those. */
  usedAt: number;
}

/** Files to be sent, in a folder of this program's own: nobody else changes them while they are sent. */
export class StagedFiles {
  #folder: TemporaryFolder | null = null;
  readonly #files = new Map<number, Staged>();
  #next = 1;
  #uses = 0;

  /** Throws a problem where there is no room on the disk, or all that are held are being sent. */
  async begin(bytes: number): Promise<{ file: number }> {
    if (this.#files.size >= limits.stagedFiles) await this.#giveWay();
    const folder = this.#open(bytes);
    const id = this.#next;
    this.#next += 1;
    const path = join(folder, String(id));
    this.#uses += 1;
    const staged = { path, bytes, writing: null, have: 0, readers: 0, usedAt: this.#uses };
    this.#files.set(id, staged);
    try {
      const writing = await open(path, "wx", 0o600);
      this.#files.set(id, { ...staged, writing });
    } catch (error) {
      this.#files.delete(id);
      throw error;
    }
    return { file: id };
  }

  async add(id: number, at: number, bytes: Uint8Array): Promise<void> {
    const file = this.#get(id);
    if (file.writing === null || at + bytes.length > file.bytes) {
      return fail("send-file-beyond", { bytes: file.bytes });
    }
    const { writing } = file;
    try {
      for (let done = 0; done < bytes.length; ) {
        const { bytesWritten } = await writing.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    } catch (error) {
      await this.drop(id);
      const { code } = error as NodeJS.ErrnoException;
      if (code === "ENOSPC" || code === "EDQUOT") return fail("send-file-no-room", this.#noRoom(file.bytes));
      throw error;
    }
    file.have += bytes.length;
    if (file.have < file.bytes) return;
    file.writing = null;
    await writing.close();
  }

  /** What is being sent of it goes on: an open file stays readable. */
  async drop(id: number): Promise<void> {
    const file = this.#files.get(id);
    if (file === undefined) return;
    this.#files.delete(id);
    await file.writing?.close().catch(() => {});
    await rm(file.path, { force: true });
  }

  /** Opens one that is all there, for a send. */
  async read(id: number, bytes: number): Promise<StagedReader> {
    const file = this.#get(id);
    if (file.writing !== null || file.bytes !== bytes)
      return fail("send-file-incomplete", { have: file.have, bytes: file.bytes });
    this.#uses += 1;
    file.usedAt = this.#uses;
    const handle = await open(file.path, "r").catch(async (error: NodeJS.ErrnoException) => {
      // Somebody cleared the temporary folder: it is brought again.
      if (error.code !== "ENOENT") throw error;
      await this.drop(id);
      return fail("send-file-forgotten");
    });
    file.readers += 1;
    return new StagedReader(handle, bytes, () => {
      file.readers -= 1;
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#files.keys()].map((id) => this.drop(id)));
    this.#folder?.remove();
    this.#folder = null;
  }

  #get(id: number): Staged {
    return this.#files.get(id) ?? fail("send-file-forgotten");
  }

  async #giveWay(): Promise<void> {
    const idle = [...this.#files].filter(([, { readers }]) => readers === 0);
    const [oldest] = idle.toSorted(([, one], [, other]) => one.usedAt - other.usedAt);
    if (oldest === undefined) return fail("send-files-full", { most: limits.stagedFiles });
    await this.drop(oldest[0]);
  }

  /** The folder, where it has room for so many bytes more. A disk that does not tell has. */
  #open(bytes: number): string {
    if (this.#folder !== null && !existsSync(this.#folder.path)) this.#folder = null;
    this.#folder ??= new TemporaryFolder();
    const { path } = this.#folder;
    let free = Number.POSITIVE_INFINITY;
    try {
      const { bavail, bsize } = statfsSync(path);
      free = bavail * bsize;
    } catch {
      // It is found out when it is written.
    }
    return free < bytes ? fail("send-file-no-room", this.#noRoom(bytes)) : path;
  }

  #noRoom(bytes: number) {
    return { folder: this.#folder?.path ?? "", bytes };
  }
}
