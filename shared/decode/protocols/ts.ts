import { type Branch, Cut } from "../branch.ts";
import { type Decoder, type Evidence, evidence } from "../decoder.ts";
import { decodePes, startsPes } from "./ts-pes.ts";
import { decodeSections, looksLikeSection } from "./ts-sections.ts";
import { sayTicks } from "./ts-time.ts";

const sync = 0x47;
const packetLength = 188;
const headerLength = 4;
const nullPid = 0x1fff;
/** PIDs that the standards keep for tables (13818-1 table 2-3, EN 300 468 table 1). */
const tablePids: Readonly<Record<number, string>> = {
  ...{ 0: "PAT", 1: "CAT", 2: "TSDT", 16: "NIT", 17: "SDT", 18: "EIT", 19: "RST", 20: "TDT", 8187: "PSIP" },
};

/** How packets stand in a datagram: alone, behind the time of an M2TS file, or before Reed-Solomon bytes (204). */
interface Layout {
  readonly before: number;
  readonly stride: number;
}
const layouts: readonly Layout[] = [
  { before: 0, stride: packetLength },
  { before: 0, stride: 204 },
  { before: 4, stride: 192 },
];

/** An MPEG transport stream, ISO/IEC 13818-1, and DVB's tables in it, EN 300 468. */
export const ts: Decoder = {
  type: "ts",
  title: "MPEG-TS",
  // What players and encoders take where nobody says another.
  ports: [1_234],
  recognise: (bytes) => transportEvidence(bytes, 0, bytes.length),
  decode: (packet) => decodeTransport(packet, 0, packet.end),
};

/** How much these bytes look like packets of a transport stream; the last one may be cut off. Allocates nothing. */
export function transportEvidence(bytes: Uint8Array, begin: number, end: number): Evidence {
  const layout = layoutOf(bytes, begin, end);
  if (layout === null) return evidence.none;
  const packets = Math.floor((end - begin) / layout.stride);
  if (packets >= 3) return evidence.certain;
  return packets === 2 ? evidence.likely : evidenceOfOne(bytes, begin + layout.before, end);
}

/** The layout whose sync bytes all stand where they should; null where none fits. */
function layoutOf(bytes: Uint8Array, begin: number, end: number): Layout | null {
  for (const layout of layouts) {
    const { before, stride } = layout;
    const length = end - begin;
    // What is cut off is only taken where enough whole ones stand before it.
    if (length < stride || (length % stride !== 0 && length < 3 * stride)) continue;
    let at = begin + before;
    while (at < end && bytes[at] === sync) at += stride;
    if (at >= end) return layout;
  }
  return null;
}

/** A single packet has a byte to know it by: more is known where a PES packet or section begins in it. */
function evidenceOfOne(bytes: Uint8Array, at: number, end: number): Evidence {
  const flags = bytes[at + 1] ?? 0;
  const control = bytes[at + 3] ?? 0;
  const hasField = (control & 0x20) !== 0;
  const hasPayload = (control & 0x10) !== 0;
  if ((flags & 0x80) !== 0 || (control & 0xc0) === 0x40 || !(hasField || hasPayload)) return evidence.none;
  const length = hasField ? 1 + (bytes[at + headerLength] ?? 0) : 0;
  if (length > packetLength - headerLength) return evidence.none;
  if ((flags & 0x40) === 0 || !hasPayload) return evidence.possible;
  const payload = at + headerLength + length;
  const last = Math.min(end, at + packetLength);
  const isTold =
    startsPes(bytes, payload, last) || looksLikeSection(bytes, payload + 1 + (bytes[payload] ?? 0), last);
  return isTold ? evidence.likely : evidence.possible;
}

/** What the packets of one PID in a datagram are. */
interface Carried {
  readonly pid: number;
  packets: number;
  what: string;
}

/** Packets from a position to an end. @returns the PIDs and what is in them, in one line */
export function decodeTransport(packet: Branch, begin: number, end: number): string {
  const { before, stride } = layoutOf(packet.bytes, begin, end) ?? { before: 0, stride: packetLength };
  const reader = new Reader();
  let at = begin;
  for (; at + stride <= end; at += stride) {
    if (before > 0) decodeArrival(packet, at);
    reader.decode(packet, at + before);
    const behind = stride - before - packetLength;
    if (behind > 0)
      packet.raw(at + before + packetLength, behind, "parity", "Reed-Solomon bytes", `${behind} bytes`);
  }
  if (at < end) packet.raw(at, end - at, "rest", "Part of a packet", `${end - at} bytes`);
  return reader.line();
}

