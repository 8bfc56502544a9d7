import { open } from "node:fs/promises";
import type { FileContent } from "../../../shared/statements/usage.ts";
import { refuseUsage } from "./usage.ts";

/**
 * The first bytes of a file or pipe, at most `most`: a huge file is refused without being read.
 * @param holds what is asked for, for the refusal
 */
export async function readStart(
  path: string,
  most: number,
  holds: FileContent,
): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(most);
  let length = 0;
  try {
    const file = await open(path);
    try {
      for (;;) {
        const { bytesRead } = await file.read(bytes, length, most - length, null);
        if (bytesRead === 0) break;
        length += bytesRead;
      }
    } finally {
      await file.close();
    }
  } catch (error) {
    refuseFile(path, (error as NodeJS.ErrnoException).code, holds);
  }
  return bytes.subarray(0, length);
}

/** The first bytes of the standard input, at most `most`. */
export async function readStdin(most: number): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(most);
  let length = 0;
  for await (const chunk of process.stdin as AsyncIterable<Uint8Array>) {
    const piece = chunk.subarray(0, most - length);
    bytes.set(piece, length);
    length += piece.length;
    if (length === most) break;
  }
  return bytes.subarray(0, length);
}

function refuseFile(file: string, code: string | undefined, holds: FileContent): never {
  if (code === "ENOENT") refuseUsage("file-missing", { file, holds });
  if (code === "EISDIR") refuseUsage("file-is-folder", { file, holds });
  if (code === "EACCES") refuseUsage("file-not-permitted", { file });
  refuseUsage("file-unreadable", { file, code: code ?? null, holds });
}
