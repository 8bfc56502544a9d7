import { crc32 } from "../../transport-stream/crc32.ts";
import { essenceOf } from "../../transport-stream/stream-types.ts";
import type { Branch } from "../branch.ts";
import { decodeDescriptors } from "./ts-descriptors.ts";
import { sayDigits, sayDvbTime } from "./ts-time.ts";

const crcLength = 4;
/** Table, length: what all sections begin with. */
const shortHeader = 3;
/** With syntax: identifier, version and numbers behind it. */
const longHeader = 8;

const tables: Readonly<Record<number, string>> = {
  ...{ 0: "PAT", 1: "CAT", 2: "PMT", 3: "TSDT", 64: "NIT", 65: "NIT of another network", 66: "SDT" },
  ...{ 70: "SDT of another stream", 74: "BAT", 78: "EIT now and next", 112: "TDT", 113: "RST" },
  ...{ 79: "EIT of another stream", 114: "Stuffing", 115: "TOT", 116: "AIT", 126: "DIT", 127: "SIT" },
  ...{ 58: "DSM-CC", 59: "DSM-CC messages", 60: "DSM-CC data", 61: "DSM-CC descriptors", 62: "MPE" },
  ...{ 199: "MGT", 200: "TVCT", 201: "CVCT", 203: "ATSC EIT", 205: "STT", 252: "SCTE 35" },
};

/** EN 300 468, table 2. */
export function tableName(id: number): string {
  if (id >= 0x50 && id <= 0x5f) return "EIT schedule";
  if (id >= 0x60 && id <= 0x6f) return "EIT schedule of another stream";
  if (id === 0x80 || id === 0x81) return "ECM";
  return tables[id] ?? `table 0x${id.toString(16).padStart(2, "0")}`;
}

/** Whether a whole section whose CRC is right stands there, or one of a PMT begins there. */
export function looksLikeSection(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + longHeader > end) return false;
  // Syntax indicator, a zero and two reserved ones (2.4.4); SCTE 35 and others have no syntax.
  const length = (((bytes[at + 1] ?? 0) & 0x0f) << 8) | (bytes[at + 2] ?? 0);
  if (length >= 9 && at + shortHeader + length <= end)
    return crc32(bytes, at, at + shortHeader + length) === 0;
  return bytes[at] === 2 && ((bytes[at + 1] ?? 0) & 0xf0) === 0xb0 && length <= 1_021;
}

/** What the sections in one packet told. */
export interface Told {
  /** Tables by name: “PAT”, “SDT Playout A”. */
  readonly names: string[];
  /** Types of elementary streams that a PMT gave, by PID. */
  readonly essences: Map<number, string>;
  isDamaged: boolean;
}

/**
 * The sections that begin in the payload of one packet, behind its pointer field, and what stands of one that began earlier.
 * A section that goes on in another packet is read as far as it stands here.
 */
export function decodeSections(packet: Branch, begin: number, end: number): Told {
  const told: Told = { names: [], essences: new Map(), isDamaged: false };
  const pointer = packet.u8(begin, "pointer", "Pointer field");
  let at = begin + 1;
  if (pointer > 0) {
    const earlier = Math.min(pointer, end - at);
    if (earlier > 0)
      packet.raw(
        at,
        earlier,
        "section-part",
        "End of a section",
        `${earlier} bytes, begun in an earlier packet`,
      );
    at += pointer;
  }
  while (at + shortHeader <= end && packet.peek8(at) !== 0xff) {
    const length = shortHeader + (packet.peek16(at + 1) & 0x0fff);
    decodeSection(packet, at, length, end, told);
    at += length;
  }
  if (at < end) packet.raw(at, end - at, "stuffing", "Stuffing", `${end - at} bytes`);
  return told;
}

