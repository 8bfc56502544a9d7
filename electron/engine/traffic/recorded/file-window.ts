import { readSync } from "node:fs";
import { limits } from "../../../../shared/limits.ts";

/** A window over a file: neighbours of what was read last cost no further reading. */
export class FileWindow {
  readonly #fd: number;
  #bytes = new Uint8Array(limits.recordingLookBytes);
  #begin = 0;
  #end = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  /** What lies beyond the file's end, or cannot be read, is left out. */
  look<T>(at: number, length: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    if (at < this.#begin || at + length > this.#end) this.#read(at, length);
    const begin = at - this.#begin;
    return visit(this.#bytes, begin, Math.max(begin, Math.min(begin + length, this.#end - this.#begin)));
  }

  #read(at: number, length: number): void {
    if (length > this.#bytes.length) this.#bytes = new Uint8Array(length);
    let read = 0;
    try {
      read = readSync(this.#fd, this.#bytes, 0, this.#bytes.length, at);
    } catch {
      // A disk that went: the packet is shown without its bytes.
    }
    this.#begin = at;
    this.#end = at + read;
  }

  /** What was read may have changed since. */
  forget(): void {
    this.#end = this.#begin;
  }
}
