import { printable } from "../../text/printable.ts";
import { readUtf8 } from "../../text/utf8.ts";
import { type Branch, Cut } from "../branch.ts";
import { type Decoder, type Evidence, evidence, type Sent } from "../decoder.ts";
import { wordOf } from "../match.ts";
import { nameIn } from "../names.ts";

/** What differs between the protocols that speak DNS messages (RFC 1035) by multicast. */
interface Dialect {
  /** The top bit of a class is no part of it (RFC 6762, sections 5.4 and 10.2). */
  readonly marksClass: boolean;
  decodeFlags(packet: Branch): boolean;
}

const types: Readonly<Record<number, string>> = {
  ...{ 1: "A", 2: "NS", 5: "CNAME", 6: "SOA", 12: "PTR", 13: "HINFO", 15: "MX", 16: "TXT", 28: "AAAA" },
  ...{ 33: "SRV", 39: "DNAME", 41: "OPT", 43: "DS", 46: "RRSIG", 47: "NSEC", 48: "DNSKEY", 64: "SVCB" },
  ...{ 65: "HTTPS", 255: "ANY" },
};
const classes: Readonly<Record<number, string>> = { 1: "IN", 3: "CH", 4: "HS", 254: "NONE", 255: "ANY" };
const responseCodes: Readonly<Record<number, string>> = {
  ...{ 0: "No error", 1: "Format error", 2: "Server failure", 3: "No such name", 4: "Not implemented" },
  ...{ 5: "Refused", 6: "Name exists", 7: "RRset exists", 8: "No such RRset", 9: "Not authoritative" },
};

/** Multicast DNS, RFC 6762. */
export const mdns: Decoder = {
  type: "mdns",
  title: "mDNS",
  ports: [5_353],
  recognise: (bytes, sent) =>
    isOfPort(sent, 5_355) ? evidence.none : looksLikeDns(bytes, isOfPort(sent, 5_353)),
  decode: (packet) => decodeMessage(packet, mdnsDialect),
};

/** Link-Local Multicast Name Resolution, RFC 4795. */
export const llmnr: Decoder = {
  type: "llmnr",
  title: "LLMNR",
  ports: [5_355],
  recognise: (bytes, sent) => (isOfPort(sent, 5_355) ? looksLikeDns(bytes, true) : evidence.none),
  decode: (packet) => decodeMessage(packet, llmnrDialect),
};

/** To it or, as answers to one host are, from it. */
function isOfPort({ port, sourcePort }: Sent, its: number): boolean {
  return port === its || sourcePort === its;
}

const mdnsDialect: Dialect = {
  marksClass: true,
  decodeFlags(packet) {
    const isResponse = packet.flag(2, 2, 0, "response", "Response");
    packet.bits(2, 2, 1, 4, "opcode", "Opcode", { names: { 0: "Standard query" } });
    packet.flag(2, 2, 5, "authoritative", "Authoritative answer");
    packet.flag(2, 2, 6, "truncated", "Truncated");
    packet.flag(2, 2, 7, "recursion-desired", "Recursion desired");
    packet.flag(2, 2, 8, "recursion-available", "Recursion available");
    packet.flag(2, 2, 10, "authentic", "Authentic data");
    packet.flag(2, 2, 11, "checking-disabled", "Checking disabled");
    packet.bits(2, 2, 12, 4, "response-code", "Response code", { names: responseCodes });
    return isResponse;
  },
};

const llmnrDialect: Dialect = {
  marksClass: false,
  decodeFlags(packet) {
    const isResponse = packet.flag(2, 2, 0, "response", "Response");
    packet.bits(2, 2, 1, 4, "opcode", "Opcode", { names: { 0: "Standard query" } });
    packet.flag(2, 2, 5, "conflict", "Conflict");
    packet.flag(2, 2, 6, "truncated", "Truncated");
    packet.flag(2, 2, 7, "tentative", "Tentative");
    packet.bits(2, 2, 12, 4, "response-code", "Response code", { names: responseCodes });
    return isResponse;
  },
};

/**
 * A message has no magic word: its counts must fit what is there to the last byte. Without the port its class must be
 * one that multicast uses too, and random bytes do not get as far as that.
 */
