import type { Branch } from "../branch.ts";
import { nameIn } from "../names.ts";
import { decodeNtp, decodeSsrc } from "./rtcp-parts.ts";

/** RFC 3611 section 4, and those that came later. */
const kinds: Readonly<Record<number, string>> = {
  ...{ 1: "Loss RLE", 2: "Duplicate RLE", 3: "Packet receipt times", 4: "Receiver reference time" },
  ...{ 5: "DLRR", 6: "Statistics summary", 7: "VoIP metrics", 8: "RTCP XP", 9: "Texas Instruments VoIP" },
  ...{ 10: "Post-repair loss RLE", 11: "Multicast acquisition", 12: "IDMS", 13: "ECN summary" },
  ...{ 14: "Measurement information", 15: "Packet delay variation", 16: "Delay metrics" },
  ...{ 17: "Burst/gap loss summary", 18: "Burst/gap discard summary", 19: "Frame impairment summary" },
  ...{ 20: "Burst/gap loss", 21: "Burst/gap discard", 22: "MPEG2 TS PSI-independent decodability" },
  ...{ 23: "De-jitter buffer", 24: "Discard count", 25: "Discard RLE", 26: "Bytes discarded" },
  ...{ 27: "Synchronization delay", 28: "Synchronization offset", 29: "MOS metrics" },
  ...{ 30: "Loss concealment", 31: "Concealed seconds", 32: "MPEG2 TS PSI decodability" },
};
const headerLength = 4;

/** An extended report, RFC 3611: blocks, each with its type and length. */
export function decodeExtended(packet: Branch, begin: number, end: number): string {
  const ssrc = decodeSsrc(packet, begin, "ssrc", "SSRC");
  const told: string[] = [];
  for (let at = begin + 4; at + headerLength <= end; at += headerLength + 4 * packet.peek16(at + 2)) {
    const block = at;
    const length = headerLength + 4 * packet.peek16(at + 2);
    const type = packet.peek8(at);
    const name = nameIn(kinds, type) ?? `Block ${type}`;
    packet.branch(block, length, "block", name, (inner) => {
      inner.u8(block, "type", "Block type (BT)", { names: kinds });
      const text = decodeBlock(inner, block, length, type);
      told.push(name);
      return text;
    });
  }
  return `XR of ${ssrc}${told.length === 0 ? "" : `, ${told.join(", ")}`}`;
}

function decodeBlock(inner: Branch, at: number, length: number, type: number): string {
  if (type === 6) return decodeSummary(inner, at);
  if (type >= 1 && type <= 3) {
    inner.bits(at + 1, 1, 0, 4, "reserved", "Reserved");
    inner.bits(at + 1, 1, 4, 4, "thinning", "Thinning");
  } else inner.u8(at + 1, "specific", "Type-specific");
  decodeLength(inner, at);
  const body = at + headerLength;
  switch (type) {
    case 1:
    case 2:
    case 3: {
      const source = decodeRange(inner, body);
      const rest = length - 12;
      if (rest > 0) inner.raw(body + 8, rest, "chunks", type === 3 ? "Receipt times" : "Chunks");
      return source;
    }
    case 4:
      decodeNtp(inner, body, "ntp", "NTP timestamp");
      return "";
    case 5:
      for (let place = body; place + 12 <= at + length; place += 12) {
        const entry = place;
        inner.branch(entry, 12, "dlrr", "Delay since last RR", (branch) => {
          const source = decodeSsrc(branch, entry, "source", "SSRC");
          branch.u32(entry + 4, "last-rr", "Last RR (LRR)", { hex: true });
          const delay = branch.u32(entry + 8, "delay", "Delay since last RR (DLRR)", { say: sayShort });
          return `${source}, ${sayShort(delay)}`;
        });
      }
      return "";
    case 7:
      return decodeVoip(inner, body);
    default:
      if (length > headerLength) inner.raw(body, length - headerLength, "data", "Data");
      return "";
  }
}

function decodeLength(inner: Branch, at: number): void {
  inner.u16(at + 2, "length", "Block length", { say: (value) => `${value} (${4 * value + 4} bytes)` });
}

/** Units of 1/65536 s. */
function sayShort(value: number): string {
  return `${((1e3 * value) / 0x1_0000).toFixed(3)} ms`;
}

