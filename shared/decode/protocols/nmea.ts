import { digits, digitsEnd } from "../../text/digits.ts";
import { readUtf8 } from "../../text/utf8.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { type Line, linesOf } from "../lines.ts";
import { ascii, placeOf, standsAt } from "../match.ts";
import { unixTime } from "../unix-time.ts";
import { decodeSentence } from "./nmea-sentences.ts";

/** IEC 61162-450: what a datagram of sentences begins with. */
const header = ascii("UdPbC\0");
const [dollar, exclamation, backslash, star, comma, colon] = [0x24, 0x21, 0x5c, 0x2a, 0x2c, 0x3a] as const;
const checksumDigits = 2;
const checksumWrong = "checksum wrong";
/** Characters between the sign and the first comma: a talker and a type have 5, a manufacturer's own more. */
const addressLeast = 4;
const addressMost = 15;
/** In a line, which is narrow. */
const toldMost = 3;

/** Parameters of a tag block by their code (NMEA 0183 4.10, IEC 61162-450). */
const parameters: Readonly<Record<string, readonly [word: string, title: string]>> = {
  c: ["time", "UNIX time (c)"],
  d: ["destination", "Destination (d)"],
  g: ["group", "Group (g)"],
  n: ["line-count", "Line count (n)"],
  r: ["relative-time", "Relative time (r)"],
  s: ["source", "Source (s)"],
  t: ["text", "Text (t)"],
};

/** NMEA 0183 sentences, with the header and tag blocks of IEC 61162-450 or without. */
export const nmea: Decoder = {
  type: "nmea",
  title: "NMEA 0183",
  // The sixteen transmission groups, 239.192.0.1 to .16, and IANA's for sentences alone.
  ports: [...Array.from({ length: 16 }, (_, group) => 60_001 + group), 10_110],
  recognise(bytes) {
    if (standsAt(bytes, 0, header)) return evidence.certain;
    return sentenceHolds(bytes) ? evidence.likely : evidence.none;
  },
  decode(packet) {
    const hasHeader = standsAt(packet.bytes, 0, header);
    const begin = hasHeader ? header.length : 0;
    if (hasHeader) packet.text(0, begin, "header", "Header");
    // Programs in C leave a NUL there.
    let end = packet.end;
    while (end > begin && packet.bytes[end - 1] === 0) end -= 1;
    const told: string[] = [];
    let count = 0;
    for (const line of linesOf(packet.bytes, begin, end)) {
      if (line.end === line.at) continue;
      const text = decodeLine(packet, line);
      count += 1;
      if (told.length < toldMost) told.push(text);
    }
    if (end < packet.end) packet.raw(end, packet.end - end, "fill", "Fill", `${packet.end - end} bytes`);
    return count > toldMost ? `${told.join("; ")}; and ${count - toldMost} more` : told.join("; ");
  },
};

/** Whether a sentence whose checksum is right stands at the beginning, behind tag blocks or alone in its line. */
function sentenceHolds(bytes: Uint8Array): boolean {
  let at = 0;
  while (bytes[at] === backslash) {
    at = placeOf(bytes, backslash, at + 1, bytes.length) + 1;
  }
  if (bytes[at] !== dollar && bytes[at] !== exclamation) return false;
  const address = at + 1;
  let place = address;
  while (isLetterOrDigit(bytes[place] ?? 0) && place - address < addressMost) place += 1;
  if (place - address < addressLeast || bytes[place] !== comma) return false;
  let sum = 0;
  for (place = address; place < bytes.length && bytes[place] !== star; place += 1) {
    const byte = bytes[place] ?? 0;
    if (byte < 0x20) return false;
    sum ^= byte;
  }
  const behind = place + 1 + checksumDigits;
  const isEnd = behind === bytes.length || (bytes[behind] ?? 0) < 0x20;
  return isEnd && checksumAt(bytes, place, behind) === sum;
}

function isLetterOrDigit(byte: number): boolean {
  return (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x30 && byte <= 0x39);
}

/** The checksum behind a star; -1 where there is none. */
function checksumAt(bytes: Uint8Array, at: number, end: number): number {
  const behind = at + 1 + checksumDigits;
  const isThere = bytes[at] === star && behind <= end && digitsEnd(bytes, at + 1, behind, 16) === behind;
  return isThere ? digits(bytes, at + 1, behind, 16) : -1;
}

