import { limits } from "../limits.ts";
import { printable as asciiOnly } from "../text/hex.ts";
import { printable } from "../text/printable.ts";
import { readStrictUtf8 } from "../text/utf8.ts";
import { decodePacket } from "./decode.ts";
import type { Sent } from "./decoder.ts";

/** A packet in one line of a list. */
export interface PacketSummary {
  /** As its decoder is called; null where nothing fits. */
  readonly title: string | null;
  readonly info: string;
}

/**
 * What a packet says, from the first bytes of its payload. Where they are not all of it, it is recognised by what they show: a
 * structure that only fits as a whole is not. What is not recognised is told by its bytes.
 * @param size of the whole payload
 */
export function summarise(preview: Uint8Array, size: number, sent: Sent): PacketSummary {
  const bytes = preview.length < size ? withoutHalfCharacter(preview) : preview;
  const decoded = decodePacket(bytes, sent);
  // A decoder that has nothing to say of a packet leaves it to its bytes.
  return { title: decoded?.title ?? null, info: decoded?.info || firstBytes(bytes) };
}

/** A text in UTF-8 as it is, a dot for each other byte and for what does not print. */
function firstBytes(bytes: Uint8Array): string {
  const first = bytes.subarray(0, limits.previewCharacters);
  const text = readStrictUtf8(first.length < bytes.length ? withoutHalfCharacter(first) : first);
  return text === null ? asciiOnly(first) : printable(text).replaceAll("\ufffd", "·");
}

/** Bytes that were cut off somewhere, without the beginning of a character of UTF-8 at their end (RFC 3629). */
function withoutHalfCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    // 10xxxxxx goes on with a character that begins before it.
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
