import { accept, type Parsed, refuse } from "../parsed.ts";
import { bytesOfDump } from "./hex-dump.ts";

/** What may stand between bytes: white space, and what lists of bytes are written with in source texts. */
const between = /[\s:,;{}()[\]"']+/y;
/** A piece without anything between, with the sign of a byte in front: `0x48`, `\\x48`. */
const piece = /(0x|\\x)?([^\s:,;{}()[\]"'\\]*)/iy;

/**
 * Reads bytes as hex digits: `48656c6c6f`, `48 65`, `0x48, 0x65`, `\\x48\\x65`, `48-65`, arrays of source texts, and dumps with
 * offsets, on any number of lines. Each byte has two digits, or one where `0x` or `\\x` says that it is a byte by itself: `0 a` is not guessed at.
 */
export function parseHex(written: string): Parsed<Uint8Array<ArrayBuffer>> {
  const dump = bytesOfDump(written);
  return dump === null ? parseDigits(withoutSource(written)) : parseDigits(dump);
}

/** Blanks in the place of what source texts have around their bytes: a declaration, comments, and the sign of their type. */
function withoutSource(text: string): string {
  const blank = (piece: string): string => " ".repeat(piece.length);
  return text
    .replace(/^[^{}[\]=]*(?:\[\w*\])?\s*=\s*(?=[{[][\s\S]*[}\]]\s*;?\s*$)/, blank)
    .replace(/\/\*[\s\S]*?\*\/|\/\/[^\n\r]*/g, blank)
    .replace(/\bb(?=["'])/gi, blank)
    .replace(/(?<=\b0x[0-9a-f]{1,2})u\b/gi, blank)
    .replace(/(?<=\b[0-9a-f]{2})-(?=[0-9a-f]{2}\b)/gi, blank);
}

function parseDigits(text: string): Parsed<Uint8Array<ArrayBuffer>> {
  const bytes: number[] = [];
  let at = 0;
  while (at < text.length) {
    between.lastIndex = at;
    at += between.exec(text)?.[0].length ?? 0;
    if (at >= text.length) break;
    piece.lastIndex = at;
    const [whole = "", sign = "", digits = ""] = piece.exec(text) ?? [];
    const start = at + sign.length;
    const wrong = digits.search(/[^0-9a-f]/i);
    if (wrong !== -1 || whole === "") {
      const position = start + Math.max(0, wrong);
      return refuse("not-a-hex-digit", { character: text.charAt(position) }, position, position + 1);
    }
    at += whole.length;
    if (digits.length === 0) return refuse("no-hex-digits", { sign }, start, at, true);
    if (digits.length === 1 && sign !== "") bytes.push(Number.parseInt(digits, 16));
    else if (digits.length % 2 === 1) return refuseOdd(text, digits, start);
    else for (let digit = 0; digit < digits.length; digit += 2) bytes.push(byteAt(digits, digit));
  }
  return accept(Uint8Array.from(bytes));
}

function byteAt(digits: string, at: number): number {
  return Number.parseInt(digits.slice(at, at + 2), 16);
}

function refuseOdd(text: string, digits: string, start: number): Parsed<never> {
  const all = text.replace(/0x|\\x/gi, "").match(/[0-9a-f]/gi)?.length ?? 0;
  // A digit is missing somewhere; which byte was meant to have it is not known.
  if (all % 2 === 1) return refuse("half-a-byte", { digits: all }, 0, text.length, true);
  return refuse("odd-hex-digits", { digits, last: digits.slice(-1) }, start, start + digits.length, true);
}

/** Each byte's two digits: payloads are written so by the thousand. */
const pairs: readonly string[] = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/** Bytes as lower-case hex digits in pairs. */
export function formatHex(bytes: Uint8Array, separator = ""): string {
  let text = "";
  // Half the time for payloads, of which every field of bytes is written so.
  if (separator === "") {
    for (let at = 0; at < bytes.length; at += 1) text += pairs[bytes[at] ?? 0];
    return text;
  }
  for (const byte of bytes) text += text === "" ? pairs[byte] : separator + pairs[byte];
  return text;
}

/** Bytes as ASCII, a dot for each that does not print. */
export function printable(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : "·";
  return text;
}
