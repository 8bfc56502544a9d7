import { checkPayloadSize, parsePayloadSize, payloadLimit } from "../../../shared/input/quantities.ts";
import type { Family } from "../../../shared/net/address.ts";
import { parseHex } from "../../../shared/text/hex.ts";
import { readStart } from "./file.ts";
import { accepted, refuseUsage } from "./usage.ts";

/** The options that give a payload; at most one of them may be there. */
export interface PayloadOptions {
  readonly size?: string | undefined;
  readonly text?: string | undefined;
  readonly hex?: string | undefined;
  readonly file?: string | undefined;
  readonly template?: string | undefined;
}

const defaultText = "Castscope test packet";
/** Easy to tell from other traffic in a dump, and to see in it where bytes are missing. */
const pattern = "0123456789abcdefghijklmnopqrstuvwxyz";

/**
 * The bytes to send, refused where one datagram of the family cannot carry them.
 * @param holds what is asked of a file, for the refusal
 */
export async function readPayload(
  options: PayloadOptions,
  family: Family,
  holds: "payload" | "packet" = "payload",
): Promise<Uint8Array<ArrayBuffer>> {
  const { size, text, hex, file } = options;
  checkGivenOnce(options);
  if (size !== undefined) return repeated(accepted(parsePayloadSize(size, family)));
  const bytes =
    hex !== undefined
      ? accepted(parseHex(hex))
      : file !== undefined
        ? await readStart(file, payloadLimit(family) + 1, holds)
        : new TextEncoder().encode(text ?? defaultText);
  if (file !== undefined && bytes.length > payloadLimit(family)) {
    refuseUsage("file-too-large", { file, family, most: payloadLimit(family) });
  }
  accepted(checkPayloadSize(bytes.length, family));
  return bytes;
}

/** Says which two options give the payload, where there are two. */
export function checkGivenOnce({ size, text, hex, file, template }: PayloadOptions): void {
  const options = { size, text, hex, file, template };
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  const [first, second] = given;
  if (first && second) refuseUsage("payload-twice", { first: `--${first[0]}`, second: `--${second[0]}` });
}

function repeated(size: number): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(pattern.repeat(Math.ceil(size / pattern.length)).slice(0, size));
}
