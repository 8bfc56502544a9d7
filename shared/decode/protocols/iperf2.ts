import type { Branch } from "../branch.ts";
import { type Decoder, evidence, type Sent } from "../decoder.ts";
import { unixTime } from "../unix-time.ts";

const datagramLength = 12;
/** The client's header in its first version. */
const headerLength = 24;
/** Up to 2.1; newer ones have a word more, and say so in the length of the header. */
const extensionEnd = 76;
const longExtensionEnd = 80;
const framesLength = 32;
const startAt = 112;
const startLength = 16;
/** The server's report behind a datagram's head. */
const reportAt = 16;
const reportLength = 40;
/** include/payloads.h: the flags of the client's header, from the first bit on. */
const flags: readonly (readonly [from: number, word: string, title: string])[] = [
  [0, "version1", "HEADER_VERSION1"],
  [1, "extend", "HEADER_EXTEND"],
  [2, "udp-tests", "HEADER_UDPTESTS"],
  [3, "key-check", "HEADER_KEYCHECK"],
  [4, "seqno64", "HEADER_SEQNO64B"],
  [5, "version2", "HEADER_VERSION2"],
  [15, "has-length", "HEADER_LEN_BIT"],
];
const longNumbers = 0x0800_0000;
const hasExtension = 0x4000_0000;
const udpTests = 0x2000_0000;
const lengthFlag = 0x0001_0000;
/** Of the upper flags: frames follow; the start of the test does. */
const isochronous = 0x0001;
const hasStart = 0x1010 | 0x0200;
/** What only tells the server how to run the test. */
const upperFlags: readonly (readonly [from: number, word: string, title: string])[] = [
  [0, "tcp-quickack", "HEADER_TCPQUICKACK"],
  [1, "write-prefetch", "HEADER_WRITEPREFETCH"],
  [2, "periodic-burst", "HEADER_PERIODICBURST"],
  [3, "epoch-start", "HEADER_EPOCH_START"],
  [4, "full-duplex", "HEADER_FULLDUPLEX"],
  [5, "reverse", "HEADER_REVERSE"],
  [6, "fq-rate-set", "HEADER_FQRATESET"],
  [7, "bandwidth-set", "HEADER_BWSET"],
  [8, "units-pps", "HEADER_UNITS_PPS"],
  [9, "isochronous-settings", "HEADER_ISOCH_SETTINGS"],
  [11, "trip-times", "HEADER_TRIPTIME"],
  [12, "no-udp-fin", "HEADER_NOUDPFIN"],
  [13, "l2-length-check", "HEADER_L2LENCHECK"],
  [14, "l2-ipv6", "HEADER_L2ETHPIPV6"],
  [15, "isochronous", "HEADER_ISOCH"],
];
const earliest = 946_684_800;
/** Threads that somebody starts at once; the upper bits are a transfer's id. */
const threadsMask = 0x000f_ffff;
const threadsMost = 10_000;
const ownPort = 5_001;

/** iperf 2's UDP datagrams (2.0 and 2.1): number, time, and the client's header, which every datagram repeats. */
export const iperf2: Decoder = {
  type: "iperf2",
  title: "iperf2",
  ports: [ownPort],
  recognise(bytes, sent) {
    if (bytes.length < datagramLength) return evidence.none;
    if (isReport(bytes, sent)) return evidence.likely;
    const seconds = u32(bytes, 4);
    if (u32(bytes, 0) === 0 || seconds < earliest || u32(bytes, 8) >= 1_000_000) return evidence.none;
    return headerAt(bytes) > 0 ? evidence.likely : evidence.possible;
  },
  decode(packet, sent) {
    if (isReport(packet.bytes, sent)) return decodeReport(packet);
    const header = headerAt(packet.bytes);
    const { sequence, time } = decodeDatagram(packet, header === 16);
    const { version, next } =
      header > 0 ? decodeHeader(packet, header) : { version: "", next: datagramLength };
    const rest = packet.left(next);
    if (rest > 0) packet.raw(next, rest, "data", "Data", `${rest} bytes`);
    const by = version === "" ? "" : `, iperf ${version}`;
    // The last one's number is negative: it says how many there were.
    const number = sequence < 0 ? `end after ${-sequence - 1}` : `seq ${sequence}`;
    return `${number} at ${time}, ${packet.left(0)} bytes${by}`;
  },
};

