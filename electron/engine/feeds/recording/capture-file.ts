import { closeSync, constants, createReadStream, openSync, writeSync } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { type FileKind, recognisedBytes, recogniseFile } from "../../../../shared/capture/read/recognise.ts";
import { limits } from "../../../../shared/limits.ts";
import { fail } from "../../../../shared/problem.ts";
import type { CaptureDamage } from "../../../../shared/statements/captures.ts";
import { type Packer, unpacked, unpacks } from "./unpacking.ts";

type Format = Extract<FileKind, { kind: "capture" }>;

/** Where the bytes of a recording come from: a file that lies there, or what comes by a pipe, once. */
type Origin = { readonly handle: FileHandle; readonly path: string } | { readonly input: Readable };

/**
 * The file of a recording, read in pieces from its beginning as often as wanted. What is compressed, or comes by a pipe, is
 * kept unpacked in a temporary file, from which payloads are looked at and further readings done.
 */
export class CaptureFile {
  /** Bytes of the file as it lies there, and how many of them were read; of a pipe what came. */
  totalBytes = 0;
  readBytes = 0;
  /** Why nothing could be read behind what was; null while all is well. */
  damage: CaptureDamage | null = null;
  readonly #origin: Origin;
  readonly #packer: Packer | null;
  readonly #folder: string;
  readonly #called: string;
  /** What is unpacked, or came by a pipe, and whether that is all of it. */
  #kept: number | null = null;
  #keptWhole = false;
  #wasRead = false;
  #isInterrupted = false;