/** The header of a packet in an M2TS file. */
function decodeArrival(packet: Branch, at: number): void {
  packet.bits(at, 4, 0, 2, "copy-permission", "Copy permission indicator");
  packet.bits(at, 4, 2, 30, "arrival", "Arrival time stamp (27 MHz)");
}

class Reader {
  readonly #carried: Carried[] = [];
  /** What a PMT in this datagram says of PIDs. */
  readonly #essences = new Map<number, string>();
  readonly #marks = new Set<string>();

  /** One packet; one that is damaged does not keep the others from being read. */
  decode(datagram: Branch, at: number): void {
    try {
      this.#decode(datagram, at);
    } catch (error) {
      if (!(error instanceof Cut)) throw error;
      this.#marks.add("damaged");
    }
  }

  #decode(datagram: Branch, at: number): void {
    datagram.branch(at, packetLength, "packet", "TS packet", (packet) => {
      packet.u8(at, "sync", "Sync byte", { hex: true });
      const isDamaged = packet.flag(at + 1, 2, 0, "error", "Transport error indicator");
      const starts = packet.flag(at + 1, 2, 1, "unit-start", "Payload unit start indicator");
      packet.flag(at + 1, 2, 2, "priority", "Transport priority");
      const pid = packet.bits(at + 1, 2, 3, 13, "pid", "PID", { say: sayPid });
      const scrambling = packet.bits(at + 3, 1, 0, 2, "scrambling", "Transport scrambling control", {
        names: { 0: "Not scrambled", 2: "Even key", 3: "Odd key" },
      });
      const hasField = packet.flag(at + 3, 1, 2, "adaptation-flag", "Adaptation field");
      const hasPayload = packet.flag(at + 3, 1, 3, "payload-flag", "Payload");
      const counter = packet.bits(at + 3, 1, 4, 4, "counter", "Continuity counter");
      let place = at + headerLength;
      let pcr = "";
      if (hasField) [place, pcr] = decodeAdaptation(packet, place);
      let what = "";
      if (hasPayload && place < packet.end)
        what = this.#payload(packet, place, pid, starts, scrambling !== 0);
      if (isDamaged) this.#marks.add("transport error");
      if (scrambling !== 0) this.#marks.add("scrambled");
      this.#count(pid, what);
      const told = [`PID ${pid}`, what, pcr, `counter ${counter}`, isDamaged ? "error" : ""];
      return told.filter((part) => part !== "").join(", ");
    });
  }

  /** @returns what it is, in a few words; nothing where that is not known from this datagram */
  #payload(packet: Branch, at: number, pid: number, starts: boolean, isScrambled: boolean): string {
    const { bytes, end } = packet;
    if (pid === nullPid) {
      packet.raw(at, end - at, "stuffing", "Stuffing", `${end - at} bytes`);
      return "null";
    }
    if (!isScrambled && starts && startsPes(bytes, at, end)) {
      const { kind, time } = decodePes(packet, at, end - at);
      const essence = this.#essences.get(pid);
      return `${essence ?? kind.toLowerCase()}${time === "" ? "" : `, ${time}`}`;
    }
    const isTable = tablePids[pid] !== undefined;
    const isSection = isTable || looksLikeSection(bytes, at + 1 + (bytes[at] ?? 0), end);
    if (!isScrambled && starts && isSection) {
      const told = decodeSections(packet, at, end);
      for (const [stream, essence] of told.essences) this.#essences.set(stream, essence);
      if (told.isDamaged) this.#marks.add("CRC wrong");
      return told.names.join(", ");
    }
    const title = isTable ? "Part of a section" : "Payload";
    packet.raw(at, end - at, "payload", title, `${end - at} bytes`);
    return tablePids[pid] ?? this.#essences.get(pid) ?? "";
  }

  #count(pid: number, what: string): void {
    const known = this.#carried.find((one) => one.pid === pid);
    // Times say something of one packet, and have no room in the line of all.
    const kind = what.replace(/, (PTS|DTS) .*$/, "");
    if (known === undefined) this.#carried.push({ pid, packets: 1, what: kind });
    else {
      known.packets += 1;
      if (known.what === "") known.what = kind;
    }
  }

  line(): string {
    const pids = this.#carried.map(({ pid, packets, what }) => {
      const times = packets === 1 ? "" : ` ×${packets}`;
      return `${pid}${what === "" ? "" : ` ${what}`}${times}`;
    });
    const shown = pids.slice(0, pidsInLine).join(", ");
    const more = pids.length > pidsInLine ? ` and ${pids.length - pidsInLine} more` : "";
    return [`PID ${shown}${more}`, ...this.#marks].join(", ");
  }
}