function u32(bytes: Uint8Array, at: number): number {
  const low = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  return (bytes[at] ?? 0) * 0x100_0000 + low;
}

/**
 * Where the client's header stands: behind the upper half of the number since 2.0.10, of older ones right behind the time; 0
 * where there is none.
 */
function headerAt(bytes: Uint8Array): number {
  const isLong = bytes.length >= 20 && (u32(bytes, 16) & longNumbers) !== 0;
  const at = isLong ? 16 : datagramLength;
  if (bytes.length < at + headerLength) return 0;
  const threads = u32(bytes, at + 4) & threadsMask;
  const port = u32(bytes, at + 8);
  const size = u32(bytes, at + 12);
  const high = u32(bytes, 12);
  // Of the old flags there are two.
  const isKnown = isLong ? high === 0 || high === 0xffff_ffff : (u32(bytes, at) & 0x7fff_fffe) === 0;
  const isTest = threads > 0 && threads <= threadsMost && port > 0 && port <= 0xffff;
  return isKnown && isTest && size <= 0xffff ? at : 0;
}

/** What a server says at the end, from its port: its header has the version's bit, the datagram's head says nothing. */
function isReport(bytes: Uint8Array, sent: Sent): boolean {
  if (sent.sourcePort !== ownPort || bytes.length < reportAt + reportLength) return false;
  const told = u32(bytes, reportAt);
  return (
    told >= 0x8000_0000 && u32(bytes, reportAt + 16) < 1_000_000 && u32(bytes, reportAt + 36) < 1_000_000
  );
}

interface Datagram {
  readonly sequence: number;
  readonly time: string;
}

function decodeDatagram(packet: Branch, isLong: boolean): Datagram {
  const low = packet.peek32(0);
  const high = isLong ? packet.peek32(12) | 0 : (low | 0) >> 31;
  const sequence = high * 2 ** 32 + low;
  packet.value(0, 4, "sequence", isLong ? "Number, with its upper half" : "Number", sequence);
  const seconds = packet.u32(4, "seconds", "Seconds", { unit: "s" });
  const microseconds = packet.u32(8, "microseconds", "Microseconds", { unit: "µs" });
  if (isLong) packet.i32(12, "sequence-high", "Upper half of the number");
  return { sequence, time: unixTime(seconds, 1_000 * microseconds, 6) };
}

interface Header {
  /** Of the client's iperf; empty where it does not say. */
  readonly version: string;
  /** Where the data begin. */
  readonly next: number;
}

function decodeHeader(packet: Branch, at: number): Header {
  const all = packet.peek32(at);
  for (const [from, word, title] of flags) packet.flag(at, 4, from, word, title);
  const hasLength = (all & lengthFlag) !== 0;
  const length = hasLength
    ? packet.bits(at, 4, 23, 8, "header-length", "Length of the header", { unit: "bytes" })
    : 0;
  packet.u32(at + 4, "threads", "Number of threads", { say: sayThreads });
  packet.u32(at + 8, "port", "Port");
  packet.u32(at + 12, "length", "Length of the datagram", { unit: "bytes" });
  packet.u32(at + 16, "window", "Window or bandwidth");
  packet.i32(at + 20, "amount", "Amount", { say: sayAmount });
  const isExtended = (all & (hasExtension | udpTests)) !== 0 && packet.left(0) >= extensionEnd;
  return isExtended ? decodeExtension(packet, length) : { version: "", next: at + headerLength };
}

/** The highest bit says that the upper ones are the id of a transfer. */
function sayThreads(value: number): string {
  const transfer = value >= 0x8000_0000 ? `, transfer ${(value & ~threadsMask & 0x7fff_ffff) >> 20}` : "";
  return `${value & threadsMask}${transfer}`;
}

/** Hundredths of a second below zero, else bytes. */
function sayAmount(amount: number): string {
  return amount < 0 ? `${-amount / 100} s` : `${amount} bytes`;
}

