import { type Branch, Cut } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { ascii, standsAt } from "../match.ts";
import { nameIn } from "../names.ts";
import { unixTime } from "../unix-time.ts";
import { isDiscovery, sayEntity, shortEntity, vendors } from "./rtps-names.ts";
import {
  decodeLocator,
  decodeParameters,
  decodeSequence,
  dotted,
  parametersEnd,
  type Said,
} from "./rtps-parameters.ts";

const magic = ascii("RTPS");
const headerLength = 20;

/** A submessage: its name, and its flags from the second bit from the right on. */
interface Kind {
  readonly name: string;
  readonly flags: readonly (readonly [word: string, title: string])[];
  /** Reads what is behind the submessage's header. @returns what it says in the packet's line; empty where that is nothing */
  readonly decode?: (inner: Branch, at: number, flags: number, le: boolean) => string;
}

const inlineQos = ["inline-qos", "Inline QoS (Q)"] as const;
const final = ["final", "Final (F)"] as const;
const multicast = ["multicast", "Multicast (M)"] as const;
/** DDSI-RTPS 2.5, table 8.13 and section 9.4.5; DDS Security 1.1, table 7. */
const kinds: Readonly<Record<number, Kind>> = {
  1: { name: "PAD", flags: [] },
  6: { name: "ACKNACK", flags: [final], decode: decodeAckNack },
  7: {
    name: "HEARTBEAT",
    flags: [final, ["liveliness", "Liveliness (L)"], ["group-info", "Group info (G)"]],
    decode: decodeHeartbeat,
  },
  8: {
    name: "GAP",
    flags: [
      ["group-info", "Group info (G)"],
      ["filter-count", "Filter count (F)"],
    ],
    decode: decodeGap,
  },
  9: { name: "INFO_TS", flags: [["invalidate", "Invalidate (I)"]], decode: decodeTime },
  12: { name: "INFO_SRC", flags: [], decode: decodeSource },
  13: { name: "INFO_REPLY_IP4", flags: [multicast], decode: decodeReplyIpv4 },
  14: { name: "INFO_DST", flags: [], decode: decodeDestination },
  15: { name: "INFO_REPLY", flags: [multicast], decode: decodeReply },
  18: { name: "NACK_FRAG", flags: [], decode: decodeNackFragment },
  19: { name: "HEARTBEAT_FRAG", flags: [], decode: decodeHeartbeatFragment },
  21: {
    name: "DATA",
    flags: [
      inlineQos,
      ["data-present", "Data (D)"],
      ["key-present", "Key (K)"],
      ["non-standard", "Non-standard payload (N)"],
    ],
    decode: decodeData,
  },
  22: {
    name: "DATA_FRAG",
    flags: [inlineQos, ["key-present", "Key (K)"], ["non-standard", "Non-standard payload (N)"]],
    decode: decodeDataFragment,
  },
  48: { name: "SEC_BODY", flags: [] },
  49: { name: "SEC_PREFIX", flags: [] },
  50: { name: "SEC_POSTFIX", flags: [] },
  51: { name: "SRTPS_PREFIX", flags: [] },
  52: { name: "SRTPS_POSTFIX", flags: [] },
};
const ids: Readonly<Record<number, string>> = Object.fromEntries(
  Object.entries(kinds).map(([id, { name }]) => [id, name]),
);
const padding = 1;
const timestamp = 9;
/** Submessages in the packet's line, which is narrow. */
const toldMost = 3;

