import { closeSync, openSync, writeSync } from "node:fs";
import { type ByteOutput, packetWriter, type WriterOptions } from "./packet-writers.ts";
import type { DatagramTaker } from "./read-datagrams.ts";

const bufferBytes = 1 << 20;

/** A file that is written in large pieces. It must not be there yet. */
class ExportFile implements ByteOutput {
  bytes = 0;
  readonly #fd: number;
  readonly #buffer = Buffer.alloc(bufferBytes);
  #used = 0;

  constructor(path: string) {
    this.#fd = openSync(path, "wx");
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

  close(): void {
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
  /** Writes what waits and closes the file. */
  close(): void;
}

export type OutputOptions = Pick<WriterOptions, "format" | "lengths" | "program">;

/** Opens a file for packets; throws what the system says. */
export function openPacketOutput(path: string, options: OutputOptions): PacketOutput {
  const file = new ExportFile(path);
  const writer = packetWriter(file, { ...options, after: null });
  return {
    take: (datagram, block, on) => writer.take(datagram, block, on),
    get bytes() {
      return file.bytes;
    },
    close: () => file.close(),
  };
}
