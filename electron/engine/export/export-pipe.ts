import { once } from "node:events";
import { Socket } from "node:net";
import type { ByteOutput } from "./packet-writers.ts";

const pieceBytes = 1 << 16;

/** A named pipe: written as fast as whoever reads it reads, without holding up what else this thread does. */
export class ExportPipe implements ByteOutput {
  isCut = false;
  readonly #socket: Socket;
  #piece = Buffer.allocUnsafe(pieceBytes);
  #used = 0;
  #failure: Error | null = null;

  constructor(fd: number) {
    this.#socket = new Socket({ fd, readable: false, writable: true });
    this.#socket.on("error", (error) => {
      this.#failure ??= error;
    });
  }

  /** Bytes that the pipe has taken. */
  get bytes(): number {
    return this.#socket.bytesWritten - this.#socket.writableLength;
  }

  write(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      const some = bytes.subarray(at, at + pieceBytes - this.#used);
      this.#piece.set(some, this.#used);
      this.#used += some.length;
      at += some.length;
      if (this.#used === pieceBytes) this.#flush();
    }
  }

  #flush(): void {
    if (this.#used === 0) return;
    this.#socket.write(this.#piece.subarray(0, this.#used));
    // The socket keeps the one before until it is read.
    this.#piece = Buffer.allocUnsafe(pieceBytes);
    this.#used = 0;
  }

  /** Waits until what was written before is nearly read. Throws what the system says, as where nobody reads any more. */
  async pause(end: AbortSignal): Promise<void> {
    if (this.#socket.writableNeedDrain && !end.aborted) await this.#next("drain", end);
    if (this.#failure !== null) throw this.#failure;
  }

  /** Waits until all is read. */
  async close(end: AbortSignal): Promise<void> {
    this.#flush();
    const socket = this.#socket;
    socket.end();
    if (!socket.writableFinished && !socket.destroyed && !end.aborted) await this.#next("finish", end);
    this.isCut = !socket.writableFinished;
    socket.destroy();
    if (this.#failure !== null) throw this.#failure;
  }

  async #next(event: "drain" | "finish", signal: AbortSignal): Promise<void> {
    // What went wrong is kept, and an end is looked at by whoever asked.
    await once(this.#socket, event, { signal }).catch(() => {});
  }
}
