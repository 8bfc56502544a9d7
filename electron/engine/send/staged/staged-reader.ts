import type { FileHandle } from "node:fs/promises";
import { limits } from "../../../../shared/limits.ts";
import { type Problem, problem } from "../../../../shared/problem.ts";

const windowBytes = limits.stagedWindowBytes;
/** Those that a piece lies in, which are at most two, and the one behind them. */
const windowsHeld = 3;

/**
 * A file that is read ahead in windows while it is sent, round after round, so that nobody waits for the disk. What is not there yet
 * is asked for again a moment later.
 */
export class StagedReader {
  readonly #handle: FileHandle;
  readonly #bytes: number;
  readonly #onClose: () => void;
  readonly #windows = new Map<number, Uint8Array>();
  readonly #free: Uint8Array[] = [];
  #loading: Promise<void> | null = null;
  #isClosed = false;
  /** Why it cannot be read to its end; null while all is well. */
  trouble: Problem | null = null;

  constructor(handle: FileHandle, bytes: number, onClose: () => void) {
    this.#handle = handle;
    this.#bytes = bytes;
    this.#onClose = onClose;
  }

  /** Whether bytes `from` up to `to` can be copied now; has them read where they cannot, and those behind them. */
  isReady(from: number, to: number): boolean {
    const first = Math.floor(from / windowBytes);
    const last = Math.floor((to - 1) / windowBytes);
    const behind = (last + 1) * windowBytes < this.#bytes ? last + 1 : 0;
    const wanted = [...new Set([first, last, behind])];
    const missing = wanted.find((window) => !this.#windows.has(window));
    if (missing !== undefined) this.#load(missing, wanted);
    return this.#windows.has(first) && this.#windows.has(last);
  }

  /** Copies bytes of which `isReady` said that they are there. */
  copy(from: number, to: number, into: Uint8Array, at: number): void {
    for (let next = from; next < to; ) {
      const window = Math.floor(next / windowBytes);
      const end = Math.min(to, (window + 1) * windowBytes);
      const begin = window * windowBytes;
      const bytes = this.#windows.get(window);
      if (bytes) into.set(bytes.subarray(next - begin, end - begin), at + next - from);
      next = end;
    }
  }

  async close(): Promise<void> {
    if (this.#isClosed) return;
    this.#isClosed = true;
    await this.#loading;
    await this.#handle.close().catch(() => {});
    this.#onClose();
  }

  #load(window: number, wanted: readonly number[]): void {
    if (this.#loading !== null || this.trouble !== null || this.#isClosed) return;
    for (const [held, bytes] of this.#windows) {
      if (this.#windows.size < windowsHeld) break;
      if (wanted.includes(held)) continue;
      this.#windows.delete(held);
      this.#free.push(bytes);
    }
    this.#loading = this.#fill(window, this.#free.pop() ?? new Uint8Array(windowBytes)).finally(() => {
      this.#loading = null;
    });
  }

  async #fill(window: number, bytes: Uint8Array): Promise<void> {
    const begin = window * windowBytes;
    const size = Math.min(windowBytes, this.#bytes - begin);
    try {
      for (let done = 0; done < size; ) {
        const { bytesRead } = await this.#handle.read(bytes, done, size - done, begin + done);
        if (bytesRead === 0) {
          this.trouble = problem("send-file-lost", { code: null });
          return;
        }
        done += bytesRead;
      }
      this.#windows.set(window, bytes);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      this.trouble = problem("send-file-lost", { code: code ?? "EIO" });
    }
  }
}
