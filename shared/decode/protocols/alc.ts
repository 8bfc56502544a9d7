import { readUtf8 } from "../../text/utf8.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** RFC 5651, section 5.2; RFC 5775; RFC 6726. */
const extensions: Readonly<Record<number, string>> = {
  ...{ 0: "EXT_NOP", 1: "EXT_AUTH", 2: "EXT_TIME", 64: "EXT_FTI", 192: "EXT_FDT", 193: "EXT_CENC" },
};
const headLength = 4;
const fileTable = 192;
/** Encodings of a file table. */
const encodings: Readonly<Record<number, string>> = { 0: "null", 1: "ZLIB", 2: "DEFLATE", 3: "GZIP" };

/** Asynchronous Layered Coding on LCT, RFC 5775 and 5651, as FLUTE (RFC 6726) and ROUTE send files. */
export const alc: Decoder = {
  type: "alc",
  title: "ALC/LCT",
  ports: [],
  recognise(bytes) {
    const first = bytes[0] ?? 0;
    const second = bytes[1] ?? 0;
    const end = 4 * (bytes[2] ?? 0);
    // Version 1, and reserved bits that are zero; the header is as long as its fields say, or longer by extensions.
    if (first >> 4 !== 1 || (second & 0x0c) !== 0 || end > bytes.length) return evidence.none;
    const at = toiAt(first, second) + toiLength(second);
    if (at > end || end < 12) return evidence.none;
    if (!isFileTable(bytes, second, toiAt(first, second), end)) return evidence.possible;
    return evidence.likely;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 4, "version", "Version");
    packet.bits(0, 1, 4, 2, "congestion-flag", "Congestion control flag (C)");
    packet.bits(0, 1, 6, 2, "psi", "Protocol-specific indication (PSI)");
    packet.flag(1, 1, 0, "tsi-flag", "TSI flag (S)");
    packet.bits(1, 1, 1, 2, "toi-flag", "TOI flag (O)");
    packet.flag(1, 1, 3, "half-word", "Half-word flag (H)");
    packet.bits(1, 1, 4, 2, "reserved", "Reserved");
    const closesSession = packet.flag(1, 1, 6, "close-session", "Close session (A)");
    const closesObject = packet.flag(1, 1, 7, "close-object", "Close object (B)");
    const length = packet.u8(2, "header-length", "Header length", { unit: "words" });
    const codepoint = packet.u8(3, "codepoint", "Codepoint");
    const [first, second] = [packet.peek8(0), packet.peek8(1)];
    const end = Math.min(packet.end, 4 * length);
    packet.raw(headLength, tsiAt(first) - headLength, "congestion", "Congestion control information");
    const tsi = decodeNumber(packet, tsiAt(first), tsiLength(second), "tsi", "Transport session ID");
    const toi = decodeNumber(packet, toiAt(first, second), toiLength(second), "toi", "Transport object ID");
    const table = decodeExtensions(packet, toiAt(first, second) + toiLength(second), end);
    const told = decodePayload(packet, end, codepoint, table !== null);
    const closing = closesSession ? ", closes the session" : closesObject ? ", closes the object" : "";
    const object = table === null ? `object ${toi}` : `file table ${table}`;
    return `Session ${tsi}, ${object}${told}${closing}`;
  },
};

function tsiAt(first: number): number {
  return headLength + 4 * (((first >> 2) & 3) + 1);
}

function tsiLength(second: number): number {
  return 4 * (second >> 7) + 2 * ((second >> 4) & 1);
}

function toiAt(first: number, second: number): number {
  return tsiAt(first) + tsiLength(second);
}

function toiLength(second: number): number {
  return 4 * ((second >> 5) & 3) + 2 * ((second >> 4) & 1);
}

/** Object 0 with the extension that numbers file tables, of FLUTE's version 1 or 2. */
function isFileTable(bytes: Uint8Array, second: number, toi: number, end: number): boolean {
  const length = toiLength(second);
  for (let at = toi; at < toi + length; at += 1) if (bytes[at] !== 0) return false;
  for (let at = toi + length; at + 4 <= end; ) {
    const type = bytes[at] ?? 0;
    const version = (bytes[at + 1] ?? 0) >> 4;
    if (type === fileTable) return length > 0 && (version === 1 || version === 2);
    const words = type >= 128 ? 1 : (bytes[at + 1] ?? 0);
    if (words === 0) return false;
    at += 4 * words;
  }
  return false;
}

/** A number of 0, 2, 4 and more bytes; of none 0. */
function decodeNumber(packet: Branch, at: number, length: number, word: string, title: string): string {
  if (length === 0) return "0";
  let value = 0n;
  for (let byte = 0; byte < length; byte += 1) value = value * 256n + BigInt(packet.peek8(at + byte));
  const number = Number(value);
  packet.value(at, length, word, title, Number.isSafeInteger(number) ? number : String(value));
  return String(value);
}

/** @returns the number of the file table, where it is one */
function decodeExtensions(packet: Branch, begin: number, end: number): number | null {
  let table: number | null = null;
  for (let at = begin; at < end; ) {
    const place = at;
    const type = packet.peek8(place);
    const length = type >= 128 ? 4 : Math.max(4, 4 * packet.peek8(place + 1));
    packet.branch(place, length, "extension", nameIn(extensions, type) ?? `Extension ${type}`, (inner) => {
      inner.u8(place, "extension-type", "Type", { names: extensions });
      if (type < 128) inner.u8(place + 1, "extension-length", "Length", { unit: "words" });
      if (type === fileTable) {
        inner.bits(place + 1, 3, 0, 4, "flute-version", "FLUTE version");
        table = inner.bits(place + 1, 3, 4, 20, "fdt", "FDT instance ID");
        return String(table);
      }
      if (type === 193) {
        inner.u8(place + 1, "content-encoding", "Content encoding", { names: encodings });
        inner.raw(place + 2, 2, "extension-reserved", "Reserved");
        return "";
      }
      const head = type < 128 ? 2 : 1;
      inner.raw(place + head, length - head, "extension-content", "Content");
      return `${length} bytes`;
    });
    at += length;
  }
  return table;
}

/** FLUTE has the FEC encoding id as its codepoint: of 0 (no code) it is block and symbol. */
function decodePayload(packet: Branch, at: number, codepoint: number, isTable: boolean): string {
  const left = packet.left(at);
  if (left === 0) return "";
  if (codepoint !== 0 || left < 4) {
    packet.raw(at, left, "payload", "FEC payload ID and payload", `${left} bytes`);
    return `, ${left} bytes`;
  }
  const block = packet.u16(at, "block", "Source block number");
  const symbol = packet.u16(at + 2, "symbol", "Encoding symbol ID");
  const size = left - 4;
  const where = `, block ${block} symbol ${symbol}, ${size} bytes`;
  if (size === 0) return where;
  // A table is XML, unless it is compressed.
  const isXml = isTable && packet.peek8(at + 4) === 0x3c;
  if (isXml)
    packet.value(at + 4, size, "table", "File table", readUtf8(packet.bytes.subarray(at + 4, at + 4 + size)));
  else packet.raw(at + 4, size, "payload", "Payload", `${size} bytes`);
  return where;
}
