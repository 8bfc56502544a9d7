import type { Branch } from "../branch.ts";
import { sayTicks } from "./ts-time.ts";

/** ISO/IEC 13818-1, table 2-22, of those that are no range. */
const streams: Readonly<Record<number, string>> = {
  ...{ 188: "Program stream map", 189: "Private stream 1", 190: "Padding", 191: "Private stream 2" },
  ...{ 240: "ECM", 241: "EMM", 242: "DSM-CC", 243: "MHEG", 248: "H.222.1 type E" },
  ...{ 249: "Ancillary", 250: "SL packets", 251: "FlexMux", 252: "Metadata" },
  ...{ 253: "Extended stream ID", 255: "Program stream directory" },
};
/** Those whose packets have no header beyond the length (2.4.3.7). */
const bare: ReadonlySet<number> = new Set([0xbc, 0xbe, 0xbf, 0xf0, 0xf1, 0xff, 0xf2, 0xf8]);

/** What a packet of an elementary stream carries, in a word or two. */
export function streamName(id: number): string {
  if (id >= 0xe0 && id <= 0xef) return "Video";
  if (id >= 0xc0 && id <= 0xdf) return "Audio";
  return streams[id] ?? "Unknown";
}

/** Whether the start code of a packet of an elementary stream stands there (2.4.3.6). */
export function startsPes(bytes: Uint8Array, at: number, end: number): boolean {
  const isPrefix = at + 6 <= end && bytes[at] === 0 && bytes[at + 1] === 0 && bytes[at + 2] === 1;
  return isPrefix && (bytes[at + 3] ?? 0) >= 0xbc;
}

/** The header of a packet of an elementary stream, and what there is of its data. @returns what it is, and its time */
export function decodePes(packet: Branch, begin: number, length: number): { kind: string; time: string } {
  const kind = streamName(packet.peek8(begin + 3));
  let time = "";
  packet.branch(begin, length, "pes", "PES packet", (inner) => {
    inner.u24(begin, "start-code", "Packet start code prefix", { hex: true });
    const id = inner.u8(begin + 3, "stream-id", "Stream ID", {
      say: (value) => `${streamName(value)} (0x${value.toString(16)})`,
    });
    inner.u16(begin + 4, "length", "PES packet length", {
      say: (value) => (value === 0 ? "0, until the next one" : `${value} bytes`),
    });
    let at = begin + 6;
    if (!bare.has(id)) {
      [at, time] = decodeHeader(inner, at);
    }
    const data = inner.left(at);
    if (data > 0) inner.raw(at, data, "data", "Data", `${data} bytes`);
    return `${kind}${time === "" ? "" : `, ${time}`}`;
  });
  return { kind, time };
}

/** 2.4.3.7. @returns where the data begin, and the times in a few words */
function decodeHeader(inner: Branch, at: number): [number, string] {
  inner.bits(at, 1, 0, 2, "marker", "Marker bits");
  inner.bits(at, 1, 2, 2, "scrambling", "PES scrambling control");
  inner.flag(at, 1, 4, "priority", "PES priority");
  inner.flag(at, 1, 5, "alignment", "Data alignment indicator");
  inner.flag(at, 1, 6, "copyright", "Copyright");
  inner.flag(at, 1, 7, "original", "Original or copy", { 0: "Copy", 1: "Original" });
  const hasPts = inner.flag(at + 1, 1, 0, "pts-flag", "PTS flag");
  const hasDts = inner.flag(at + 1, 1, 1, "dts-flag", "DTS flag");
  inner.flag(at + 1, 1, 2, "escr-flag", "ESCR flag");
  inner.flag(at + 1, 1, 3, "es-rate-flag", "ES rate flag");
  inner.flag(at + 1, 1, 4, "trick-mode-flag", "DSM trick mode flag");
  inner.flag(at + 1, 1, 5, "copy-info-flag", "Additional copy info flag");
  inner.flag(at + 1, 1, 6, "crc-flag", "PES CRC flag");
  inner.flag(at + 1, 1, 7, "extension-flag", "PES extension flag");
  const length = inner.u8(at + 2, "header-length", "PES header data length", { unit: "bytes" });
  const end = at + 3 + length;
  const times: string[] = [];
  let place = at + 3;
  if (hasPts) {
    times.push(`PTS ${decodeTime(inner, place, "pts", "Presentation time stamp (PTS)")}`);
    place += 5;
    if (hasDts) {
      times.push(`DTS ${decodeTime(inner, place, "dts", "Decoding time stamp (DTS)")}`);
      place += 5;
    }
  }
  // A header may go on in the next packet.
  const rest = Math.min(end, inner.end) - place;
  if (rest > 0) inner.raw(place, rest, "header-rest", "Other fields and stuffing");
  return [Math.min(end, inner.end), times.join(", ")];
}

/** 33 bits at 90 kHz in three parts, each with a marker bit behind it. */
function decodeTime(inner: Branch, at: number, word: string, title: string): string {
  const high = (inner.peek8(at) >> 1) & 0x07;
  const middle = inner.peek16(at + 1) >> 1;
  const low = inner.peek16(at + 3) >> 1;
  const ticks = high * 2 ** 30 + middle * 2 ** 15 + low;
  const text = sayTicks(ticks, 90_000);
  inner.value(at, 5, word, title, ticks, text);
  return text.slice(0, text.indexOf(" "));
}
