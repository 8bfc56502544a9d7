import { open } from "node:fs/promises";
import { checkPayloadSize, parsePayloadSize, payloadLimit } from "../../../shared/input/quantities.ts";
import type { Family } from "../../../shared/net/address.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** The options that give a payload; at most one of them may be there. */
export interface PayloadOptions {
  readonly size?: string | undefined;
  readonly text?: string | undefined;
  readonly hex?: string | undefined;
  readonly file?: string | undefined;
}

const defaultText = "Castscope test packet";
/** Easy to tell from other traffic in a dump, and to see in it where bytes are missing. */
const pattern = "0123456789abcdefghijklmnopqrstuvwxyz";

/** The bytes to send, refused where one datagram of the family cannot carry them. */
export async function readPayload(options: PayloadOptions, family: Family): Promise<Uint8Array<ArrayBuffer>> {
  const { size, text, hex, file } = options;
  const given = Object.entries({ size, text, hex, file }).filter(([, value]) => value !== undefined);
  const [first, second] = given;
  if (first && second) refuseUsage("payload-twice", { first: `--${first[0]}`, second: `--${second[0]}` });
  if (size !== undefined) return repeated(accepted(parsePayloadSize(size, family)));
  const bytes =
    hex !== undefined
      ? accepted(parseHex(hex))
      : file !== undefined
        ? await readStart(file, payloadLimit(family) + 1)
        : new TextEncoder().encode(text ?? defaultText);
  if (file !== undefined && bytes.length > payloadLimit(family)) {
    refuseUsage("file-too-large", { file, family, most: payloadLimit(family) });
  }
  accepted(checkPayloadSize(bytes.length, family));
  return bytes;
}

function repeated(size: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size));
}

/** The first bytes of a file or pipe, at most `most`: a huge file is refused without being read. */
async function readStart(path: string, most: number): Promise<Uint8Array<ArrayBuffer>> {
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
    refuseFile(path, (error as NodeJS.ErrnoException).code);
  }
  return bytes.subarray(0, length);
}

function refuseFile(file: string, code: string | undefined): never {
  if (code === "ENOENT") refuseUsage("file-missing", { file });
  if (code === "EISDIR") refuseUsage("file-is-folder", { file });
  if (code === "EACCES") refuseUsage("file-not-permitted", { file });
  refuseUsage("file-unreadable", { file, code: code ?? null });
}