function looksLikeDns(bytes: Uint8Array, isAtPort: boolean): Evidence {
  if (bytes.length < 17) return isAtPort && bytes.length >= 12 ? evidence.possible : evidence.none;
  const u16 = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  // Standard queries only; the bit that must be zero (RFC 1035, 4.1.1).
  if ((u16(2) & 0x7840) !== 0) return evidence.none;
  const questions = u16(4);
  const records = u16(6) + u16(8) + u16(10);
  if (questions + records === 0 || 5 * questions + 11 * records > bytes.length) return evidence.none;
  let at = 12;
  for (let entry = 0; entry < questions + records; entry += 1) {
    const isQuestion = entry < questions;
    at = skipName(bytes, at);
    if (at < 0 || at + (isQuestion ? 4 : 10) > bytes.length) return evidence.none;
    const type = u16(at);
    const itsClass = u16(at + 2) & 0x7fff;
    if (type !== 41 && itsClass !== 1 && itsClass !== 255) return evidence.none;
    if (!isAtPort && !Object.hasOwn(types, type)) return evidence.none;
    at += isQuestion ? 4 : 10 + u16(at + 8);
    if (at > bytes.length) return evidence.none;
  }
  return at === bytes.length ? evidence.likely : isAtPort ? evidence.possible : evidence.none;
}

/** Behind a name; -1 where it ends outside of the bytes or has a label of a kind that is not used. */
function skipName(bytes: Uint8Array, begin: number): number {
  let at = begin;
  while (at < bytes.length) {
    const length = bytes[at] ?? 0;
    if (length === 0) return at + 1;
    if (length >= 0xc0) return at + 2 <= bytes.length ? at + 2 : -1;
    if (length >= 0x40 || at - begin > 255) return -1;
    at += 1 + length;
  }
  return -1;
}

function endOfName(packet: Branch, at: number): number {
  const end = skipName(packet.bytes, at);
  if (end < 0) throw new Cut();
  return end;
}

interface Name {
  readonly text: string;
  /** Behind it, where it stands. */
  readonly end: number;
}

/** A name of 255 bytes has no more labels, and so no more pointers that lead to one. */
const pointersMost = 127;

/**
 * A name with its pointers followed (RFC 1035, 4.1.4). Each must point before the part that it ends, so that none is followed
 * twice, and a name has 255 bytes at most.
 */
function readName(packet: Branch, begin: number): Name {
  const { bytes } = packet;
  const labels: string[] = [];
  let at = begin;
  let end = -1;
  let part = begin;
  let total = 0;
  let pointers = 0;
  for (;;) {
    const length = bytes[at];
    if (length === undefined || (length >= 0x40 && length < 0xc0)) throw new Cut();
    if (length >= 0xc0) {
      const target = (length & 0x3f) * 256 + (bytes[at + 1] ?? 0);
      pointers += 1;
      if (at + 2 > bytes.length || target >= part || pointers > pointersMost) throw new Cut();
      if (end < 0) end = at + 2;
      at = target;
      part = target;
    } else {
      total += length + 1;
      if (at + 1 + length > bytes.length || total > 255) throw new Cut();
      if (length === 0) break;
      labels.push(labelText(bytes, at + 1, at + 1 + length));
      at += 1 + length;
    }
  }
  if (end < 0) end = at + 1;
  if (end > packet.end) throw new Cut();
  return { text: labels.length === 0 ? "<Root>" : labels.join("."), end };
}

/** Most are in ASCII, and made without asking a decoder: a message may name thousands. */
function labelText(bytes: Uint8Array, begin: number, end: number): string {
  let text = "";
  for (let at = begin; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return readUtf8(bytes.subarray(begin, end));
    text += String.fromCharCode(byte);
  }
  return text;
}

function name(packet: Branch, at: number, word: string, title: string): Name {
  const found = readName(packet, at);
  packet.value(at, found.end - at, word, title, found.text);
  return found;
}

/** A record as its line in the summary needs it. */
interface Summed {
  readonly type: number;
  readonly name: string;
  readonly data: string;
  readonly ttl: number;
  /** All of it: “SRV nas-2._http._tcp.local nas-2.local:80”. */
  readonly line: string;
}

