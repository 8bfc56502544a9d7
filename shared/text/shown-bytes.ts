import { printable as asciiOnly } from "./hex.ts";
import { printable } from "./printable.ts";
import { readStrictUtf8 } from "./utf8.ts";

/**
 * The first bytes as a line: text where they are UTF-8 throughout, else ASCII; a dot for each that does not print.
 * @param most bytes; a character that ends behind them is left out
 */
export function shownBytes(bytes: Uint8Array, most: number): string {
  const first = bytes.subarray(0, most);
  const text = readStrictUtf8(first.length < bytes.length ? withoutHalfCharacter(first) : first);
  return text === null ? asciiOnly(first) : printable(text).replaceAll("\ufffd", "·");
}

/** Bytes that were cut off somewhere, without the beginning of a character of UTF-8 at their end (RFC 3629). */
export function withoutHalfCharacter(bytes: Uint8Array): Uint8Array {
  for (let back = 1; back <= 3; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    // 10xxxxxx goes on with a character that begins before it.
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return length > back ? bytes.subarray(0, bytes.length - back) : bytes;
  }
  return bytes;
}