/** Real-Time Publish-Subscribe, OMG DDSI-RTPS 2.5: the wire of DDS and ROS 2. */
export const rtps: Decoder = {
  type: "rtps",
  title: "RTPS (DDS)",
  ports: [7_400, 7_401],
  recognise(bytes) {
    const isRtps = bytes.length >= headerLength && standsAt(bytes, 0, magic) && bytes[4] === 2;
    return isRtps ? evidence.certain : evidence.none;
  },
  decode(packet) {
    packet.text(0, 4, "protocol", "Protocol");
    decodeVersion(packet, 4);
    const vendor = decodeVendor(packet, 6);
    decodePrefix(packet, 8, "guid-prefix", "GUID prefix");
    const told: string[] = [];
    const silent: string[] = [];
    for (let at = headerLength; packet.left(at) > 0; ) {
      const [name, text, next] = decodeSubmessage(packet, at);
      if (text === "") silent.push(name);
      else told.push(`${name} ${text}`);
      at = next;
    }
    const what = told.length === 0 ? silent : told;
    const more = what.length > toldMost ? ` and ${what.length - toldMost} more` : "";
    const line = what.length === 0 ? "no submessages" : `${what.slice(0, toldMost).join("; ")}${more}`;
    return vendor === "" ? line : `${line}, from ${vendor}`;
  },
};

function decodeVersion(packet: Branch, at: number): void {
  packet.value(at, 2, "version", "Protocol version", `${packet.peek8(at)}.${packet.peek8(at + 1)}`);
}

function decodeVendor(packet: Branch, at: number): string {
  return nameIn(vendors, packet.u16(at, "vendor", "Vendor ID", { names: vendors, hex: true })) ?? "";
}

function decodePrefix(packet: Branch, at: number, word: string, title: string): string {
  packet.peek32(at + 8);
  const text = dotted(packet.bytes.subarray(at, at + 12));
  packet.value(at, 12, word, title, text);
  return text;
}

function decodeSubmessage(packet: Branch, at: number): [name: string, text: string, next: number] {
  const id = packet.peek8(at);
  const flags = packet.peek8(at + 1);
  const le = (flags & 1) !== 0;
  const length = packet.peek16(at + 2, le);
  // Of the last one 0 means that it goes to the packet's end; what may really be empty is excepted (section 9.4.5.1.3).
  const isToEnd = length === 0 && id !== padding && id !== timestamp;
  const end = isToEnd ? packet.end : at + 4 + length;
  const { name, flags: flagNames, decode } = nameIn(kinds, id) ?? unknownKind(id);
  let told = "";
  packet.branch(at, end - at, name.toLowerCase().replaceAll("_", "-"), name, (inner) => {
    inner.u8(at, "id", "Submessage ID", { names: ids, hex: true });
    for (const [index, [word, title]] of flagNames.entries()) inner.flag(at + 1, 1, 6 - index, word, title);
    inner.flag(at + 1, 1, 7, "little-endian", "Endianness (E)", { 0: "big-endian", 1: "little-endian" });
    inner.u16(at + 2, "length", "octetsToNextHeader", { le, unit: "bytes" });
    if (decode !== undefined) told = decode(inner, at + 4, flags, le);
    else if (end > at + 4) inner.raw(at + 4, end - at - 4, "body", "Body", `${end - at - 4} bytes`);
    return told;
  });
  return [name, told, end];
}

/** Vendors have theirs from 0x80 on. */
function unknownKind(id: number): Kind {
  return { name: id >= 0x80 ? "Vendor" : "Submessage", flags: [] };
}

interface Ends {
  readonly reader: number;
  readonly writer: number;
}

function decodeEnds(inner: Branch, at: number): Ends {
  return {
    reader: inner.u32(at, "reader", "readerEntityId", { say: sayEntity }),
    writer: inner.u32(at + 4, "writer", "writerEntityId", { say: sayEntity }),
  };
}

function decodeData(inner: Branch, at: number, flags: number, le: boolean): string {
  inner.u16(at, "extra-flags", "Extra flags", { le, hex: true });
  const toQos = inner.u16(at + 2, "octets-to-inline-qos", "octetsToInlineQos", { le });
  const { writer } = decodeEnds(inner, at + 4);
  const sequence = decodeSequence(inner, at + 12, "sequence", "writerSN", le);
  const said: Said = new Map();
  const payload = decodeInlineQos(inner, at + 4 + toQos, flags, le, said);
  const hasPayload = (flags & 0x0c) !== 0;
  const size = inner.left(payload);
  const isStandard = (flags & 0x10) === 0;
  if (hasPayload && size > 0) decodePayload(inner, payload, isStandard, isDiscovery(writer) ? said : null);
  const isKey = (flags & 0x08) !== 0;
  const bytes = hasPayload && !isDiscovery(writer) ? `, ${isKey ? "key of " : ""}${size} bytes` : "";
  return `${shortEntity(writer)} seq ${sequence}${bytes}${sayDiscovered(said)}`;
}