/** As many as seven packets have. */
const pidsInLine = 7;

function sayPid(pid: number): string {
  const name = pid === nullPid ? "null packets" : tablePids[pid];
  return name === undefined ? `${pid} (0x${pid.toString(16)})` : `${pid}, ${name} (0x${pid.toString(16)})`;
}

/** 2.4.3.4. @returns where the payload begins, and the program's clock in words */
function decodeAdaptation(packet: Branch, begin: number): [number, string] {
  const length = packet.peek8(begin);
  let told = "";
  packet.branch(begin, 1 + length, "adaptation", "Adaptation field", (inner) => {
    inner.u8(begin, "length", "Adaptation field length", { unit: "bytes" });
    if (length === 0) return "1 byte of stuffing";
    const flags = begin + 1;
    const isBroken = inner.flag(flags, 1, 0, "discontinuity", "Discontinuity indicator");
    const isEntry = inner.flag(flags, 1, 1, "random-access", "Random access indicator");
    inner.flag(flags, 1, 2, "es-priority", "Elementary stream priority indicator");
    const hasPcr = inner.flag(flags, 1, 3, "pcr-flag", "PCR flag");
    const hasOpcr = inner.flag(flags, 1, 4, "opcr-flag", "OPCR flag");
    const hasSplice = inner.flag(flags, 1, 5, "splice-flag", "Splicing point flag");
    const hasPrivate = inner.flag(flags, 1, 6, "private-flag", "Transport private data flag");
    const hasExtension = inner.flag(flags, 1, 7, "extension-flag", "Adaptation field extension flag");
    let at = begin + 2;
    if (hasPcr) {
      told = `PCR ${decodeClock(inner, at, "pcr", "Program clock reference (PCR)")}`;
      at += 6;
    }
    if (hasOpcr) {
      decodeClock(inner, at, "opcr", "Original program clock reference (OPCR)");
      at += 6;
    }
    if (hasSplice) {
      inner.i8(at, "splice", "Splice countdown", { unit: "packets" });
      at += 1;
    }
    if (hasPrivate) {
      const size = inner.u8(at, "private-length", "Transport private data length", { unit: "bytes" });
      if (size > 0) inner.raw(at + 1, size, "private", "Private data");
      at += 1 + size;
    }
    if (hasExtension) {
      const size = 1 + inner.peek8(at);
      inner.raw(at, size, "extension", "Adaptation field extension");
      at += size;
    }
    if (inner.left(at) > 0) inner.raw(at, inner.left(at), "stuffing", "Stuffing", `${inner.left(at)} bytes`);
    const marks = [told, isBroken ? "discontinuity" : "", isEntry ? "random access" : ""];
    return marks.filter((mark) => mark !== "").join(", ") || `${length} bytes`;
  });
  return [begin + 1 + length, told];
}

/** 33 bits at 90 kHz, 6 that are reserved, 9 of the remainder at 27 MHz. */
function decodeClock(inner: Branch, at: number, word: string, title: string): string {
  const base = inner.peek32(at) * 2 + (inner.peek16(at + 4) >> 15);
  const ticks = base * 300 + (inner.peek16(at + 4) & 0x01ff);
  const text = sayTicks(ticks, 27_000_000);
  inner.value(at, 6, word, title, ticks, text);
  return text.slice(0, text.indexOf(" "));
}