function decodeSection(packet: Branch, at: number, length: number, end: number, told: Told): void {
  const here = Math.min(length, end - at);
  packet.branch(at, here, "section", "Section", (inner) => {
    const id = inner.u8(at, "table-id", "Table ID", {
      say: (value) => `${tableName(value)} (0x${value.toString(16).padStart(2, "0")})`,
    });
    const hasSyntax = inner.flag(at + 1, 2, 0, "syntax", "Section syntax indicator");
    inner.bits(at + 1, 2, 4, 12, "length", "Section length", { unit: "bytes" });
    const isWhole = here === length;
    // TDT and RST end without one (EN 300 468, 5.2).
    const hasCrc = hasSyntax || id === 0x73 || id === 0xfc;
    const last = isWhole && hasCrc ? at + here - crcLength : at + here;
    const body = new Body(inner, at, Math.max(last, at + shortHeader));
    const detail = hasSyntax ? decodeLong(body, id, told) : decodeShort(body, id);
    body.rest(isWhole ? "data" : "section-part", isWhole ? "Data" : "Goes on in another packet");
    const name = tableName(id);
    let note = isWhole ? "" : " (goes on in another packet)";
    if (isWhole && hasCrc && here >= shortHeader + crcLength && !decodeCrc(inner, at, here)) {
      note = " (CRC wrong)";
      told.isDamaged = true;
    }
    const text = `${name}${note}${detail === "" ? "" : ` ${detail}`}`;
    told.names.push(`${name}${id === 0x42 && detail !== "" ? ` ${detail}` : ""}`);
    return text;
  });
}

/** @returns whether it is right */
function decodeCrc(inner: Branch, at: number, length: number): boolean {
  const isRight = crc32(inner.bytes, at, at + length) === 0;
  inner.u32(at + length - crcLength, "crc", "CRC 32", {
    say: (value) => `0x${value.toString(16).padStart(8, "0")}, ${isRight ? "right" : "wrong"}`,
  });
  return isRight;
}

/** A section's own fields: they are read as far as whole ones stand in this packet. */
class Body {
  readonly inner: Branch;
  at: number;
  readonly begin: number;
  readonly end: number;

  constructor(inner: Branch, begin: number, end: number) {
    this.inner = inner;
    this.begin = begin;
    this.at = begin + shortHeader;
    this.end = end;
  }

  has(bytes: number): boolean {
    return this.at + bytes <= this.end;
  }

  /** Descriptors with the 12 bits of their length in front; false where they do not stand here as a whole. */
  descriptors(word: string, title: string): string[] | null {
    if (!this.has(2)) return null;
    const length = this.inner.peek16(this.at) & 0x0fff;
    if (!this.has(2 + length)) return null;
    this.inner.bits(this.at, 2, 4, 12, word, title, { unit: "bytes" });
    const told = decodeDescriptors(this.inner, this.at + 2, this.at + 2 + length);
    this.at += 2 + length;
    return told;
  }

  rest(word: string, title: string): void {
    const left = this.end - this.at;
    if (left > 0) this.inner.raw(this.at, left, word, title, `${left} bytes`);
    this.at = this.end;
  }
}

const identifiers: Readonly<Record<number, readonly [word: string, title: string]>> = {
  0: ["ts-id", "Transport stream ID"],
  2: ["program", "Program number"],
  64: ["network-id", "Network ID"],
  65: ["network-id", "Network ID"],
  66: ["ts-id", "Transport stream ID"],
  70: ["ts-id", "Transport stream ID"],
  74: ["bouquet-id", "Bouquet ID"],
};