function decodeExtension(packet: Branch, length: number): Header {
  packet.i32(40, "extension-type", "Type of the extension");
  packet.i32(44, "extension-length", "Length of the extension");
  const upper = packet.peek16(48);
  for (const [from, word, title] of upperFlags) packet.flag(48, 2, from, word, title);
  packet.u16(50, "lower-flags", "Lower flags", { hex: true });
  const [major, minor, patch] = [packet.peek16(52), packet.peek16(54), packet.peek16(56)];
  const version = `${major}.${minor}.${patch}`;
  packet.value(52, 8, "version", "Version", version);
  packet.u16(60, "reserved", "Reserved");
  packet.u16(62, "tos", "TOS", { hex: true });
  const rate = packet.peek32(68) * 2 ** 32 + packet.peek32(64);
  packet.value(64, 8, "rate", "Rate", rate);
  packet.u32(72, "write-prefetch-size", "TCP write prefetch", { unit: "bytes" });
  let next = extensionEnd;
  if (length >= longExtensionEnd && (length - longExtensionEnd) % framesLength === 0) {
    packet.u32(next, "barrier", "Barrier", { unit: "µs" });
    next = longExtensionEnd;
  }
  if ((upper & isochronous) !== 0) next = decodeFrames(packet, next);
  if ((upper & hasStart) !== 0) next = decodeStart(packet, next);
  return { version: major === 0 ? "" : version, next };
}

/** Traffic in frames. */
function decodeFrames(packet: Branch, at: number): number {
  packet.branch(at, framesLength, "frames", "Isochronous traffic", (inner) => {
    inner.u32(at, "burst-period", "Burst period", { unit: "µs" });
    inner.u32(at + 4, "start-seconds", "Start, seconds", { unit: "s" });
    inner.u32(at + 8, "start-microseconds", "Start, microseconds", { unit: "µs" });
    inner.u32(at + 12, "previous-frame", "Previous frame");
    const frame = inner.u32(at + 16, "frame", "Frame");
    inner.u32(at + 20, "burst-size", "Burst size", { unit: "bytes" });
    const left = inner.u32(at + 24, "remaining", "Bytes that remain", { unit: "bytes" });
    inner.u32(at + 28, "frames-reserved", "Reserved");
    return `frame ${frame}, ${left} bytes remain`;
  });
  return at + framesLength;
}

/** When the test began, which has its place whether frames stand before it or not. */
function decodeStart(packet: Branch, at: number): number {
  if (packet.left(0) < startAt + startLength) return at;
  if (at < startAt) packet.raw(at, startAt - at, "unused", "Unused", `${startAt - at} bytes`);
  packet.branch(startAt, startLength, "start", "Start of the test", (inner) => {
    const seconds = inner.u32(startAt, "start-seconds", "Seconds", { unit: "s" });
    const micros = inner.u32(startAt + 4, "start-microseconds", "Microseconds", { unit: "µs" });
    inner.u32(startAt + 8, "fq-rate", "Fair queueing rate, lower half");
    inner.u32(startAt + 12, "fq-rate-high", "Fair queueing rate, upper half");
    return unixTime(seconds, 1_000 * micros, 6);
  });
  return startAt + startLength;
}

function decodeReport(packet: Branch): string {
  packet.raw(0, reportAt, "datagram", "Head of the datagram");
  packet.u32(16, "report-flags", "Flags of the report", { hex: true });
  const total = packet.peek32(20) * 2 ** 32 + packet.peek32(24);
  packet.value(20, 8, "total", "Bytes received", total, `${total} bytes`);
  packet.u32(28, "stop-seconds", "Duration, seconds", { unit: "s" });
  packet.u32(32, "stop-microseconds", "Duration, microseconds", { unit: "µs" });
  const lost = packet.u32(36, "lost", "Lost datagrams");
  packet.u32(40, "out-of-order", "Datagrams out of order");
  const count = packet.u32(44, "datagrams", "Datagrams");
  packet.u32(48, "jitter-seconds", "Jitter, seconds", { unit: "s" });
  packet.u32(52, "jitter-microseconds", "Jitter, microseconds", { unit: "µs" });
  const rest = packet.left(56);
  if (rest > 0) packet.raw(56, rest, "more", "More of the report", `${rest} bytes`);
  return `Report of the server: ${lost} of ${count} lost`;
}
