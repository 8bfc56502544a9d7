import type { Branch } from "../branch.ts";
import { type Decoder, type Evidence, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { decodeFeedback } from "./rtcp-feedback.ts";
import { decodeNtp, decodeSsrc } from "./rtcp-parts.ts";
import { decodeExtended } from "./rtcp-xr.ts";

/** Types of packets (RFC 3550 section 12.1, RFC 4585, RFC 3611), with their word. */
const kinds: Readonly<Record<number, readonly [word: string, title: string]>> = {
  200: ["sr", "Sender report (SR)"],
  201: ["rr", "Receiver report (RR)"],
  202: ["sdes", "Source description (SDES)"],
  203: ["bye", "Goodbye (BYE)"],
  204: ["app", "Application-defined (APP)"],
  205: ["rtpfb", "Transport feedback (RTPFB)"],
  206: ["psfb", "Payload-specific feedback (PSFB)"],
  207: ["xr", "Extended report (XR)"],
};
const headerLength = 4;
const blockLength = 24;

/** RTP's control protocol, RFC 3550 section 6: one or more packets in a datagram. */
export const rtcp: Decoder = {
  type: "rtcp",
  title: "RTCP",
  ports: [5_005],
  recognise: (bytes) => recogniseCompound(bytes),
  decode(datagram) {
    const told: string[] = [];
    for (let at = 0; datagram.left(at) >= headerLength; ) {
      const length = headerLength + 4 * datagram.peek16(at + 2);
      const type = datagram.peek8(at + 1);
      const [word, title] = nameIn(kinds, type) ?? ["packet", `Packet of type ${type}`];
      const begin = at;
      datagram.branch(begin, length, word, title, (packet) => {
        const text = decodePacket(packet, begin, type);
        told.push(text);
        return text;
      });
      at += length;
    }
    return told.filter((text) => text !== "").join("; ");
  },
};

/**
 * A compound begins with a report and is as long as its packets; one of reduced size (RFC 5506) is a single feedback. Only the
 * last one may be padded (RFC 3550, A.2).
 */
function recogniseCompound(bytes: Uint8Array): Evidence {
  let at = 0;
  while (at + headerLength <= bytes.length) {
    const first = bytes[at] ?? 0;
    const type = bytes[at + 1] ?? 0;
    if (first >> 6 !== 2 || nameIn(kinds, type) === undefined) return evidence.none;
    const length = headerLength + 4 * (((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0));
    if (length < leastOf(type, first & 0x1f)) return evidence.none;
    if ((first & 0x20) !== 0 && at + length !== bytes.length) return evidence.none;
    at += length;
  }
  return at === bytes.length && at > 0 ? evidence.likely : evidence.none;
}

/** Bytes of a packet with so many reports, sources or chunks. */
function leastOf(type: number, count: number): number {
  if (type === 200) return 28 + blockLength * count;
  if (type === 201) return 8 + blockLength * count;
  if (type === 202 || type === 203) return headerLength + 4 * count;
  return type === 207 ? 8 : 12;
}

function decodePacket(packet: Branch, at: number, type: number): string {
  packet.bits(at, 1, 0, 2, "version", "Version");
  const isPadded = packet.flag(at, 1, 2, "padding", "Padding");
  const [word, title] = nameIn(counts, type) ?? ["count", "Count"];
  const count = packet.bits(at, 1, 3, 5, word, title);
  packet.u8(at + 1, "packet-type", "Packet type", {
    say: (value) => `${nameIn(kinds, value)?.[0].toUpperCase() ?? "unknown"} (${value})`,
  });
  packet.u16(at + 2, "length", "Length", { say: (value) => `${value} (${4 * value + 4} bytes)` });
  // The last byte counts the padding, itself included.
  const padding = isPadded ? Math.min(packet.peek8(packet.end - 1), packet.end - at - headerLength) : 0;
  const end = packet.end - padding;
  const text = decodeBody(packet, at + headerLength, end, type, count);
  if (padding > 0) packet.raw(end, padding, "padding-bytes", "Padding", `${padding} bytes`);
  return text;
}

/** What the five bits in front are. */
const counts: Readonly<Record<number, readonly [word: string, title: string]>> = {
  200: ["report-count", "Reception report count"],
  201: ["report-count", "Reception report count"],
  202: ["source-count", "Source count"],
  203: ["source-count", "Source count"],
  204: ["subtype", "Subtype"],
  205: ["format", "Feedback message type (FMT)"],
  206: ["format", "Feedback message type (FMT)"],
  207: ["reserved", "Reserved"],
};

function decodeBody(packet: Branch, at: number, end: number, type: number, count: number): string {
  switch (type) {
    case 200:
      return decodeSender(packet, at, end, count);
    case 201: {
      const ssrc = decodeSsrc(packet, at, "ssrc", "SSRC of packet sender");
      return `RR of ${ssrc}${decodeReports(packet, at + 4, end, count)}`;
    }
    case 202:
      return decodeDescription(packet, at, end, count);
    case 203:
      return decodeGoodbye(packet, at, end, count);
    case 204: {
      const ssrc = decodeSsrc(packet, at, "ssrc", "SSRC");
      const name = packet.text(at + 4, 4, "name", "Name");
      if (end > at + 8) packet.raw(at + 8, end - at - 8, "data", "Application-dependent data");
      return `APP ${name} of ${ssrc}`;
    }
    case 205:
    case 206:
      return decodeFeedback(packet, at, end, type, count);
    case 207:
      return decodeExtended(packet, at, end);
    default:
      if (end > at) packet.raw(at, end - at, "data", "Data");
      return `type ${type}`;
  }
}

/** RFC 3550, 6.4.1. */
function decodeSender(packet: Branch, at: number, end: number, count: number): string {
  const ssrc = decodeSsrc(packet, at, "ssrc", "SSRC of sender");
  decodeNtp(packet, at + 4, "ntp", "NTP timestamp");
  packet.u32(at + 12, "rtp-time", "RTP timestamp");
  const packets = packet.u32(at + 16, "packets", "Sender's packet count");
  packet.u32(at + 20, "octets", "Sender's octet count", { unit: "bytes" });
  return `SR of ${ssrc}, ${packets} packets sent${decodeReports(packet, at + 24, end, count)}`;
}

/** @returns what they say of loss, with a comma in front */
function decodeReports(packet: Branch, begin: number, end: number, count: number): string {
  const told: string[] = [];
  let at = begin;
  for (let report = 0; report < count; report += 1, at += blockLength) {
    const block = at;
    packet.branch(block, blockLength, "report", "Report block", (inner) => {
      const text = decodeReport(inner, block);
      told.push(text);
      return text;
    });
  }
  if (at < end) packet.raw(at, end - at, "extension", "Profile-specific extension");
  return told.map((text) => `, ${text}`).join("");
}

function decodeReport(inner: Branch, at: number): string {
  const ssrc = decodeSsrc(inner, at, "source", "SSRC of source");
  const lost = inner.u8(at + 4, "fraction", "Fraction lost", { say: sayFraction });
  const sum = inner.peek8(at + 5) * 0x1_0000 + inner.peek16(at + 6);
  // Duplicates make it negative.
  const total = sum >= 0x80_0000 ? sum - 0x100_0000 : sum;
  inner.value(at + 5, 3, "lost", "Cumulative number of packets lost", total);
  inner.u16(at + 8, "cycles", "Sequence number cycles");
  inner.u16(at + 10, "highest", "Highest sequence number received");
  inner.u32(at + 12, "jitter", "Interarrival jitter", { unit: "timestamp units" });
  inner.u32(at + 16, "last-sr", "Last SR (LSR)", { hex: true });
  inner.u32(at + 20, "delay", "Delay since last SR (DLSR)", { say: sayShort });
  return `${sayFraction(lost)} of ${ssrc} lost`;
}

function sayFraction(value: number): string {
  return `${((100 * value) / 256).toFixed(1)} %`;
}

/** Units of 1/65536 s. */
function sayShort(value: number): string {
  return `${((1e3 * value) / 0x1_0000).toFixed(3)} ms`;
}

/** RFC 3550, section 12.2. */
const items: Readonly<Record<number, string>> = {
  ...{ 0: "END", 1: "CNAME", 2: "NAME", 3: "EMAIL", 4: "PHONE", 5: "LOC", 6: "TOOL", 7: "NOTE", 8: "PRIV" },
  ...{
    9: "H323-CADDR",
    10: "APSI",
    11: "RGRP",
    12: "RtpStreamId",
    13: "RepairedRtpStreamId",
    14: "CCID",
    15: "MID",
  },
};

/** 6.5: chunks of items, each filled up to words. */
function decodeDescription(packet: Branch, begin: number, end: number, count: number): string {
  const told: string[] = [];
  let at = begin;
  for (let chunk = 0; chunk < count && at + 4 <= end; chunk += 1) {
    const first = at;
    const length = endOfChunk(packet, first, end) - first;
    packet.branch(first, length, "chunk", "Chunk", (inner) => {
      const ssrc = decodeSsrc(inner, first, "ssrc", "SSRC or CSRC");
      const text = decodeItems(inner, first + 4);
      told.push(text);
      return `${ssrc}${text === "" ? "" : ` ${text}`}`;
    });
    at += length;
  }
  return told.length === 0 ? "SDES" : `SDES ${told.join(", ")}`;
}

function endOfChunk(packet: Branch, begin: number, end: number): number {
  let at = begin + 4;
  while (at < end && packet.peek8(at) !== 0) at += 2 + packet.peek8(at + 1);
  // One zero or more, up to the next word.
  return Math.min(end, begin + 4 * (Math.floor((at - begin) / 4) + 1));
}

/** @returns the canonical name, or the first item where there is none */
function decodeItems(inner: Branch, begin: number): string {
  const told: string[] = [];
  let at = begin;
  while (inner.left(at) >= 2 && inner.peek8(at) !== 0) {
    const item = at;
    const length = inner.peek8(at + 1);
    const type = inner.peek8(at);
    const title = nameIn(items, type) ?? `Item ${type}`;
    inner.branch(item, 2 + length, type === 1 ? "cname" : "item", title, (branch) => {
      branch.u8(item, "type", "Type", { names: items });
      branch.u8(item + 1, "length", "Length", { unit: "bytes" });
      const text = branch.text(item + 2, length, "text", "Text");
      if (type === 1) told.unshift(text);
      else told.push(`${title} ${text}`);
      return text;
    });
    at += 2 + length;
  }
  if (inner.left(at) > 0) {
    inner.u8(at, "type", "Type", { names: items });
    if (inner.left(at) > 1) inner.raw(at + 1, inner.left(at) - 1, "filler", "Padding to a word");
  }
  return told[0] ?? "";
}

/** 6.6. */
function decodeGoodbye(packet: Branch, at: number, end: number, count: number): string {
  const leaving: string[] = [];
  for (let source = 0; source < count; source += 1) {
    leaving.push(decodeSsrc(packet, at + 4 * source, "ssrc", "SSRC or CSRC"));
  }
  let reason = "";
  const behind = at + 4 * count;
  if (behind < end) {
    const length = packet.u8(behind, "reason-length", "Length of the reason", { unit: "bytes" });
    reason = packet.text(behind + 1, length, "reason", "Reason for leaving");
    const rest = behind + 1 + length;
    if (rest < end) packet.raw(rest, end - rest, "filler", "Padding to a word");
  }
  return `BYE of ${leaving.join(", ")}${reason === "" ? "" : `, ${reason}`}`;
}