/** 2.4.4.10: the fields that all sections with syntax have, then the table's own. */
function decodeLong(body: Body, id: number, told: Told): string {
  const { inner, begin } = body;
  if (!body.has(longHeader - shortHeader)) return "";
  const isEit = id >= 0x4e && id <= 0x6f;
  const [word, title] =
    identifiers[id] ?? (isEit ? ["service", "Service ID"] : ["extension-id", "Table ID extension"]);
  const number = inner.u16(begin + 3, word, title);
  inner.bits(begin + 5, 1, 2, 5, "version", "Version number");
  inner.flag(begin + 5, 1, 7, "current", "Current or next", { 0: "Next", 1: "Current" });
  inner.u8(begin + 6, "number", "Section number");
  inner.u8(begin + 7, "last", "Last section number");
  body.at = begin + longHeader;
  switch (id) {
    case 0:
      return decodePat(body);
    case 1:
    case 3:
      decodeDescriptors(inner, body.at, body.end);
      body.at = body.end;
      return "";
    case 2:
      return `of program ${number}${decodePmt(body, told)}`;
    case 0x40:
    case 0x41:
    case 0x4a:
      return decodeNit(body);
    case 0x42:
    case 0x46:
      return decodeSdt(body);
    default:
      return isEit ? decodeEit(body) : "";
  }
}

/** 2.4.4.3. */
function decodePat(body: Body): string {
  const told: string[] = [];
  while (body.has(4)) {
    const at = body.at;
    body.inner.branch(at, 4, "entry", "Program", (inner) => {
      const program = inner.u16(at, "program", "Program number");
      const pid = inner.bits(at + 2, 2, 3, 13, program === 0 ? "network-pid" : "pmt-pid", "PID");
      const text = `${program === 0 ? "NIT" : `program ${program}`} on PID ${pid}`;
      told.push(text);
      return text;
    });
    body.at += 4;
  }
  return told.join(", ");
}

/** 2.4.4.8. */
function decodePmt(body: Body, told: Told): string {
  const { inner } = body;
  if (!body.has(4)) return "";
  const pcr = inner.bits(body.at, 2, 3, 13, "pcr-pid", "PCR PID");
  body.at += 2;
  if (body.descriptors("info-length", "Program info length") === null) return "";
  const streams: string[] = [];
  while (body.has(5)) {
    const at = body.at;
    const length = 5 + (inner.peek16(at + 3) & 0x0fff);
    if (!body.has(length)) break;
    inner.branch(at, length, "stream", "Stream", (branch) => {
      const { type, content, language } = essenceOf(inner.peek8(at), inner.bytes, at + 5, at + length);
      const isMedia = (content === "video" || content === "audio") && !type.endsWith(content);
      const what = isMedia ? `${type} ${content}` : type;
      branch.u8(at, "stream-type", "Stream type", {
        say: (value) => `${type} (0x${value.toString(16).padStart(2, "0")})`,
      });
      const pid = branch.bits(at + 1, 2, 3, 13, "stream-pid", "Elementary PID");
      branch.bits(at + 3, 2, 4, 12, "info-length", "ES info length", { unit: "bytes" });
      decodeDescriptors(branch, at + 5, at + length);
      told.essences.set(pid, what);
      const text = `PID ${pid} ${what}${language === null ? "" : ` ${language}`}`;
      streams.push(text);
      return text;
    });
    body.at += length;
  }
  return `, PCR on PID ${pcr}${streams.length === 0 ? "" : `, ${streams.join(", ")}`}`;
}

/** EN 300 468, 5.2.1; the BAT is built alike. */
function decodeNit(body: Body): string {
  const [name = ""] = body.descriptors("info-length", "Length of the network's descriptors") ?? [];
  if (!body.has(2)) return name;
  body.inner.bits(body.at, 2, 4, 12, "streams-length", "Transport stream loop length", { unit: "bytes" });
  body.at += 2;
  while (body.has(6)) {
    const at = body.at;
    const length = 6 + (body.inner.peek16(at + 4) & 0x0fff);
    if (!body.has(length)) break;
    body.inner.branch(at, length, "stream", "Transport stream", (inner) => {
      const id = inner.u16(at, "ts-id", "Transport stream ID");
      inner.u16(at + 2, "original-network-id", "Original network ID");
      inner.bits(at + 4, 2, 4, 12, "info-length", "Length of its descriptors", { unit: "bytes" });
      decodeDescriptors(inner, at + 6, at + length);
      return `stream ${id}`;
    });
    body.at += length;
  }
  return name;
}