const nothing: Summed = { type: 0, name: "", data: "", ttl: 0, line: "" };

const sections = [
  { word: "answer", title: "Answer", count: 6 },
  { word: "authority", title: "Authority", count: 8 },
  { word: "additional", title: "Additional", count: 10 },
] as const;

function decodeMessage(packet: Branch, dialect: Dialect): string {
  packet.u16(0, "id", "Transaction ID", { hex: true });
  const isResponse = dialect.decodeFlags(packet);
  const questions = packet.u16(4, "questions", "Questions");
  for (const { word, title, count } of sections) packet.u16(count, `${word}-count`, `${title} records`);
  const [asked, behind] = decodeSection(packet, 12, questions, "question", "Question", dialect);
  let at = behind;
  const found: Summed[][] = [];
  for (const { word, title, count } of sections) {
    const [its, end] = decodeSection(packet, at, packet.peek16(count), word, title, dialect);
    at = end;
    found.push(its);
  }
  if (packet.left(at) > 0) packet.raw(at, packet.left(at), "rest", "Bytes behind the message");
  const [answers = [], authorities = [], additional = []] = found;
  return isResponse ? sumResponse(answers, asked, additional) : sumQuery(asked, authorities);
}

/** One section as a field that holds its records, or questions; none where it is empty. @returns them, and where they end */
function decodeSection(
  packet: Branch,
  begin: number,
  count: number,
  word: string,
  title: string,
  dialect: Dialect,
): [Summed[], end: number] {
  const found: Summed[] = [];
  if (count === 0) return [found, begin];
  const isQuestion = word === "question";
  const end = endOfSection(packet, begin, count, isQuestion);
  packet.branch(begin, end - begin, word, `${title} (${count})`, (inner) => {
    let at = begin;
    for (let entry = 0; entry < count; entry += 1) {
      const named = endOfName(inner, at);
      const length = named - at + (isQuestion ? 4 : 10 + inner.peek16(named + 8));
      const decode = isQuestion ? decodeQuestion : decodeRecord;
      found.push(decode(inner, at, length, typeName(inner.peek16(named)), dialect));
      at += length;
    }
    const [only] = found;
    return count === 1 && only ? only.line : listed([...new Set(found.map(({ type }) => typeName(type)))]);
  });
  return [found, end];
}

/** Where a section ends; where it is cut off, the packet does. */
function endOfSection({ bytes, end }: Branch, begin: number, count: number, isQuestion: boolean): number {
  let at = begin;
  for (let entry = 0; entry < count; entry += 1) {
    const named = skipName(bytes, at);
    if (named < 0) return end;
    const size = ((bytes[named + 8] ?? 0) << 8) | (bytes[named + 9] ?? 0);
    at = named + (isQuestion ? 4 : 10 + size);
    if (at > end) return end;
  }
  return at;
}

function decodeQuestion(
  packet: Branch,
  at: number,
  length: number,
  kind: string,
  { marksClass }: Dialect,
): Summed {
  let asked = nothing;
  packet.branch(at, length, wordOf(kind), kind, (inner) => {
    const { text, end } = name(inner, at, "name", "Name");
    const type = inner.u16(end, "type", "Type", { names: types });
    const isUnicast = marksClass && inner.flag(end + 2, 2, 0, "unicast-response", "Unicast response (QU)");
    decodeClass(inner, end + 2, marksClass);
    const told = `${text}${isUnicast ? ", QU" : ""}`;
    asked = { ...nothing, type, name: text, line: `${kind} ${told}` };
    return told;
  });
  return asked;
}

function decodeClass(inner: Branch, at: number, marksClass: boolean): void {
  if (marksClass) inner.bits(at, 2, 1, 15, "class", "Class", { names: classes });
  else inner.u16(at, "class", "Class", { names: classes });
}

