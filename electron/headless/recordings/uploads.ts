import { createWriteStream, rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { limits } from "../../../shared/limits.ts";
import { fail } from "../../../shared/problem.ts";
import { TemporaryFolder } from "../../engine/system/temporary-folder.ts";
import type { AllowedFile } from "../../thread/sessions.ts";

/** Files that browsers brought, each until its recording is closed. */
export class Uploads {
  #folder: TemporaryFolder | null = null;
  readonly #files = new Map<number, { readonly path: string; readonly name: string }>();
  #last = 0;
  #isBusy = false;

  /**
   * Writes what comes to a temporary file, as fast as the disk takes it. Throws a problem where it is too long, the disk
   * is full, or another one is under way; what was written is gone then.
   * @param name what the file was called
   */
  async take(body: Readable, name: string): Promise<number> {
    if (this.#isBusy || this.#files.size >= limits.recordings) fail("upload-busy");
    this.#isBusy = true;
    this.#folder ??= new TemporaryFolder();
    this.#last += 1;
    const id = this.#last;
    const path = join(this.#folder.path, String(id));
    try {
      await pipeline(body, bounded, createWriteStream(path, { flags: "wx", mode: 0o600 }));
    } catch (error) {
      rmSync(path, { force: true });
      throw error;
    } finally {
      this.#isBusy = false;
    }
    this.#files.set(id, { path, name });
    return id;
  }

  /** The file to open; it goes when it is given back. */
  allow(id: number): AllowedFile {
    const file = this.#files.get(id) ?? fail("recording-not-offered", { file: String(id) });
    const release = (): void => {
      this.#files.delete(id);
      rmSync(file.path, { force: true });
    };
    return { ...file, release };
  }

  close(): void {
    this.#files.clear();
    this.#folder?.remove();
    this.#folder = null;
  }
}

async function* bounded(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let bytes = 0;
  for await (const piece of body) {
    bytes += piece.length;
    if (bytes > limits.uploadBytes) fail("upload-too-large", { most: limits.uploadBytes });
    yield piece;
  }
}