/** @returns where the payload begins */
function decodeInlineQos(inner: Branch, at: number, flags: number, le: boolean, said: Said): number {
  if ((flags & 0x02) === 0) return at;
  const end = parametersEnd(inner, at, le);
  inner.branch(at, end - at, "qos", "inlineQos", (list) => {
    decodeParameters(list, at, le, said);
    return `${end - at} bytes`;
  });
  return end;
}

/** What a parameter list says of a participant, or of a writer or reader. */
function sayDiscovered(said: Said): string {
  const name = said.get("entity-name");
  const topic = said.get("topic-name");
  const type = said.get("type-name");
  const status = said.get("status-info");
  return [
    name === undefined ? "" : `, “${name}”`,
    topic === undefined ? "" : `, topic ${topic}`,
    type === undefined ? "" : ` of type ${type}`,
    status === undefined || status === "alive" ? "" : `, ${status}`,
  ].join("");
}

/** RTPS 2.5, table 10.1; DDS-XTypes 1.3, table 60. */
const encapsulations: Readonly<Record<number, string>> = {
  ...{ 0: "CDR_BE", 1: "CDR_LE", 2: "PL_CDR_BE", 3: "PL_CDR_LE", 4: "XML" },
  ...{ 6: "CDR2_BE", 7: "CDR2_LE", 8: "D_CDR2_BE", 9: "D_CDR2_LE", 10: "PL_CDR2_BE", 11: "PL_CDR2_LE" },
};
const parameterLists: Readonly<Record<number, "be" | "le">> = { 2: "be", 3: "le" };

/**
 * The encapsulation's header, and the data.
 * @param said of data that are parameters of discovery: what they say
 */
function decodePayload(inner: Branch, at: number, isStandard: boolean, said: Said | null): void {
  const size = inner.left(at);
  if (!isStandard) {
    inner.raw(at, size, "payload", "Payload", `${size} bytes`);
    return;
  }
  inner.branch(at, size, "payload", "Serialized payload", (payload) => {
    const kind = payload.u16(at, "encapsulation", "Encapsulation kind", { names: encapsulations, hex: true });
    payload.u16(at + 2, "encapsulation-options", "Encapsulation options", { hex: true });
    const order = nameIn(parameterLists, kind);
    if (order !== undefined && said !== null) decodeParameters(payload, at + 4, order === "le", said);
    else if (size > 4) payload.raw(at + 4, size - 4, "data", "Data", `${size - 4} bytes`);
    return `${size} bytes`;
  });
}

function decodeDataFragment(inner: Branch, at: number, flags: number, le: boolean): string {
  inner.u16(at, "extra-flags", "Extra flags", { le, hex: true });
  const toQos = inner.u16(at + 2, "octets-to-inline-qos", "octetsToInlineQos", { le });
  const { writer } = decodeEnds(inner, at + 4);
  const sequence = decodeSequence(inner, at + 12, "sequence", "writerSN", le);
  const first = inner.u32(at + 20, "fragment", "fragmentStartingNum", { le });
  const count = inner.u16(at + 24, "fragments", "fragmentsInSubmessage", { le });
  const size = inner.u16(at + 26, "fragment-size", "fragmentSize", { le, unit: "bytes" });
  const whole = inner.u32(at + 28, "sample-size", "sampleSize", { le, unit: "bytes" });
  const said: Said = new Map();
  const payload = decodeInlineQos(inner, at + 4 + toQos, flags, le, said);
  const left = inner.left(payload);
  // Only the first one begins with the encapsulation.
  if (first === 1 && left > 0) decodePayload(inner, payload, (flags & 0x08) === 0, null);
  else if (left > 0) inner.raw(payload, left, "data", "Fragment", `${left} bytes`);
  const total = size === 0 ? "" : ` of ${Math.ceil(whole / size)}`;
  const which = count === 1 ? `fragment ${first}` : `fragments ${first} to ${first + count - 1}`;
  return `${shortEntity(writer)} seq ${sequence}, ${which}${total}`;
}

