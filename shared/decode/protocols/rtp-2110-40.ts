import type { Branch } from "../branch.ts";
import { evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { type RtpPayload, u16 } from "./rtp-payload.ts";

const headerLength = 8;
/** C, line, offset, stream: 32 bits before the words of ten. */
const placeLength = 4;
const wordBits = 10;

/** SMPTE's register of data identifications: DID and SDID in one number. */
const kinds: Readonly<Record<number, string>> = {
  ...{ 16641: "Payload identifier (ST 352)", 16645: "AFD and bar data (ST 2016-3)" },
  ...{ 16646: "Pan-scan (ST 2016-4)", 16647: "SCTE 104 (ST 2010)", 16648: "DVB and SCTE VBI (ST 2031)" },
  ...{ 17154: "OP-47 subtitles (RDD 8)", 17155: "OP-47 VANC packets (RDD 8)", 17412: "KLV (RP 214)" },
  ...{ 17476: "UMID or ISAN (RP 223)", 17665: "Audio metadata (ST 2020)", 20737: "Film codes (RP 215)" },
  ...{ 24672: "Timecode (ST 12-2)", 24833: "Captions CEA-708 (ST 334-1)" },
  ...{ 24834: "Captions CEA-608 (ST 334-1)", 25089: "Program description (RP 207)" },
  ...{ 25090: "Data broadcast (ST 334-1)", 25091: "VBI (RP 208)", 25700: "LTC (RP 196)" },
  ...{ 25727: "VITC (RP 196)" },
};
/** Type 1: what has no second identification, but a number of its block. */
const typeOne: Readonly<Record<number, string>> = {
  ...{ 128: "Marked for deletion", 244: "Error detection (RP 165)", 231: "HD audio group 1 (ST 299)" },
  ...{ 230: "HD audio group 2 (ST 299)", 229: "HD audio group 3 (ST 299)", 228: "HD audio group 4 (ST 299)" },
  ...{
    227: "HD audio control 1 (ST 299)",
    255: "SD audio group 1 (ST 272)",
    253: "SD audio group 2 (ST 272)",
  },
  ...{
    251: "SD audio group 3 (ST 272)",
    249: "SD audio group 4 (ST 272)",
    239: "SD audio control 1 (ST 272)",
  },
};
const fields: Readonly<Record<number, string>> = {
  ...{ 0: "Not said, or progressive", 1: "Not valid", 2: "First field", 3: "Second field" },
};
const lines: Readonly<Record<number, string>> = {
  ...{ 2047: "Any", 2046: "In the vertical ancillary space", 2045: "Larger than 11 bits" },
};
const offsets: Readonly<Record<number, string>> = {
  ...{ 4095: "Any", 4094: "In the horizontal ancillary space", 4093: "Between SAV and EAV" },
  ...{ 4092: "Larger than 12 bits" },
};

/** Ancillary data, RFC 8331 and SMPTE ST 2110-40. */
export const ancillary: RtpPayload = {
  word: "anc",
  title: "ST 2110-40 ancillary data",
  types: [],
  recognise(bytes, begin, end) {
    const at = begin + headerLength;
    if (at > end || at + u16(bytes, begin + 2) !== end) return evidence.none;
    const count = bytes[begin + 4] ?? 0;
    const flags = bytes[begin + 5] ?? 0;
    if ((flags & 0x3f) !== 0 || flags >> 6 === 1 || u16(bytes, begin + 6) !== 0) return evidence.none;
    if (count === 0) return at === end ? evidence.likely : evidence.none;
    let place = at;
    for (let packet = 0; packet < count; packet += 1) {
      if (place + 8 > end) return evidence.none;
      const first = 8 * (place + placeLength);
      const isSound = hasParity(bytes, first) && hasParity(bytes, first + wordBits);
      if (!isSound || !hasParity(bytes, first + 2 * wordBits)) return evidence.none;
      place += packetLength(wordAt(bytes, first + 2 * wordBits) & 0xff);
    }
    return place === end ? evidence.likely : evidence.none;
  },
  decode(payload, begin, end, sequence) {
    payload.u16(begin, "extended", "Extended sequence number", {
      say: (value) => `${value} (${value * 0x1_0000 + sequence} with RTP's)`,
    });
    payload.u16(begin + 2, "length", "Length", { unit: "bytes" });
    const count = payload.u8(begin + 4, "count", "ANC count", { unit: "packets" });
    payload.bits(begin + 5, 3, 0, 2, "field", "Field (F)", { names: fields });
    payload.bits(begin + 5, 3, 2, 22, "reserved", "Reserved");
    const told: string[] = [];
    let at = begin + headerLength;
    for (let packet = 0; packet < count; packet += 1) {
      const place = at;
      // The count stands in the third word, at bit 20 of the words: its lower eight bits.
      payload.peek32(place + placeLength);
      const length = packetLength(wordAt(payload.bytes, 8 * (place + placeLength) + 2 * wordBits) & 0xff);
      payload.branch(place, length, "packet", "ANC data packet", (inner) => {
        const text = decodePacket(inner, place);
        told.push(text);
        return text;
      });
      at += length;
    }
    if (at < end) payload.raw(at, end - at, "rest", "Bytes behind the packets", `${end - at} bytes`);
    return count === 0 ? "no packets" : told.join("; ");
  },
};

/** Bytes of a packet with so many words of data, and its checksum, filled up to words of 32 bits. */
function packetLength(words: number): number {
  return placeLength + 4 * Math.ceil((wordBits * (4 + words)) / 32);
}

/** Ten bits from a bit of the payload on. */
function wordAt(bytes: Uint8Array, bit: number): number {
  const at = bit >> 3;
  return (u16(bytes, at) >> (16 - wordBits - (bit & 7))) & 0x3ff;
}

/** SMPTE ST 291-1: bit 8 makes the lower eight even, bit 9 is its opposite. */
function hasParity(bytes: Uint8Array, bit: number): boolean {
  const word = wordAt(bytes, bit);
  let folded = word & 0xff;
  folded ^= folded >> 4;
  folded ^= folded >> 2;
  folded ^= folded >> 1;
  return word >> 8 === ((folded & 1) === 0 ? 0b10 : 0b01);
}

function decodePacket(inner: Branch, at: number): string {
  inner.flag(at, 4, 0, "color", "Colour-difference channel (C)");
  const line = inner.bits(at, 4, 1, 11, "line", "Line number", { names: lines });
  inner.bits(at, 4, 12, 12, "offset", "Horizontal offset", { names: offsets });
  const hasStream = inner.flag(at, 4, 24, "stream-flag", "Data stream flag (S)");
  inner.bits(at, 4, 25, 7, "stream", "Stream number", {
    say: (value) => `${value}${hasStream ? "" : ", means nothing"}`,
  });
  const first = 8 * (at + placeLength);
  const did = decodeWord(inner, first, "did", "Data identification (DID)", true);
  const isOne = did >= 0x80;
  const second = decodeWord(
    ...[inner, first + wordBits, isOne ? "dbn" : "sdid"],
    isOne ? "Data block number (DBN)" : "Secondary data identification (SDID)",
    !isOne,
  );
  const count = decodeWord(inner, first + 2 * wordBits, "data-count", "Data count", false);
  if (count > 0) decodeData(inner, first + 3 * wordBits, count);
  const isRight = decodeChecksum(inner, first, count);
  const name = isOne ? nameIn(typeOne, did) : nameIn(kinds, did * 0x100 + second);
  const what = name ?? (isOne ? `DID 0x${hex(did)}` : `DID 0x${hex(did)}, SDID 0x${hex(second)}`);
  const where = nameIn(lines, line) === undefined ? `, line ${line}` : "";
  return `${what}${where}, ${count} words${isRight ? "" : ", checksum wrong"}`;
}

function hex(value: number): string {
  return value.toString(16).padStart(2, "0");
}

/** A word of ten bits: parity and the eight that are its value. */
function decodeWord(inner: Branch, bit: number, word: string, title: string, isHex: boolean): number {
  const at = bit >> 3;
  const from = bit & 7;
  const isSound = hasParity(inner.bytes, bit);
  inner.bits(at, 2, from, 2, `${word}-parity`, `${title}, parity`, {
    say: () => (isSound ? "right" : "wrong"),
  });
  return inner.bits(at, 2, from + 2, 8, word, title, { hex: isHex });
}

/** The lower eight bits of each word: most data have no more. */
function decodeData(inner: Branch, bit: number, count: number): void {
  const at = bit >> 3;
  const length = ((bit + wordBits * count + 7) >> 3) - at;
  let text = "";
  for (let word = 0; word < count; word += 1) text += hex(wordAt(inner.bytes, bit + wordBits * word) & 0xff);
  const bits = { from: bit & 7, count: wordBits * count };
  inner.value(at, length, "data", "User data words (UDW)", text, text, bits);
}

/** The sum of nine bits of all words before it; bit 9 is the opposite of bit 8 (ST 291-1, 6.5). */
function decodeChecksum(inner: Branch, first: number, count: number): boolean {
  let sum = 0;
  for (let word = 0; word < 3 + count; word += 1) sum += wordAt(inner.bytes, first + wordBits * word) & 0x1ff;
  sum &= 0x1ff;
  const right = sum | ((sum & 0x100) === 0 ? 0x200 : 0);
  const bit = first + wordBits * (3 + count);
  const found = wordAt(inner.bytes, bit);
  inner.bits(bit >> 3, 2, bit & 7, wordBits, "checksum", "Checksum word", {
    say: (value) => `0x${value.toString(16).padStart(3, "0")}, ${value === right ? "right" : "wrong"}`,
  });
  return found === right;
}
