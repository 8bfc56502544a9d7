import { open, stat } from "node:fs/promises";
import type { SendRequest } from "../../../shared/contract/sends.ts";
import { limits } from "../../../shared/limits.ts";
import type { Monitor } from "../../engine/monitor.ts";
import { readStart } from "./file.ts";
import { refuseUsage } from "./usage.ts";

/** Bytes of a file; null of what has no size, such as a pipe, and of what is not there. */
export async function sizeOfFile(path: string): Promise<number | null> {
  try {
    const told = await stat(path);
    return told.isFile() ? told.size : null;
  } catch {
    return null;
  }
}

/**
 * The request with its file brought to the monitor, as a window brings one: what is sent is the file as it was. Refused where it
 * is not of the size any more that it had.
 */
export async function withStagedFile(
  request: SendRequest,
  path: string,
  { handlers }: Pick<Monitor, "handlers">,
): Promise<SendRequest> {
  const { content } = request;
  if (content.kind !== "file-pieces") return request;
  const { file: number } = await handlers.stageSendFile({ bytes: content.bytes });
  // What cannot be opened is told as of any other file.
  await readStart(path, 1, "payload");
  const file = await open(path);
  try {
    const bytes = new Uint8Array(limits.stagedChunkBytes);
    for (let at = 0; at < content.bytes; ) {
      const { bytesRead } = await file.read(bytes, 0, Math.min(bytes.length, content.bytes - at), at);
      if (bytesRead === 0) return refuseUsage("file-changed", { file: path });
      await handlers.addToSendFile({ file: number, at, bytes: bytes.subarray(0, bytesRead) });
      at += bytesRead;
    }
  } finally {
    await file.close();
  }
  return { ...request, content: { ...content, file: number } };
}
