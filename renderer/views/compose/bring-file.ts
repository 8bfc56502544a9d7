import { limits } from "../../../shared/limits.ts";
import type { Client } from "../../../shared/transport.ts";

/** The monitor's numbers of files that were brought, for as long as the page holds them. */
const brought = new WeakMap<Blob, number>();

/** A file that cannot be read any more: it was changed, moved or deleted since it was chosen. */
export class FileWentError extends Error {
  // no words: for logs
  override readonly name = "FileWentError";
}

/**
 * Brings a file to the monitor part by part, of which a few are in memory at a time; one that was brought before is there already.
 * Rejects with a `FileWentError`, with the monitor's problem, or when it is stopped.
 * @param onProgress called with the bytes that are there
 */
export async function bringFile(
  client: Pick<Client, "stageSendFile" | "addToSendFile" | "dropSendFile">,
  blob: Blob,
  onProgress: (done: number) => void,
  signal: AbortSignal,
): Promise<number> {
  const known = brought.get(blob);
  if (known !== undefined) return known;
  const { file } = await client.stageSendFile({ bytes: blob.size });
  try {
    let next = 0;
    let done = 0;
    const bringSome = async (): Promise<void> => {
      while (next < blob.size) {
        signal.throwIfAborted();
        const at = next;
        next += limits.stagedChunkBytes;
        const bytes = await readPart(blob, at);
        await client.addToSendFile({ file, at, bytes });
        done += bytes.length;
        onProgress(done);
      }
    };
    await Promise.all(Array.from({ length: limits.stagedChunksAhead }, bringSome));
    // Stopped while the last ones were on their way: it is not sent either.
    signal.throwIfAborted();
  } catch (error) {
    // Where it could not be written it is gone already.
    client.dropSendFile({ file }).catch(() => {});
    throw error;
  }
  brought.set(blob, file);
  return file;
}

/** What the monitor does not hold any more is brought again the next time. */
export function forgetBrought(blob: Blob): void {
  brought.delete(blob);
}

async function readPart(blob: Blob, at: number): Promise<Uint8Array<ArrayBuffer>> {
  const end = Math.min(blob.size, at + limits.stagedChunkBytes);
  let bytes: Uint8Array<ArrayBuffer>;
  try {
    bytes = new Uint8Array(await blob.slice(at, end).arrayBuffer());
  } catch {
    throw new FileWentError("the file cannot be read");
  }
  if (bytes.length !== end - at) throw new FileWentError("the file is shorter than it was");
  return bytes;
}
