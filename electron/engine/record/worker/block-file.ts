import { closeSync, fdatasyncSync, fstatSync, ftruncateSync, writeSync } from "node:fs";
import { openNewFile } from "../new-file.ts";

/** A file that whole blocks are written to. */
export class BlockFile {
  readonly path: string;
  /** Bytes written. */
  bytes = 0;
  /** Null when it is closed. */
  #fd: number | null;
  /** Whether it lies on a disk; a pipe does not. */
  readonly isRegular: boolean;

  /** Throws where the file cannot be had. */
  constructor(path: string) {
    this.path = path;
    const { fd, isRegular } = openNewFile(path);
    this.#fd = fd;
    this.isRegular = isRegular;
  }

  /**
   * Writes a piece of memory. Returns how much of it was: less than all where the disk is full; throws what else
   * goes wrong before anything was written.
   */
  write(memory: Uint8Array, from: number, to: number): number {
    const fd = this.#fd;
    if (fd === null) return 0;
    let at = from;
    while (at < to) {
      try {
        at += writeSync(fd, memory, at, to - at);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "EAGAIN") continue;
        if (at === from) throw error;
        break;
      }
    }
    this.bytes += at - from;
    return at - from;
  }

  /** Takes back what was written last, so that the file ends with a whole block. */
  takeBack(bytes: number): void {
    if (bytes === 0) return;
    this.bytes -= bytes;
    // A pipe does not give anything back.
    if (this.isRegular && this.#fd !== null) ftruncateSync(this.#fd, this.bytes);
  }

  /** Asks the system to bring it to the disk. */
  sync(): void {
    if (this.isRegular && this.#fd !== null) fdatasyncSync(this.#fd);
  }

  /** Whether somebody deleted it: what is written then is in no file any more. One that was only moved is there. */
  get isGone(): boolean {
    return this.isRegular && this.#fd !== null && fstatSync(this.#fd).nlink === 0;
  }

  close(): void {
    if (this.#fd !== null) closeSync(this.#fd);
    this.#fd = null;
  }

  get isClosed(): boolean {
    return this.#fd === null;
  }
}