function decodeRecord(
  packet: Branch,
  at: number,
  length: number,
  kind: string,
  { marksClass }: Dialect,
): Summed {
  let summed = nothing;
  packet.branch(at, length, wordOf(kind), kind, (inner) => {
    const { text, end } = name(inner, at, "name", "Name");
    const type = inner.u16(end, "type", "Type", { names: types });
    if (type === 41) {
      const told = decodeOptions(inner, end + 2);
      summed = { ...nothing, type, line: `${kind} ${told}` };
      return told;
    }
    if (marksClass) inner.flag(end + 2, 2, 0, "cache-flush", "Cache flush");
    decodeClass(inner, end + 2, marksClass);
    const ttl = inner.u32(end + 4, "ttl", "Time to live", { unit: "s" });
    const size = inner.u16(end + 8, "data-length", "Data length", { unit: "bytes" });
    const data = size === 0 ? "" : decodeData(inner, type, end + 10, size);
    const told = `${text}${data === "" ? "" : ` ${data}`}`;
    summed = { type, name: text, data, ttl, line: `${kind} ${told}` };
    return told;
  });
  return summed;
}

function typeName(type: number): string {
  return nameIn(types, type) ?? `type ${type}`;
}

/** Answers the data in a few words. */
function decodeData(inner: Branch, type: number, at: number, size: number): string {
  switch (type) {
    case 1:
      return inner.ipv4(at, "address", "Address");
    case 28:
      return inner.ipv6(at, "address", "Address");
    case 2:
    case 5:
    case 12:
    case 39:
      return name(inner, at, "domain-name", "Domain name").text;
    case 16:
      return decodeTexts(inner, at, size);
    case 33: {
      inner.u16(at, "priority", "Priority");
      inner.u16(at + 2, "weight", "Weight");
      const port = inner.u16(at + 4, "port", "Port");
      return `${name(inner, at + 6, "target", "Target").text}:${port}`;
    }
    case 47:
      return decodeNsec(inner, at, size);
    case 13: {
      const cpu = lengthAndText(inner, at, "cpu", "CPU");
      const os = lengthAndText(inner, at + 1 + inner.peek8(at), "os", "Operating system");
      return `${cpu}, ${os}`;
    }
    default:
      inner.raw(at, size, "data", "Data");
      return `${size} bytes`;
  }
}

function lengthAndText(inner: Branch, at: number, word: string, title: string): string {
  const length = inner.u8(at, `${word}-length`, `${title} length`, { unit: "bytes" });
  return inner.text(at + 1, length, word, title);
}

/** RFC 6763, section 6: strings of one attribute each. */
function decodeTexts(inner: Branch, begin: number, size: number): string {
  const texts: string[] = [];
  for (let at = begin; at < begin + size; at += 1 + inner.peek8(at)) {
    texts.push(lengthAndText(inner, at, "text", "Text"));
  }
  return texts.filter((text) => text !== "").join(" ");
}

/** RFC 4034, section 4.1.2: blocks of a bit for each type. */
function decodeNsec(inner: Branch, begin: number, size: number): string {
  let { end: at } = name(inner, begin, "next", "Next domain name");
  const held: string[] = [];
  while (at < begin + size) {
    const block = inner.peek8(at);
    const length = inner.peek8(at + 1);
    const its: string[] = [];
    for (let bit = 0; bit < 8 * length; bit += 1) {
      if ((inner.peek8(at + 2 + (bit >> 3)) & (0x80 >> (bit & 7))) !== 0)
        its.push(typeName(256 * block + bit));
    }
    inner.value(at, 2 + length, "types", "Types that exist", its.join(", "));
    held.push(...its);
    at += 2 + length;
  }
  return held.join(", ");
}

/** RFC 6891: class, TTL and data have meanings of their own. */
function decodeOptions(inner: Branch, at: number): string {
  const size = inner.u16(at, "udp-size", "UDP payload size", { unit: "bytes" });
  inner.u8(at + 2, "extended-code", "Higher bits of the response code");
  inner.u8(at + 3, "version", "EDNS version");
  inner.flag(at + 4, 2, 0, "dnssec-ok", "DNSSEC answers accepted");
  const length = inner.u16(at + 6, "data-length", "Data length", { unit: "bytes" });
  for (let option = at + 8; option < at + 8 + length; option += 4 + inner.peek16(option + 2)) {
    const optionLength = inner.peek16(option + 2);
    inner.branch(option, 4 + optionLength, "option", "Option", (branch) => {
      const code = branch.u16(option, "code", "Code", { names: optionCodes });
      branch.u16(option + 2, "length", "Length", { unit: "bytes" });
      if (optionLength > 0) branch.raw(option + 4, optionLength, "data", "Data");
      return nameIn(optionCodes, code) ?? `code ${code}`;
    });
  }
  return `${size} bytes`;
}