function decodeHeartbeat(inner: Branch, at: number, flags: number, le: boolean): string {
  const { writer } = decodeEnds(inner, at);
  const first = decodeSequence(inner, at + 8, "first", "firstSN", le);
  const last = decodeSequence(inner, at + 16, "last", "lastSN", le);
  inner.u32(at + 24, "count", "Count", { le });
  if ((flags & 0x08) !== 0) decodeRest(inner, at + 28, "group", "Group info");
  const none = typeof first === "number" && typeof last === "number" && last < first;
  return none ? `${shortEntity(writer)} has none` : `${shortEntity(writer)} has ${first} to ${last}`;
}

function decodeRest(inner: Branch, at: number, word: string, title: string): void {
  const length = inner.left(at);
  if (length > 0) inner.raw(at, length, word, title, `${length} bytes`);
}

function decodeHeartbeatFragment(inner: Branch, at: number, _flags: number, le: boolean): string {
  const { writer } = decodeEnds(inner, at);
  const sequence = decodeSequence(inner, at + 8, "sequence", "writerSN", le);
  const last = inner.u32(at + 16, "last-fragment", "lastFragmentNum", { le });
  inner.u32(at + 20, "count", "Count", { le });
  return `${shortEntity(writer)} seq ${sequence} has fragments 1 to ${last}`;
}

function decodeAckNack(inner: Branch, at: number, _flags: number, le: boolean): string {
  const { writer } = decodeEnds(inner, at);
  const { base, told, next } = decodeSet(inner, at + 8, 8, "missing", "readerSNState", le);
  inner.u32(next, "count", "Count", { le });
  return told === ""
    ? `${shortEntity(writer)} has all before ${base}`
    : `${shortEntity(writer)} misses ${told}`;
}

function decodeNackFragment(inner: Branch, at: number, _flags: number, le: boolean): string {
  const { writer } = decodeEnds(inner, at);
  const sequence = decodeSequence(inner, at + 8, "sequence", "writerSN", le);
  const { told, next } = decodeSet(inner, at + 16, 4, "missing", "fragmentNumberState", le);
  inner.u32(next, "count", "Count", { le });
  return `${shortEntity(writer)} seq ${sequence} misses fragments ${told === "" ? "none" : told}`;
}

function decodeGap(inner: Branch, at: number, _flags: number, le: boolean): string {
  const { writer } = decodeEnds(inner, at);
  const start = decodeSequence(inner, at + 8, "start", "gapStart", le);
  const { base, told, next } = decodeSet(inner, at + 16, 8, "irrelevant", "gapList", le);
  decodeRest(inner, next, "group", "Group info");
  const end = typeof base === "number" ? base - 1 : base;
  return `${shortEntity(writer)} leaves out ${start} to ${end}${told === "" ? "" : `, ${told}`}`;
}

interface NumberSet {
  readonly base: number | string;
  /** The numbers in it, in runs; empty where there are none. */
  readonly told: string;
  readonly next: number;
}

/** A set holds at most 256 numbers (section 8.3.5.5); more are no set. */
const bitsMost = 256;
/** Runs of numbers in a text. */
const runsMost = 16;