  private constructor(origin: Origin, packer: Packer | null, folder: string, called: string) {
    this.#origin = origin;
    this.#packer = packer;
    this.#folder = folder;
    this.#called = called;
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
      const packer = packerOf(head, called);
      if (packer !== null) {
        const inside = await headOf(unpacked(packer, packedFile(path)), packer, called);
        requireFormat(inside, called);
      }
      const file = new CaptureFile({ handle, path }, packer, folder, called);
      file.totalBytes = told.size;
      return file;
    } catch (error) {
      await handle.close();
      throw error;
    }
  }

  /** The same of what comes by a pipe, whose first bytes are waited for. */
  static async receive(input: Readable, folder: string, called: string): Promise<CaptureFile> {
    const head = await receiveHead(input).catch((error: NodeJS.ErrnoException) => refuse(called, error));
    return new CaptureFile({ input }, packerOf(head, called), folder, called);
  }

  /** What payloads are read from by their places: a descriptor that stays open until `close`. */
  get payloadFd(): number {
    if (this.#packer === null && "handle" in this.#origin) return this.#origin.handle.fd;
    this.#kept ??= openSync(join(this.#folder, "unpacked"), "w+");
    return this.#kept;
  }

  /** The format, and behind its header the file in pieces; each is good until the second one after it. */
  async *read(): AsyncGenerator<{ readonly format: Format; readonly piece: Uint8Array }> {
    this.readBytes = 0;
    this.damage = null;
    let format: Format | null = null;
    let waiting: Uint8Array | null = null;
    for await (const bytes of this.#pieces()) {
      if (format !== null) {
        yield { format, piece: bytes };
        continue;
      }
      waiting = waiting === null ? bytes : Buffer.concat([waiting, bytes]);
      if (waiting.length < recognisedBytes) continue;
      format = requireFormat(waiting, this.#called);
      yield { format, piece: waiting.subarray(format.headerBytes) };
    }
    if (format !== null || (waiting === null && this.damage !== null)) return;
    format = requireFormat(waiting ?? new Uint8Array(), this.#called);
    yield { format, piece: (waiting ?? new Uint8Array()).subarray(format.headerBytes) };
  }

  #pieces(): AsyncGenerator<Uint8Array> {
    const origin = this.#origin;
    if (this.#packer === null && "handle" in origin) return this.#ofFile(origin.handle);
    if (this.#keptWhole) return this.#ofKept();
    const bytes =
      "input" in origin
        ? { read: () => this.#counted(origin.input), isLasting: false }
        : { read: () => this.#counted(packedFile(origin.path).read()), isLasting: true };
    return this.#keeping(this.#packer === null ? bytes.read() : unpacked(this.#packer, bytes));
  }

  async *#counted(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    this.readBytes = 0;
    for await (const piece of bytes) {
      this.readBytes += piece.length;
      if ("input" in this.#origin) this.totalBytes = this.readBytes;
      yield piece;
    }
  }

  /**
   * Up to where the file ended when it was opened, or when a further reading began: one that is still being written grows, and
   * might have no end.
   */
  async *#ofFile(handle: FileHandle): AsyncGenerator<Uint8Array> {
    if (this.#wasRead) this.totalBytes = (await handle.stat()).size;
    this.#wasRead = true;
    const size = this.totalBytes;
    yield* this.#ofHandle(handle, size, (at) => {
      this.readBytes = at;
    });
    const { size: sizeNow } = await handle.stat();
    if (this.damage === null && sizeNow > size)
      this.damage = { name: "capture-still-written", values: { at: size } };
  }

  async *#ofKept(): AsyncGenerator<Uint8Array> {
    const handle = await open(join(this.#folder, "unpacked"));
    try {
      yield* this.#ofHandle(handle, Number.POSITIVE_INFINITY, () => {
        this.readBytes = this.totalBytes;
      });
    } finally {
      await handle.close();
    }
  }

  async *#ofHandle(
    handle: FileHandle,
    end: number,
    onRead: (at: number) => void,
  ): AsyncGenerator<Uint8Array> {
    // The reader still holds the beginning of the one before.
    // A small file is read often where it is sent again and again.
    const bytes = Math.max(1, Math.min(end, limits.recordingPieceBytes));
    const pieces = [0, 1].map(() => Buffer.allocUnsafeSlow(bytes));
    try {
      for (let at = 0, turn = 0; at < end; turn = 1 - turn) {
        const piece = pieces[turn] ?? Buffer.alloc(0);
        const { bytesRead } = await handle.read(piece, 0, Math.min(piece.length, end - at), at);
        if (bytesRead === 0) return;
        at += bytesRead;
        onRead(at);
        yield piece.subarray(0, bytesRead);
      }
    } catch (error) {
      this.damage = { name: "capture-unreadable", values: { at: this.readBytes, reason: messageOf(error) } };
    }
  }

  async *#keeping(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
    let at = 0;
    try {
      for await (const piece of pieces) {
        writeSync(this.payloadFd, piece, 0, piece.length, at);
        at += piece.length;
        yield piece;
      }
      this.#keptWhole = true;
    } catch (error) {
      if (this.#isInterrupted) return;
      const name = this.#packer === null ? "capture-unreadable" : "capture-unpacking-failed";
      this.damage = { name, values: { at, reason: messageOf(error) } };
    } finally {
      // What came by a pipe does not come again.
      if ("input" in this.#origin) this.#keptWhole = true;
    }
  }

  /** Whoever waits for what comes by a pipe waits no longer. */
  interrupt(): void {
    this.#isInterrupted = true;
    if ("input" in this.#origin) this.#origin.input.destroy();
  }

  async close(): Promise<void> {
    this.interrupt();
    if (this.#kept !== null) closeSync(this.#kept);
    this.#kept = null;
    if ("handle" in this.#origin) await this.#origin.handle.close();
  }
}

function packedFile(path: string) {
  const options = { highWaterMark: limits.recordingPackedBytes };
  return { read: (): AsyncIterable<Uint8Array> => createReadStream(path, options), isLasting: true };
}

async function readHead(handle: FileHandle): Promise<Uint8Array> {
  const head = Buffer.alloc(recognisedBytes);
  const { bytesRead } = await handle.read(head, 0, head.length, 0);
  return head.subarray(0, bytesRead);
}

/** The first bytes of what is packed. */
async function headOf(pieces: AsyncIterable<Uint8Array>, by: Packer, called: string): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  try {
    for await (const piece of pieces) {
      head = Buffer.concat([head, piece.subarray(0, recognisedBytes)]);
      if (head.length >= recognisedBytes) break;
    }
  } catch (error) {
    // What stands before the damage may be all that is needed.
    if (head.length === 0) fail("recording-packed-damaged", { file: called, by, reason: messageOf(error) });
  }
  return head;
}

/** The first bytes that come by a pipe, which come again when it is read; fewer where it ends. */
async function receiveHead(input: Readable): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array();
  while (head.length < recognisedBytes) {
    const piece = await nextOf(input);
    if (piece === null) break;
    head = Buffer.concat([head, piece]);
  }
  if (head.length > 0) input.unshift(head);
  return head.subarray(0, recognisedBytes);
}

/** Null at its end, and when it was given up. */
async function nextOf(input: Readable): Promise<Uint8Array | null> {
  for (;;) {
    const piece = input.read() as Uint8Array | null;
    if (piece !== null || input.readableEnded || input.destroyed) return piece;
    await new Promise<void>((resolve, reject) => {
      const settle = (act: () => void) => (): void => {
        for (const name of ["readable", "end", "close"]) input.off(name, done);
        input.off("error", failed);
        act();
      };
      const done = settle(resolve);
      const failed = (error: Error): void => settle(() => reject(error))();
      for (const name of ["readable", "end", "close"]) input.on(name, done);
      input.on("error", failed);
    });
  }
}

/** What it is packed with; null where it is not. Throws a problem for what is no recording, or what this Node does not unpack. */
function packerOf(head: Uint8Array, called: string): Packer | null {
  const kind = recogniseFile(head);
  if (kind.kind !== "compressed") {
    requireFormat(head, called);
    return null;
  }
  if (!unpacks(kind.by)) fail("recording-zstd-unread", { file: called });
  return kind.by;
}

/** The format that a file begins with. Throws a problem for what is no recording. */
function requireFormat(bytes: Uint8Array, file: string): Format {
  const head = bytes.subarray(0, recognisedBytes);
  const kind = recogniseFile(head);
  switch (kind.kind) {
    case "capture":
      return kind;
    case "unread":
      return fail("recording-kind-unread", { file, kind: kind.name });
    case "cut":
      return fail("recording-cut", {
        ...{ file, kind: kind.name, bytes: head.length, header: kind.headerBytes },
      });
    default:
      if (head.length === 0) return fail("recording-empty", { file });
      return fail("recording-foreign", { file, begins: Buffer.from(head.subarray(0, 4)).toString("hex") });
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function refuse(file: string, { code, message }: NodeJS.ErrnoException): never {
  if (code === "ENOENT") return fail("recording-missing", { file });
  if (code === "EACCES" || code === "EPERM") return fail("recording-not-permitted", { file });
  return fail("recording-unreadable", { file, reason: code ?? message });
}
