import * as zlib from "node:zlib";
import { limits } from "../../../../shared/limits.ts";

/** What recordings are packed with. */
export type Packer = "gzip" | "zstd";

/** Packed bytes. */
export interface PackedBytes {
  /** From their beginning. */
  readonly read: () => AsyncIterable<Uint8Array>;
  /** Whether they can be read more than once. */
  readonly isLasting: boolean;
}

/** Whether this Node unpacks it: zstd from 22.15 on. */
export function unpacks(packer: Packer): boolean {
  return packer === "gzip" || "createZstdDecompress" in zlib;
}

/** Bytes that are unpacked at once where it is looked for the place of damage, from coarse to fine. */
const steps = [256, 1];

/**
 * Unpacks piece by piece, several members behind one another as one. What is damaged gives all that stands before the damage,
 * then this throws why: zlib keeps back what one call unpacked before it failed, so that the way there is gone
 * once more in smaller steps.
 */
export async function* unpacked(packer: Packer, bytes: PackedBytes): AsyncGenerator<Uint8Array> {
  let given = 0;
  let fineFrom = Number.POSITIVE_INFINITY;
  for (const step of [limits.recordingPackedBytes, ...steps]) {
    const turn = { taken: 0, at: 0 };
    try {
      for await (const piece of unpackedIn(packer, inSteps(bytes.read(), fineFrom, step), turn)) {
        const known = Math.max(0, given - turn.at);
        turn.at += piece.length;
        if (known >= piece.length) continue;
        given = turn.at;
        yield piece.subarray(known);
      }
      return;
    } catch (error) {
      if (step === 1 || !bytes.isLasting || isShort(error)) throw error;
      fineFrom = turn.taken;
    }
  }
}

/** @param turn told how many bytes were unpacked whole */
async function* unpackedIn(
  packer: Packer,
  bytes: AsyncGenerator<Uint8Array>,
  turn: { taken: number },
): AsyncGenerator<Uint8Array> {
  const options = { chunkSize: limits.recordingPieceBytes };
  let rest: Uint8Array | null = null;
  let taken = 0;
  do {
    const unpack: zlib.Gunzip = packer === "gzip" ? zlib.createGunzip(options) : zstd(options);
    const feeding: Promise<Uint8Array | null> = feed(bytes, rest, unpack);
    taken = turn.taken;
    try {
      for await (const piece of unpack as AsyncIterable<Uint8Array>) yield piece;
    } finally {
      turn.taken = taken + unpack.bytesWritten;
      unpack.destroy();
    }
    rest = await feeding;
    // What stands behind the end of gzip's last member fills something up.
  } while (packer === "zstd" && rest !== null && turn.taken > taken);
}

/**
 * One piece after the other, so that each is unpacked by itself. What the source says is what unpacking ends with. Returns
 * what is left of a piece: Node ends at the end of a frame of zstd, though another may follow.
 */
async function feed(
  bytes: AsyncGenerator<Uint8Array>,
  rest: Uint8Array | null,
  unpack: zlib.Gunzip,
): Promise<Uint8Array | null> {
  try {
    for (let piece = rest ?? (await bytes.next()).value; piece; piece = (await bytes.next()).value) {
      if (unpack.destroyed) return null;
      const before = unpack.bytesWritten;
      await written(unpack, piece);
      const taken = unpack.bytesWritten - before;
      if (taken < piece.length) return piece.subarray(taken);
    }
    unpack.end();
  } catch (error) {
    unpack.destroy(error as Error);
  }
  return null;
}

/** Resolves when it was unpacked, or will not be any more. */
function written(unpack: zlib.Gunzip, piece: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    unpack.once("close", resolve);
    unpack.write(piece, () => {
      unpack.off("close", resolve);
      resolve();
    });
  });
}

/** Cuts what comes behind a place into steps. */
async function* inSteps(
  bytes: AsyncIterable<Uint8Array>,
  from: number,
  step: number,
): AsyncGenerator<Uint8Array> {
  let at = 0;
  for await (const piece of bytes) {
    const whole = Math.max(0, Math.min(piece.length, from - at));
    if (whole > 0) yield piece.subarray(0, whole);
    for (let begin = whole; begin < piece.length; begin += step) yield piece.subarray(begin, begin + step);
    at += piece.length;
  }
}

/** It only ends too early: all of it was unpacked. */
function isShort(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === "Z_BUF_ERROR";
}

type Zstd = (options: { chunkSize: number }) => zlib.Gunzip;

/** Node has it from 22.15 on; asked for before. */
function zstd(options: { chunkSize: number }): zlib.Gunzip {
  return (zlib as unknown as { createZstdDecompress: Zstd }).createZstdDecompress(options);
}