/** The source and the sequence numbers that a block is of; the last one is not among them. */
function decodeRange(inner: Branch, at: number): string {
  const source = decodeSsrc(inner, at, "source", "SSRC of source");
  const first = inner.u16(at + 4, "begin", "Begin sequence");
  const behind = inner.u16(at + 6, "end", "End sequence");
  return `${source}, ${first} to ${behind}`;
}

/** 4.6. */
function decodeSummary(inner: Branch, at: number): string {
  inner.flag(at + 1, 1, 0, "has-loss", "Loss reports");
  inner.flag(at + 1, 1, 1, "has-duplicates", "Duplicate reports");
  inner.flag(at + 1, 1, 2, "has-jitter", "Jitter reports");
  inner.bits(at + 1, 1, 3, 2, "ttl-kind", "TTL or hop limit", {
    names: { 0: "Not there", 1: "TTL", 2: "Hop limit" },
  });
  decodeLength(inner, at);
  const body = at + headerLength;
  const source = decodeRange(inner, body);
  const lost = inner.u32(body + 8, "lost", "Lost packets");
  inner.u32(body + 12, "duplicates", "Duplicate packets");
  inner.u32(body + 16, "jitter-least", "Minimum jitter");
  inner.u32(body + 20, "jitter-most", "Maximum jitter");
  inner.u32(body + 24, "jitter-mean", "Mean jitter");
  inner.u32(body + 28, "jitter-deviation", "Standard deviation of jitter");
  inner.u8(body + 32, "ttl-least", "Minimum TTL or hop limit");
  inner.u8(body + 33, "ttl-most", "Maximum TTL or hop limit");
  inner.u8(body + 34, "ttl-mean", "Mean TTL or hop limit");
  inner.u8(body + 35, "ttl-deviation", "Standard deviation of TTL or hop limit");
  return `${source}, ${lost} lost`;
}

/** 4.7. */
function decodeVoip(inner: Branch, at: number): string {
  const source = decodeSsrc(inner, at, "source", "SSRC of source");
  const share = (value: number): string => `${((100 * value) / 256).toFixed(1)} %`;
  const loss = inner.u8(at + 4, "loss-rate", "Loss rate", { say: share });
  inner.u8(at + 5, "discard-rate", "Discard rate", { say: share });
  inner.u8(at + 6, "burst-density", "Burst density", { say: share });
  inner.u8(at + 7, "gap-density", "Gap density", { say: share });
  inner.u16(at + 8, "burst-duration", "Burst duration", { unit: "ms" });
  inner.u16(at + 10, "gap-duration", "Gap duration", { unit: "ms" });
  inner.u16(at + 12, "round-trip", "Round trip delay", { unit: "ms" });
  inner.u16(at + 14, "end-delay", "End system delay", { unit: "ms" });
  inner.i8(at + 16, "signal", "Signal level", { unit: "dBm" });
  inner.i8(at + 17, "noise", "Noise level", { unit: "dBm" });
  inner.u8(at + 18, "rerl", "Residual echo return loss", { unit: "dB" });
  inner.u8(at + 19, "gap-threshold", "Gmin", { unit: "packets" });
  inner.u8(at + 20, "r-factor", "R factor");
  inner.u8(at + 21, "external-r-factor", "External R factor");
  inner.u8(at + 22, "mos-lq", "MOS-LQ", { say: sayMos });
  inner.u8(at + 23, "mos-cq", "MOS-CQ", { say: sayMos });
  inner.u8(at + 24, "configuration", "Receiver configuration", { hex: true });
  inner.raw(at + 25, 1, "reserved", "Reserved");
  inner.u16(at + 26, "buffer-nominal", "Jitter buffer, nominal", { unit: "ms" });
  inner.u16(at + 28, "buffer-most", "Jitter buffer, maximum", { unit: "ms" });
  inner.u16(at + 30, "buffer-absolute", "Jitter buffer, absolute maximum", { unit: "ms" });
  return `${source}, ${share(loss)} lost`;
}

/** Tenths; 127 where it is not known. */
function sayMos(value: number): string {
  return value === 127 ? "unknown" : (value / 10).toFixed(1);
}