const optionCodes: Readonly<Record<number, string>> = {
  ...{ 3: "NSID", 4: "Owner", 8: "Client subnet", 10: "Cookie", 11: "TCP keep-alive", 12: "Padding" },
};

/** The line of a query: the types once, then what is asked; a probe says that it is one (RFC 6762, 8.1). */
function sumQuery(asked: readonly Summed[], claimed: readonly Summed[]): string {
  const verb = claimed.length > 0 ? "Probe" : "Query";
  return asked.length === 0 ? `${verb} of nothing` : `${verb} ${sumAsked(asked)}`;
}

function sumAsked(asked: readonly Summed[]): string {
  const kinds = [...new Set(asked.map(({ type }) => typeName(type)))];
  const names = [...new Set(asked.map(({ name: one }) => shortName(one)))];
  return `${listed(kinds)} ${listed(names)}`;
}

/** The line of a response: the first record with its data, or kinds where there are several. */
function sumResponse(
  answers: readonly Summed[],
  asked: readonly Summed[],
  additional: readonly Summed[],
): string {
  const first = [...answers].sort((one, two) => telling(two) - telling(one))[0];
  if (first === undefined)
    return asked.length === 0 ? "Answer without records" : `No answer to ${sumAsked(asked)}`;
  const verb = answers.every(({ ttl }) => ttl === 0) ? "Goodbye" : "Answer";
  if (answers.length === 1) return `${verb} ${sumRecord(first)}`;
  const host = onlyHost(answers, additional);
  if (host !== null) return `${verb} PTR, ${answers.length} services on ${host}`;
  const kinds = [...new Set(answers.map(({ type }) => typeName(type)))];
  const names = [...new Set(answers.map((one) => shortName(one.name)))];
  if (names.length === 1 && kinds.length > 1) return `${verb} ${listed(kinds)} ${names[0]}`;
  return `${verb} ${sumRecord(first)} and ${answers.length - 1} more`;
}

/** Which record of several is told: a service before its host, and before what goes with it. */
function telling({ type, name: owner }: Summed): number {
  if (type === 12) return owner.endsWith(".arpa") ? 1 : 6;
  return nameIn(tellingTypes, type) ?? 0;
}

const tellingTypes: Readonly<Record<number, number>> = { 33: 5, 1: 4, 28: 3, 16: 2 };

/** The host of all services that pointers lead to, where the records beside them say so; null where not. */
function onlyHost(answers: readonly Summed[], additional: readonly Summed[]): string | null {
  const services = new Map<string, string>();
  for (const { type, name: one, data } of additional) {
    if (type === 33) services.set(one, data.replace(/(\.local)?:\d+$/, ""));
  }
  const hosts = new Set(answers.map(({ type, data }) => (type === 12 ? services.get(data) : undefined)));
  const [host] = hosts;
  return hosts.size === 1 && host !== undefined ? printable(host) : null;
}

function sumRecord({ type, name: owner, data }: Summed): string {
  // What a pointer points to says more than the pointer, and names the service as well.
  if (type === 12) return `PTR ${shortName(data)}`;
  if (type === 33) return `SRV ${shortName(owner)}, port ${data.slice(data.lastIndexOf(":") + 1)}`;
  return data === ""
    ? `${typeName(type)} ${shortName(owner)}`
    : `${typeName(type)} ${shortName(owner)} ${data}`;
}

/** Services are all in `local`; hosts keep it, as they are written with it. */
function shortName(full: string): string {
  const isService = /(^|\.)_[^.]+\._(tcp|udp)\.local$/.test(full);
  return printable(isService ? full.slice(0, -".local".length) : full);
}

function listed(all: readonly string[]): string {
  const shown = all.slice(0, listedMost).join(", ");
  return all.length <= listedMost ? shown : `${shown} and ${all.length - listedMost} more`;
}

/** In a line, which is narrow. */
const listedMost = 4;