const running: Readonly<Record<number, string>> = {
  ...{
    0: "Undefined",
    1: "Not running",
    2: "Starts in a few seconds",
    3: "Pausing",
    4: "Running",
    5: "Off-air",
  },
};

/** EN 300 468, 5.2.3. */
function decodeSdt(body: Body): string {
  const names: string[] = [];
  if (!body.has(3)) return "";
  body.inner.u16(body.at, "original-network-id", "Original network ID");
  body.inner.raw(body.at + 2, 1, "reserved", "Reserved");
  body.at += 3;
  while (body.has(5)) {
    const at = body.at;
    const length = 5 + (body.inner.peek16(at + 3) & 0x0fff);
    if (!body.has(length)) break;
    body.inner.branch(at, length, "service", "Service", (inner) => {
      const id = inner.u16(at, "service-id", "Service ID");
      inner.flag(at + 2, 1, 6, "eit-schedule", "EIT schedule flag");
      inner.flag(at + 2, 1, 7, "eit-present", "EIT present/following flag");
      inner.bits(at + 3, 2, 0, 3, "running", "Running status", { names: running });
      inner.flag(at + 3, 2, 3, "scrambled", "Free CA mode", { 0: "Free", 1: "Scrambled" });
      inner.bits(at + 3, 2, 4, 12, "info-length", "Length of its descriptors", { unit: "bytes" });
      const [name = `service ${id}`] = decodeDescriptors(inner, at + 5, at + length);
      names.push(name);
      return name;
    });
    body.at += length;
  }
  return names.join(", ");
}

/** EN 300 468, 5.2.4. */
function decodeEit(body: Body): string {
  const names: string[] = [];
  if (!body.has(6)) return "";
  body.inner.u16(body.at, "ts-id", "Transport stream ID");
  body.inner.u16(body.at + 2, "original-network-id", "Original network ID");
  body.inner.u8(body.at + 4, "segment-last", "Segment's last section number");
  body.inner.u8(body.at + 5, "last-table", "Last table ID", { hex: true });
  body.at += 6;
  while (body.has(12)) {
    const at = body.at;
    const length = 12 + (body.inner.peek16(at + 10) & 0x0fff);
    if (!body.has(length)) break;
    body.inner.branch(at, length, "event", "Event", (inner) => {
      const id = inner.u16(at, "event-id", "Event ID");
      const time = decodeTime(inner, at + 2, "start", "Start time");
      const duration = inner.u24(at + 7, "duration", "Duration", { say: sayDigits });
      inner.bits(at + 10, 2, 0, 3, "running", "Running status", { names: running });
      inner.flag(at + 10, 2, 3, "scrambled", "Free CA mode", { 0: "Free", 1: "Scrambled" });
      inner.bits(at + 10, 2, 4, 12, "info-length", "Length of its descriptors", { unit: "bytes" });
      const [name = `event ${id}`] = decodeDescriptors(inner, at + 12, at + length);
      names.push(name);
      return `${name}, ${time} for ${sayDigits(duration)}`;
    });
    body.at += length;
  }
  return names.join(", ");
}

/** Tables without the syntax of others: those of time. */
function decodeShort(body: Body, id: number): string {
  if ((id !== 0x70 && id !== 0x73) || !body.has(5)) return "";
  const time = decodeTime(body.inner, body.at, "utc", "UTC time");
  body.at += 5;
  if (id === 0x73) body.descriptors("info-length", "Length of the descriptors");
  return time;
}

function decodeTime(inner: Branch, at: number, word: string, title: string): string {
  const day = inner.peek16(at);
  const digits = inner.peek8(at + 2) * 0x1_0000 + inner.peek16(at + 3);
  const text = sayDvbTime(day, digits);
  inner.value(at, 5, word, title, text);
  return text;
}
