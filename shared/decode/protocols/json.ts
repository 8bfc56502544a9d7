import { readUtf8 } from "../../text/utf8.ts";
import { type Branch, Cut } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { wordOf } from "../match.ts";

/** An object or a list in JSON, RFC 8259; a number or a word alone is told as text. */
export const json: Decoder = {
  type: "json",
  title: "JSON",
  ports: [],
  recognise(bytes) {
    const begin = valueBegin(bytes);
    if (bytes[begin] !== open.object && bytes[begin] !== open.list) return evidence.none;
    const end = skipValue(bytes, begin, bytes.length);
    return end > 0 && isNothing(bytes, end) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const begin = valueBegin(packet.bytes);
    return decodeHeld(packet, begin);
  },
};

const open = { object: 0x7b, list: 0x5b } as const;
const close = { object: 0x7d, list: 0x5d } as const;
/** Levels that are walked through; beyond `limits.decodedDepth` none is shown. */
const depthMost = 64;

/** Behind blanks, and the byte order mark that some programs write in front (RFC 8259, section 8.1). */
function valueBegin(bytes: Uint8Array): number {
  return skipBlanks(bytes, bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
}

function skipBlanks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (bytes[at] === 0x20 || bytes[at] === 0x09 || bytes[at] === 0x0a || bytes[at] === 0x0d) at += 1;
  return at;
}

/** Blanks, and NUL where a program in C leaves it. */
function isNothing(bytes: Uint8Array, from: number): boolean {
  let at = skipBlanks(bytes, from);
  while (bytes[at] === 0) at += 1;
  return at >= bytes.length;
}

/** Behind a value; -1 where there is none that is whole. Allocates nothing. */
function skipValue(bytes: Uint8Array, begin: number, end: number, depth = 0): number {
  const first = bytes[begin];
  if (begin >= end || depth > depthMost) return -1;
  if (first === 0x22) return skipString(bytes, begin, end);
  if (first === open.object || first === open.list) return skipHeld(bytes, begin, end, depth);
  if (first === 0x2d || isDigit(first)) return skipNumber(bytes, begin);
  for (const word of words) if (stands(bytes, begin, word)) return begin + word.length;
  return -1;
}

const words = ["true", "false", "null"];

function stands(bytes: Uint8Array, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index += 1) {
    if (bytes[at + index] !== word.charCodeAt(index)) return false;
  }
  return true;
}

function skipHeld(bytes: Uint8Array, begin: number, end: number, depth: number): number {
  const isObject = bytes[begin] === open.object;
  const last = isObject ? close.object : close.list;
  let at = skipBlanks(bytes, begin + 1);
  if (bytes[at] === last) return at + 1;
  for (;;) {
    if (isObject) {
      at = memberValue(bytes, at, end);
      if (at < 0) return -1;
    }
    at = skipValue(bytes, at, end, depth + 1);
    if (at < 0) return -1;
    at = skipBlanks(bytes, at);
    if (bytes[at] === last && at < end) return at + 1;
    if (bytes[at] !== 0x2c) return -1;
    at = skipBlanks(bytes, at + 1);
  }
}

/** Where the value of the member begins that begins here; -1 where none does. */
function memberValue(bytes: Uint8Array, at: number, end: number): number {
  const nameEnd = bytes[at] === 0x22 ? skipString(bytes, at, end) : -1;
  if (nameEnd < 0) return -1;
  const colon = skipBlanks(bytes, nameEnd);
  return bytes[colon] === 0x3a ? skipBlanks(bytes, colon + 1) : -1;
}

function skipString(bytes: Uint8Array, begin: number, end: number): number {
  for (let at = begin + 1; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x22) return at + 1;
    if (byte < 0x20) return -1;
    if (byte === 0x5c) at += 1;
  }
  return -1;
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function skipNumber(bytes: Uint8Array, begin: number): number {
  let at = bytes[begin] === 0x2d ? begin + 1 : begin;
  const digits = (): boolean => {
    const from = at;
    while (isDigit(bytes[at])) at += 1;
    return at > from;
  };
  if (!digits()) return -1;
  if (bytes[at] === 0x2e) {
    at += 1;
    if (!digits()) return -1;
  }
  if (((bytes[at] ?? 0) | 0x20) === 0x65) {
    at += 1;
    if (bytes[at] === 0x2b || bytes[at] === 0x2d) at += 1;
    if (!digits()) return -1;
  }
  return at;
}

/** Adds what an object or a list holds; answers it in a line. */
function decodeHeld(packet: Branch, begin: number): string {
  const { bytes, end } = packet;
  const isObject = packet.peek8(begin) === open.object;
  if (!isObject && packet.peek8(begin) !== open.list) throw new Cut();
  const last = isObject ? close.object : close.list;
  const told: string[] = [];
  let at = skipBlanks(bytes, begin + 1);
  for (let index = 0; packet.peek8(at) !== last; index += 1) {
    if (index > 0) {
      if (packet.peek8(at) !== 0x2c) throw new Cut();
      at = skipBlanks(bytes, at + 1);
    }
    const value = isObject ? memberValue(bytes, at, end) : at;
    const behind = value < 0 ? -1 : skipValue(bytes, value, end);
    if (behind < 0) throw new Cut();
    const name = isObject ? readString(bytes, at, skipString(bytes, at, end)) : `${index}`;
    const text = decodeMember(packet, at, value, behind, isObject ? wordOf(name) : "item", name);
    if (told.length < toldMost) told.push(isObject ? `${name}: ${text}` : text);
    at = skipBlanks(bytes, behind);
  }
  const [front, back] = isObject ? "{}" : "[]";
  return `${front}${told.join(", ")}${back}`;
}

/** In a line, which is cut anyway. */
const toldMost = 12;

function decodeMember(
  packet: Branch,
  at: number,
  value: number,
  end: number,
  word: string,
  name: string,
): string {
  const { bytes } = packet;
  const first = bytes[value];
  let text = "";
  if (first === open.object || first === open.list) {
    packet.branch(at, end - at, word, name, (inner) => {
      text = decodeHeld(inner, value);
      return text;
    });
    return text;
  }
  text = first === 0x22 ? readString(bytes, value, end) : readUtf8(bytes.subarray(value, end));
  const isNumber = first === 0x2d || isDigit(first);
  packet.value(at, end - at, word, name, isNumber ? numberOf(text) : text, text);
  return text;
}

/** A number; its digits where no number is as large or as exact. */
function numberOf(text: string): number | string {
  const value = Number(text);
  const isExact = Number.isSafeInteger(value) || !/^-?\d+$/.test(text);
  return Number.isFinite(value) && isExact ? value : text;
}

/** A string with its escapes resolved; as it stands where one of them is none. */
function readString(bytes: Uint8Array, at: number, end: number): string {
  const quoted = readUtf8(bytes.subarray(at, end));
  try {
    return JSON.parse(quoted) as string;
  } catch {
    return quoted.slice(1, -1);
  }
}
