import type { Branch } from "../branch.ts";
import { nameIn } from "../names.ts";
import { decodeSsrc } from "./rtcp-parts.ts";

/** RFC 4585, 5104, 6051, 6679 and those that are drafts in wide use. */
const transport: Readonly<Record<number, string>> = {
  ...{ 1: "NACK", 3: "TMMBR", 4: "TMMBN", 5: "SR request", 6: "RAMS", 7: "TLLEI", 8: "ECN", 9: "Pause" },
  ...{ 10: "Delay budget", 11: "CCFB", 15: "Transport-wide congestion control" },
};
const payload: Readonly<Record<number, string>> = {
  ...{ 1: "PLI", 2: "SLI", 3: "RPSI", 4: "FIR", 5: "TSTR", 6: "TSTN", 7: "VBCM", 8: "PSLEI", 9: "ROI" },
  ...{ 10: "LRR", 15: "Application layer feedback" },
};
const transportType = 205;

/** Common fields of feedback, RFC 4585 section 6.1, then those of its message. */
export function decodeFeedback(
  packet: Branch,
  begin: number,
  end: number,
  type: number,
  format: number,
): string {
  const isTransport = type === transportType;
  const name = nameIn(isTransport ? transport : payload, format) ?? `format ${format}`;
  const from = decodeSsrc(packet, begin, "ssrc", "SSRC of packet sender");
  const media = decodeSsrc(packet, begin + 4, "media", "SSRC of media source");
  const at = begin + 8;
  const told = isTransport
    ? decodeTransport(packet, at, end, format)
    : decodePayload(packet, at, end, format);
  // Some name their sources in what follows, and none here (RFC 5104, 4.3.1.2).
  const of = media === "0x00000000" ? "" : ` of ${media}`;
  return `${name}${of} by ${from}${told === "" ? "" : `, ${told}`}`;
}

function decodeTransport(packet: Branch, at: number, end: number, format: number): string {
  switch (format) {
    case 1:
      return decodeNack(packet, at, end);
    case 3:
    case 4: {
      const told: string[] = [];
      for (let place = at; place + 8 <= end; place += 8) {
        const entry = place;
        packet.branch(entry, 8, "entry", "Entry", (inner) => {
          const source = decodeSsrc(inner, entry, "source", "SSRC");
          const exponent = inner.bits(entry + 4, 4, 0, 6, "exponent", "Exponent of the bit rate");
          const mantissa = inner.bits(entry + 4, 4, 6, 17, "mantissa", "Mantissa of the bit rate");
          inner.bits(entry + 4, 4, 23, 9, "overhead", "Measured overhead", { unit: "bytes" });
          const text = `${source} ${mantissa * 2 ** exponent} bit/s`;
          told.push(text);
          return text;
        });
      }
      return told.join(", ");
    }
    case 15: {
      const first = packet.u16(at, "base", "Base sequence number");
      const count = packet.u16(at + 2, "status-count", "Packet status count");
      packet.u24(at + 4, "reference", "Reference time", { say: (value) => `${value * 64} ms` });
      packet.u8(at + 7, "number", "Feedback packet count");
      if (end > at + 8) packet.raw(at + 8, end - at - 8, "chunks", "Status chunks and deltas");
      return `${count} packets from ${first}`;
    }
    default:
      if (end > at) packet.raw(at, end - at, "control", "Feedback control information");
      return "";
  }
}

/** Numbers that did not come: one, and a bit for each of the 16 behind it (RFC 4585, 6.2.1). */
function decodeNack(packet: Branch, begin: number, end: number): string {
  const missing: number[] = [];
  for (let at = begin; at + 4 <= end; at += 4) {
    const entry = at;
    packet.branch(entry, 4, "nack", "Packets lost", (inner) => {
      const first = inner.u16(entry, "pid", "Packet ID (PID)");
      const mask = inner.u16(entry + 2, "blp", "Bitmask of following lost packets (BLP)", { hex: true });
      const lost = [first];
      for (let bit = 0; bit < 16; bit += 1) {
        if ((mask & (1 << bit)) !== 0) lost.push((first + bit + 1) & 0xffff);
      }
      missing.push(...lost);
      return lost.join(", ");
    });
  }
  const shown = missing.slice(0, numbersInLine).join(", ");
  return missing.length > numbersInLine ? `${shown} and ${missing.length - numbersInLine} more` : shown;
}

/** In a line, which is narrow. */
const numbersInLine = 6;

function decodePayload(packet: Branch, at: number, end: number, format: number): string {
  switch (format) {
    case 2:
      for (let place = at; place + 4 <= end; place += 4) {
        const entry = place;
        packet.branch(entry, 4, "slice", "Slices lost", (inner) => {
          const first = inner.bits(entry, 4, 0, 13, "first", "First macroblock");
          const number = inner.bits(entry, 4, 13, 13, "count", "Number of macroblocks");
          inner.bits(entry, 4, 26, 6, "picture", "Picture ID");
          return `${number} from ${first}`;
        });
      }
      return "";
    case 4: {
      const told: string[] = [];
      for (let place = at; place + 8 <= end; place += 8) {
        const entry = place;
        packet.branch(entry, 8, "fir", "Request", (inner) => {
          const source = decodeSsrc(inner, entry, "source", "SSRC");
          inner.u8(entry + 4, "number", "Command sequence number");
          inner.raw(entry + 5, 3, "reserved", "Reserved");
          told.push(source);
          return source;
        });
      }
      return told.join(", ");
    }
    case 15:
      return decodeApplication(packet, at, end);
    default:
      if (end > at) packet.raw(at, end - at, "control", "Feedback control information");
      return "";
  }
}

/** REMB, the one that is known: the bit rate that a receiver expects to get through. */
function decodeApplication(packet: Branch, at: number, end: number): string {
  if (end - at < 8 || packet.peek32(at) !== 0x52_45_4d_42) {
    if (end > at) packet.raw(at, end - at, "control", "Feedback control information");
    return "";
  }
  packet.text(at, 4, "identifier", "Unique identifier");
  const count = packet.u8(at + 4, "source-count", "Number of SSRCs");
  const exponent = packet.bits(at + 5, 3, 0, 6, "exponent", "Exponent of the bit rate");
  const mantissa = packet.bits(at + 5, 3, 6, 18, "mantissa", "Mantissa of the bit rate");
  for (let source = 0; source < count; source += 1) {
    decodeSsrc(packet, at + 8 + 4 * source, "source", "SSRC");
  }
  return `REMB ${mantissa * 2 ** exponent} bit/s`;
}
