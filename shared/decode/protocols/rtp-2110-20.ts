import { evidence } from "../decoder.ts";
import { type RtpPayload, u16 } from "./rtp-payload.ts";

/** Header of the part of a line: length, field and line, whether another follows and the offset. */
const lineHeader = 6;
/** SMPTE ST 2110-20, 6.2.1 has three at most; RFC 4175 has no bound. */
const linesMost = 16;
/** Lines of a picture of 8K, and some: a line number beyond them is none. */
const lineBeyond = 8_192;

interface Line {
  readonly at: number;
  readonly number: number;
  readonly length: number;
}

/** Uncompressed video, RFC 4175 and SMPTE ST 2110-20. */
export const video: RtpPayload = {
  word: "video",
  title: "ST 2110-20 video",
  types: [],
  recognise(bytes, begin, end) {
    let at = begin + 2;
    let data = 0;
    let before = -1;
    for (let line = 0; line < linesMost && at + lineHeader <= end; line += 1) {
      const length = u16(bytes, at);
      const number = u16(bytes, at + 2) & 0x7fff;
      // Parts stand in the order of the picture.
      if (length === 0 || number < before || number >= lineBeyond) return evidence.none;
      const goesOn = ((bytes[at + 4] ?? 0) & 0x80) !== 0;
      data += length;
      before = number;
      at += lineHeader;
      if (!goesOn) return at + data === end ? evidence.likely : evidence.none;
    }
    return evidence.none;
  },
  decode(payload, begin, end, sequence) {
    payload.u16(begin, "extended", "Extended sequence number", {
      say: (value) => `${value} (${value * 0x1_0000 + sequence} with RTP's)`,
    });
    const lines: Line[] = [];
    let at = begin + 2;
    let goesOn = true;
    while (goesOn) {
      const header = at;
      payload.branch(header, lineHeader, "line", "Line header", (inner) => {
        const length = inner.u16(header, "length", "Length", { unit: "bytes" });
        inner.flag(header + 2, 2, 0, "field", "Field (F)", { 0: "First or progressive", 1: "Second" });
        const number = inner.bits(header + 2, 2, 1, 15, "number", "Line number");
        goesOn = inner.flag(header + 4, 2, 0, "continuation", "Continuation (C)");
        const offset = inner.bits(header + 4, 2, 1, 15, "offset", "Offset", { unit: "pixels" });
        lines.push({ at: header, number, length });
        return `line ${number} from pixel ${offset}, ${length} bytes`;
      });
      at += lineHeader;
    }
    for (const { number, length } of lines) {
      const here = Math.min(length, end - at);
      if (here <= 0) break;
      payload.raw(at, here, "data", `Pixels of line ${number}`, `${here} bytes`);
      at += here;
    }
    if (at < end) payload.raw(at, end - at, "rest", "Bytes behind the lines", `${end - at} bytes`);
    const [first, last] = [lines[0]?.number, lines.at(-1)?.number];
    return first === last ? `line ${first}` : `lines ${first} to ${last}`;
  },
};
