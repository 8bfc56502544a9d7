import { closeSync, constants, createReadStream, openSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import * as zlib from "node:zlib";
import { type FileKind, recognisedBytes, recogniseFile } from "../../../../shared/capture/read/recognise.ts";
import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";
import type { CaptureDamage } from "../../../../shared/statements/captures.ts";

type Format = Extract<FileKind, { kind: "capture" }>;

/**
 * The file of a recording, read in pieces from its beginning as often as wanted. What is compressed is unpacked
 * once, into a temporary file, from which payloads are looked at and further readings done.
 */
export class CaptureFile {
  /** Bytes of the file as it lies there, and how many of them were read. */
  readonly totalBytes: number;
  readBytes = 0;
  /** Why nothing could be read behind what was; null while all is well. */
  damage: CaptureDamage | null = null;
  readonly #handle: FileHandle;
  readonly #packedBy: "gzip" | "zstd" | null;
  /** Of what is unpacked. */
  #unpacked: number | null = null;
  #unpackedWhole = false;
  readonly #path: string;
  readonly #folder: string;

  private constructor(
    handle: FileHandle,
    {
      path,
      folder,
      totalBytes,
      packedBy,
    }: {
      readonly path: string;
      readonly folder: string;
      readonly totalBytes: number;
      readonly packedBy: "gzip" | "zstd" | null;
    },
  ) {
    this.#handle = handle;
    this.#path = path;
    this.#folder = folder;
    this.totalBytes = totalBytes;
    this.#packedBy = packedBy;
  }

  /**
   * Throws a problem for what is no recording, or cannot be read.
   * @param folder for temporary files
   * @param called what the problem calls it
   */
  static async open(path: string, folder: string, called = path): Promise<CaptureFile> {
    // A pipe to which nobody writes would have to be waited for.
    const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);
    const handle = await open(path, flags).catch((error: NodeJS.ErrnoException) => refuse(called, error));
    try {
      const told = await handle.stat();
      if (!told.isFile()) fail("recording-no-file", { file: called });
      const head = await readHead(handle);
      const kind = recogniseFile(head);
      if (kind.kind === "foreign") return refuseForeign(called, head);
      if (kind.kind === "unread") return fail("recording-kind-unread", { file: called, kind: kind.name });
      const packedBy = kind.kind === "compressed" ? kind.by : null;
      if (packedBy === "gzip") await refuseForeignInside(called, handle);
      if (packedBy === "zstd" && !("createZstdDecompress" in zlib))
        fail("recording-zstd-unread", { file: called });
      return new CaptureFile(handle, { path, folder, totalBytes: told.size, packedBy });
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** What payloads are read from by their places: a descriptor that stays open until `close`. */
  get payloadFd(): number {
    if (this.#packedBy === null) return this.#handle.fd;
    this.#unpacked ??= openSync(join(this.#folder, "unpacked"), "w+");
    return this.#unpacked;
  }

  /** The format, and behind its header the file in pieces; each is good until the second one after it. */
  async *read(): AsyncGenerator<{ readonly format: Format; readonly piece: Uint8Array }> {
    this.readBytes = 0;
    this.damage = null;
    let format: Format | null = null;
    let waiting: Uint8Array | null = null;
    for await (const bytes of this.#packedBy === null || this.#unpackedWhole
      ? this.#plain()
      : this.#unpacking()) {
      if (format !== null) {
        yield { format, piece: bytes };
        continue;
      }
      waiting = waiting === null ? bytes : Buffer.concat([waiting, bytes]);
      if (waiting.length < recognisedBytes) continue;
      format = this.#format(waiting);
      yield { format, piece: waiting.subarray(format.headerBytes) };
    }
    if (format === null) {
      const head = waiting ?? new Uint8Array();
      if (this.damage === null) yield { format: this.#format(head), piece: head.subarray(head.length) };
    }
  }

  #format(bytes: Uint8Array): Format {
    const head = bytes.subarray(0, recognisedBytes);
    const kind = recogniseFile(head);
    return kind.kind === "capture" ? kind : refuseForeign(this.#path, head);
  }

  async *#plain(): AsyncGenerator<Uint8Array> {
    const fd = this.payloadFd;
    const handle = fd === this.#handle.fd ? this.#handle : await open(join(this.#folder, "unpacked"));
    // A small file is read often where it is sent again and again.
    const bytes = fd === this.#handle.fd ? Math.max(1, this.totalBytes) : limits.recordingPieceBytes;
    // The reader still holds the beginning of the one before.
    const pieces = [0, 1].map(() => Buffer.allocUnsafeSlow(Math.min(bytes, limits.recordingPieceBytes)));
    try {
      for (let at = 0, turn = 0; ; turn = 1 - turn) {
        const piece = pieces[turn] ?? Buffer.alloc(0);
        const { bytesRead } = await handle.read(piece, 0, piece.length, at);
        if (bytesRead === 0) return;
        at += bytesRead;
        this.readBytes = fd === this.#handle.fd ? at : this.totalBytes;
        yield piece.subarray(0, bytesRead);
      }
    } catch (error) {
      this.damage = { name: "capture-unreadable", values: { at: this.readBytes, reason: messageOf(error) } };
    } finally {
      if (handle !== this.#handle) await handle.close();
    }
  }

  async *#unpacking(): AsyncGenerator<Uint8Array> {
    const packed = createReadStream(this.#path, { highWaterMark: limits.recordingPieceBytes });
    packed.on("data", (bytes) => {
      this.readBytes += bytes.length;
    });
    const options = { chunkSize: limits.recordingPieceBytes };
    const unpack = this.#packedBy === "gzip" ? zlib.createGunzip(options) : zstd(options);
    packed.on("error", (error) => unpack.destroy(error));
    let at = 0;
    try {
      for await (const piece of packed.pipe(unpack) as AsyncIterable<Uint8Array>) {
        writeSync(this.payloadFd, piece, 0, piece.length, at);
        at += piece.length;
        yield piece;
      }
      this.#unpackedWhole = true;
    } catch (error) {
      this.damage = { name: "capture-unpacking-failed", values: { at, reason: messageOf(error) } };
    } finally {
      packed.destroy();
      unpack.destroy();
    }
  }

  async close(): Promise<void> {
    if (this.#unpacked !== null) closeSync(this.#unpacked);
    this.#unpacked = null;
    await this.#handle.close();
  }
}

type Zstd = (options: { chunkSize: number }) => ReturnType<typeof zlib.createGunzip>;

/** Node has it from 22.15 on; asked for before. */
function zstd(options: { chunkSize: number }): ReturnType<typeof zlib.createGunzip> {
  return (zlib as unknown as { createZstdDecompress: Zstd }).createZstdDecompress(options);
}

/** So much of a packed file tells what is in it; it cannot become more than a thousand times as long. */
const packedHeadBytes = 4_096;

async function refuseForeignInside(path: string, handle: FileHandle): Promise<void> {
  const packed = await readHead(handle, packedHeadBytes);
  let inside: Uint8Array;
  try {
    inside = zlib.gunzipSync(packed, { finishFlush: zlib.constants.Z_SYNC_FLUSH });
  } catch {
    return refuseForeign(path, packed);
  }
  if (recogniseFile(inside.subarray(0, recognisedBytes)).kind === "capture") return;
  refuseForeign(path, inside.length === 0 ? packed : inside);
}

async function readHead(handle: FileHandle, bytes: number = recognisedBytes): Promise<Uint8Array> {
  const head = Buffer.alloc(bytes);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuseForeign(file: string, head: Uint8Array): never {
  if (head.length === 0) return fail("recording-empty", { file });
  return fail("recording-foreign", { file, begins: Buffer.from(head.subarray(0, 4)).toString("hex") });
}

function refuse(file: string, { code, message }: NodeJS.ErrnoException): never {
  if (code === "ENOENT") return fail("recording-missing", { file });
  if (code === "EACCES" || code === "EPERM") return fail("recording-not-permitted", { file });
  return fail("recording-unreadable", { file, reason: code ?? message });
}
