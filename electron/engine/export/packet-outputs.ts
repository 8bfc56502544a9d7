import { closeSync, writeSync } from "node:fs";
import { openNewFile } from "../record/new-file.ts";
import { ExportPipe } from "./export-pipe.ts";
import { type ByteOutput, packetWriter, type WriterOptions } from "./packet-writers.ts";
import type { DatagramTaker } from "./read-datagrams.ts";

const bufferBytes = 1 << 20;

/** A file that is written in large pieces. */
class ExportFile implements ByteOutput {
  bytes = 0;
  readonly isCut = false;
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(bufferBytes);
  #used = 0;

  constructor(fd: number) {
    this.#fd = fd;
  }

  write(bytes: Uint8Array): void {
    if (this.#used + bytes.length > bufferBytes) this.#flush();
    this.bytes += bytes.length;
    if (bytes.length > bufferBytes) {
      writeAll(this.#fd, bytes);
      return;
    }
    this.#buffer.set(bytes, this.#used);
    this.#used += bytes.length;
  }

  #flush(): void {
    writeAll(this.#fd, this.#buffer.subarray(0, this.#used));
    this.#used = 0;
  }

  async pause(): Promise<void> {}

  async close(): Promise<void> {
    try {
      this.#flush();
    } finally {
      closeSync(this.#fd);
    }
  }
}

function writeAll(fd: number, bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length; ) at += writeSync(fd, bytes, at);
}

/** Where exported packets go. */
export interface PacketOutput extends DatagramTaker {
  /** Bytes written. */
  readonly bytes: number;
  /** Whether it was ended before what it had taken was read from it. */
  readonly isCut: boolean;
  /** Whether it is a file of ours: a pipe or device is somebody else's. */
  readonly isRegular: boolean;
  /** Writes what waits and closes the file. @param end when whoever reads a pipe is waited for no longer */
  close(end: AbortSignal): Promise<void>;
}

export type OutputOptions = Pick<WriterOptions, "format" | "lengths" | "program">;

/** Opens a file, or a pipe that is there, for packets; throws what the system says. */
export function openPacketOutput(path: string, options: OutputOptions): PacketOutput {
  const { fd, isRegular, isPipe } = openNewFile(path);
  const file = isPipe ? new ExportPipe(fd) : new ExportFile(fd);
  const writer = packetWriter(file, { ...options, after: null });
  return {
    isRegular,
    take: (datagram, block, on) => writer.take(datagram, block, on),
    pause: (end) => file.pause(end),
    get bytes() {
      return file.bytes;
    },
    get isCut() {
      return file.isCut;
    },
    close: (end) => file.close(end),
  };
}
