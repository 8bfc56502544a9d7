import { closeSync, openSync, writeSync } from "node:fs";
import { FileWindow } from "./file-window.ts";

/** A temporary file that only grows, made when something is kept in it for the first time. */
export class BesideFile {
  readonly #path: string;
  #open: { readonly fd: number; readonly window: FileWindow } | null = null;
  #bytes = 0;

  constructor(path: string) {
    this.#path = path;
  }

  /** Keeps bytes and returns where. Throws what the system says, as when the disk is full. */
  keep(bytes: Uint8Array, begin: number, end: number): number {
    if (this.#open === null) {
      const fd = openSync(this.#path, "w+");
      this.#open = { fd, window: new FileWindow(fd) };
    }
    const at = this.#bytes;
    writeSync(this.#open.fd, bytes, begin, end - begin, at);
    this.#open.window.forget();
    this.#bytes += end - begin;
    return at;
  }

  look<T>(at: number, length: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    return this.#open === null ? visit(nothing, 0, 0) : this.#open.window.look(at, length, visit);
  }

  /** Forgets what was kept. */
  clear(): void {
    this.#bytes = 0;
    this.#open?.window.forget();
  }

  close(): void {
    if (this.#open !== null) closeSync(this.#open.fd);
    this.#open = null;
  }
}

const nothing = new Uint8Array();