/** Its first number, how many bits follow, and the bits, of which the first is the uppermost of the first word. */
function decodeSet(
  inner: Branch,
  at: number,
  bytes: 4 | 8,
  word: string,
  title: string,
  le: boolean,
): NumberSet {
  const count = inner.peek32(at + bytes, le);
  if (count > bitsMost) throw new Cut();
  const words = at + bytes + 4;
  const length = 4 * Math.ceil(count / 32);
  let base: number | string = 0;
  let told = "";
  inner.branch(at, words + length - at, word, title, (set) => {
    base =
      bytes === 8
        ? decodeSequence(set, at, "base", "bitmapBase", le)
        : set.u32(at, "base", "bitmapBase", { le });
    set.u32(at + bytes, "bits", "numBits", { le });
    const numbers: number[] = [];
    for (let bit = 0; bit < count && typeof base === "number"; bit += 1) {
      const bits = set.peek32(words + 4 * (bit >> 5), le);
      if (((bits >>> (31 - (bit & 31))) & 1) === 1) numbers.push(base + bit);
    }
    told = sayRuns(numbers);
    if (length > 0) set.value(words, length, "bitmap", "Bitmap", told);
    return told === "" ? `none from ${base}` : told;
  });
  return { base, told, next: words + length };
}

function sayRuns(numbers: readonly number[]): string {
  const runs: string[] = [];
  for (let at = 0; at < numbers.length; ) {
    let end = at;
    while (numbers[end + 1] === (numbers[end] ?? 0) + 1) end += 1;
    runs.push(end === at ? `${numbers[at]}` : `${numbers[at]} to ${numbers[end]}`);
    at = end + 1;
  }
  return runs.length > runsMost ? `${runs.slice(0, runsMost).join(", ")}, …` : runs.join(", ");
}

/** Seconds since 1970 and 2^-32 of them, of what follows. */
function decodeTime(inner: Branch, at: number, flags: number, le: boolean): string {
  if ((flags & 0x02) !== 0) return "";
  const seconds = inner.peek32(at, le);
  const nanoseconds = Math.floor((inner.peek32(at + 4, le) / 2 ** 32) * 1e9);
  const isInvalid = seconds === 0xffff_ffff;
  const text = isInvalid ? "invalid" : unixTime(seconds, nanoseconds, 9);
  inner.value(at, 8, "timestamp", "Timestamp", text);
  return "";
}

function decodeSource(inner: Branch, at: number): string {
  inner.u32(at, "unused", "Unused");
  decodeVersion(inner, at + 4);
  decodeVendor(inner, at + 6);
  return decodePrefix(inner, at + 8, "guid-prefix", "GUID prefix");
}

function decodeDestination(inner: Branch, at: number): string {
  decodePrefix(inner, at, "guid-prefix", "GUID prefix");
  return "";
}

function decodeReply(inner: Branch, at: number, flags: number, le: boolean): string {
  const unicast = decodeLocators(inner, at, "unicast-locator", "Unicast locator", le);
  const isMore = (flags & 0x02) !== 0;
  const multicast = isMore
    ? decodeLocators(inner, unicast.next, "multicast-locator", "Multicast locator", le)
    : { told: [] };
  return `to ${[...unicast.told, ...multicast.told].slice(0, toldMost).join(", ")}`;
}

function decodeLocators(
  inner: Branch,
  at: number,
  word: string,
  title: string,
  le: boolean,
): { readonly told: readonly string[]; readonly next: number } {
  const count = inner.u32(at, "count", "Number of locators", { le });
  const told: string[] = [];
  let place = at + 4;
  for (let index = 0; index < count; index += 1, place += 24) {
    const begin = place;
    inner.branch(begin, 24, "locator", title, (locator) => {
      const text = decodeLocator(locator, begin, word, title, le);
      told.push(text);
      return text;
    });
  }
  return { told, next: place };
}

/** Addresses as numbers, in the submessage's order. */
function decodeReplyIpv4(inner: Branch, at: number, flags: number, le: boolean): string {
  const ends = [decodeIpv4Locator(inner, at, "unicast-locator", "Unicast locator", le)];
  if ((flags & 0x02) !== 0) {
    ends.push(decodeIpv4Locator(inner, at + 8, "multicast-locator", "Multicast locator", le));
  }
  return `to ${ends.join(", ")}`;
}

function decodeIpv4Locator(inner: Branch, at: number, word: string, title: string, le: boolean): string {
  const address = inner.peek32(at, le);
  const parts = [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
  const text = `${parts.join(".")}:${inner.peek32(at + 4, le)}`;
  inner.value(at, 8, word, title, text);
  return text;
}