/** Tag blocks, as many as there are, and the sentence. Answers the line in short. */
function decodeLine(packet: Branch, { at: begin, end, next }: Line): string {
  const { bytes } = packet;
  let at = begin;
  let source = "";
  let isRight = true;
  while (bytes[at] === backslash) {
    const close = placeOf(bytes, backslash, at + 1, end);
    const block = at;
    at = Math.min(close + 1, end);
    packet.branch(block, at - block, "tag-block", "Tag block", (inner) => {
      const tag = decodeTagBlock(inner, block + 1, close);
      if (tag.source !== "") source = `${tag.source}: `;
      isRight &&= tag.isRight;
      return tag.text;
    });
  }
  if (at === end) return `${source}${withVerdict("tag block alone", isRight)}`;
  if (bytes[at] !== dollar && bytes[at] !== exclamation) {
    return `${source}${withVerdict(packet.text(at, next - at, "line", "No sentence").trim(), isRight)}`;
  }
  let text = "";
  packet.branch(at, next - at, "sentence", "Sentence", (inner) => {
    const close = placeOf(bytes, star, at, end);
    text = decodeSentence(inner, at + 1, close);
    const isSound = decodeChecksum(inner, at + 1, close, end);
    isRight &&= isSound;
    return withVerdict(text, isSound);
  });
  return `${source}${withVerdict(text, isRight)}`;
}

function withVerdict(text: string, isRight: boolean): string {
  if (isRight) return text;
  return text === "" ? checksumWrong : `${text}, ${checksumWrong}`;
}

/** The characters from the sign to the star, each or-ed exclusively. @returns whether it is right, or not there */
function decodeChecksum(inner: Branch, begin: number, at: number, end: number): boolean {
  if (at === end) return true;
  const found = checksumAt(inner.bytes, at, end);
  let right = 0;
  for (let place = begin; place < at; place += 1) right ^= inner.bytes[place] ?? 0;
  const wanted = right.toString(16).toUpperCase().padStart(2, "0");
  if (found < 0) {
    inner.raw(at, end - at, "checksum", "Checksum", `no two hexadecimal digits, ${wanted} would be right`);
    return false;
  }
  const shown = found.toString(16).toUpperCase().padStart(2, "0");
  const verdict = found === right ? "right" : `wrong, ${wanted} would be right`;
  inner.value(at + 1, checksumDigits, "checksum", "Checksum", found, `${shown}, ${verdict}`);
  const behind = at + 1 + checksumDigits;
  if (behind < end) inner.text(behind, end - behind, "rest", "Behind the checksum");
  return found === right;
}

/** Parameters with commas between: a code, a colon and its value. */
function decodeTagBlock(inner: Branch, begin: number, end: number) {
  const close = placeOf(inner.bytes, star, begin, end);
  let source = "";
  const texts: string[] = [];
  for (let at = begin; at < close; ) {
    const behind = placeOf(inner.bytes, comma, at, close);
    const value = placeOf(inner.bytes, colon, at, behind);
    if (value === behind) inner.text(at, behind - at, "parameter", "Parameter without a colon");
    else {
      const code = readUtf8(inner.bytes.subarray(at, value));
      const said = readUtf8(inner.bytes.subarray(value + 1, behind));
      const [word, title] = (Object.hasOwn(parameters, code) ? parameters[code] : undefined) ?? [
        ...(["parameter", `Parameter ${code}`] as const),
      ];
      const text = sayParameter(code, said);
      inner.value(value + 1, behind - value - 1, word, title, numberOr(code, said), text);
      if (code === "s") source = said;
      if (texts.length < toldMost) texts.push(`${code} ${text}`);
    }
    at = behind + 1;
  }
  const isRight = decodeChecksum(inner, begin, close, end);
  if (!isRight) texts.push(checksumWrong);
  return { source, isRight, text: texts.join(", ") };
}

const numeric = new Set(["c", "n", "r"]);

function numberOr(code: string, said: string): number | string {
  return numeric.has(code) && /^\d{1,15}$/.test(said) ? Number(said) : said;
}

/** Seconds have ten digits until the year 2286, milliseconds thirteen. */
const mostDigitsOfSeconds = 10;

function sayParameter(code: string, said: string): string {
  if (code === "c" && /^\d{1,13}$/.test(said)) {
    const isSeconds = said.length <= mostDigitsOfSeconds;
    const seconds = isSeconds ? Number(said) : Math.floor(Number(said) / 1_000);
    return unixTime(seconds, isSeconds ? 0 : (Number(said) % 1_000) * 1e6, isSeconds ? 0 : 3);
  }
  const [, line, lines, group] = (code === "g" && /^(\d+)-(\d+)-(.+)$/.exec(said)) || [];
  return group === undefined ? said : `sentence ${line} of ${lines}, group ${group}`;
}
