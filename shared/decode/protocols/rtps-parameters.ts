import { formatHex } from "../../text/hex.ts";
import { readUtf8 } from "../../text/utf8.ts";
import { type Branch, Cut } from "../branch.ts";
import { nameIn } from "../names.ts";
import { sayEntity, vendors } from "./rtps-names.ts";

/** How a parameter's value is read. Texts and lists are CDR's: a length of 32 bits, and what follows begins at a multiple of 4. */
type Kind =
  | "text"
  | "texts"
  | "octets"
  | "guid"
  | "locator"
  | "version"
  | "vendor"
  | "duration"
  | "number"
  | "signed"
  | "flag"
  | "sequence"
  | "properties"
  | "endpoints"
  | "status"
  | "representations"
  | "filter"
  | "reliability"
  | "liveliness"
  | "history"
  | "presentation"
  | "limits"
  | Readonly<Record<number, string>>;

const durabilities = { 0: "VOLATILE", 1: "TRANSIENT_LOCAL", 2: "TRANSIENT", 3: "PERSISTENT" } as const;
const histories = { 0: "KEEP_LAST", 1: "KEEP_ALL" } as const;
const livelinesses = { 0: "AUTOMATIC", 1: "MANUAL_BY_PARTICIPANT", 2: "MANUAL_BY_TOPIC" } as const;
const reliabilities = { 1: "BEST_EFFORT", 2: "RELIABLE" } as const;
const scopes = { 0: "INSTANCE", 1: "TOPIC", 2: "GROUP" } as const;

/** DDSI-RTPS 2.5, table 9.18; DDS-XTypes 1.3, 7.6.3.1; DDS Security 1.1. Vendors have theirs from 0x8000 on. */
const parameters: Readonly<Record<number, readonly [word: string, title: string, kind: Kind | null]>> =
  Object.fromEntries([
    [0x0002, ["lease-duration", "PID_PARTICIPANT_LEASE_DURATION", "duration"]],
    [0x0004, ["time-based-filter", "PID_TIME_BASED_FILTER", "duration"]],
    [0x0005, ["topic-name", "PID_TOPIC_NAME", "text"]],
    [0x0006, ["ownership-strength", "PID_OWNERSHIP_STRENGTH", "signed"]],
    [0x0007, ["type-name", "PID_TYPE_NAME", "text"]],
    [0x000f, ["domain-id", "PID_DOMAIN_ID", "number"]],
    [0x0015, ["protocol-version", "PID_PROTOCOL_VERSION", "version"]],
    [0x0016, ["vendor", "PID_VENDORID", "vendor"]],
    [0x001a, ["reliability", "PID_RELIABILITY", "reliability"]],
    [0x001b, ["liveliness", "PID_LIVELINESS", "liveliness"]],
    [0x001d, ["durability", "PID_DURABILITY", durabilities]],
    [0x001e, ["durability-service", "PID_DURABILITY_SERVICE", null]],
    [0x001f, ["ownership", "PID_OWNERSHIP", { 0: "SHARED", 1: "EXCLUSIVE" }]],
    [0x0021, ["presentation", "PID_PRESENTATION", "presentation"]],
    [0x0023, ["deadline", "PID_DEADLINE", "duration"]],
    [
      0x0025,
      [
        "destination-order",
        "PID_DESTINATION_ORDER",
        { 0: "BY_RECEPTION_TIMESTAMP", 1: "BY_SOURCE_TIMESTAMP" },
      ],
    ],
    [0x0027, ["latency-budget", "PID_LATENCY_BUDGET", "duration"]],
    [0x0029, ["partition", "PID_PARTITION", "texts"]],
    [0x002b, ["lifespan", "PID_LIFESPAN", "duration"]],
    [0x002c, ["user-data", "PID_USER_DATA", "octets"]],
    [0x002d, ["group-data", "PID_GROUP_DATA", "octets"]],
    [0x002e, ["topic-data", "PID_TOPIC_DATA", "octets"]],
    [0x002f, ["unicast-locator", "PID_UNICAST_LOCATOR", "locator"]],
    [0x0030, ["multicast-locator", "PID_MULTICAST_LOCATOR", "locator"]],
    [0x0031, ["default-unicast-locator", "PID_DEFAULT_UNICAST_LOCATOR", "locator"]],
    [0x0032, ["metatraffic-unicast-locator", "PID_METATRAFFIC_UNICAST_LOCATOR", "locator"]],
    [0x0033, ["metatraffic-multicast-locator", "PID_METATRAFFIC_MULTICAST_LOCATOR", "locator"]],
    [0x0034, ["manual-liveliness-count", "PID_PARTICIPANT_MANUAL_LIVELINESS_COUNT", "signed"]],
    [0x0035, ["content-filter", "PID_CONTENT_FILTER_PROPERTY", "filter"]],
    [0x0040, ["history", "PID_HISTORY", "history"]],
    [0x0041, ["resource-limits", "PID_RESOURCE_LIMITS", "limits"]],
    [0x0043, ["expects-inline-qos", "PID_EXPECTS_INLINE_QOS", "flag"]],
    [0x0048, ["default-multicast-locator", "PID_DEFAULT_MULTICAST_LOCATOR", "locator"]],
    [0x0049, ["transport-priority", "PID_TRANSPORT_PRIORITY", "signed"]],
    [0x0050, ["participant-guid", "PID_PARTICIPANT_GUID", "guid"]],
    [0x0052, ["group-guid", "PID_GROUP_GUID", "guid"]],
    [0x0055, ["content-filter-info", "PID_CONTENT_FILTER_INFO", null]],
    [0x0056, ["coherent-set", "PID_COHERENT_SET", "sequence"]],
    [0x0058, ["builtin-endpoints", "PID_BUILTIN_ENDPOINT_SET", "endpoints"]],
    [0x0059, ["property-list", "PID_PROPERTY_LIST", "properties"]],
    [0x005a, ["endpoint-guid", "PID_ENDPOINT_GUID", "guid"]],
    [0x0060, ["type-max-size", "PID_TYPE_MAX_SIZE_SERIALIZED", "number"]],
    [0x0061, ["original-writer", "PID_ORIGINAL_WRITER_INFO", null]],
    [0x0062, ["entity-name", "PID_ENTITY_NAME", "text"]],
    [0x0063, ["group-coherent-set", "PID_GROUP_COHERENT_SET", "sequence"]],
    [0x0070, ["key-hash", "PID_KEY_HASH", null]],
    [0x0071, ["status-info", "PID_STATUS_INFO", "status"]],
    [0x0072, ["type-object", "PID_TYPE_OBJECT", null]],
    [0x0073, ["data-representation", "PID_DATA_REPRESENTATION", "representations"]],
    [0x0074, ["type-consistency", "PID_TYPE_CONSISTENCY_ENFORCEMENT", null]],
    [0x0075, ["type-information", "PID_TYPE_INFORMATION", null]],
    [0x0077, ["builtin-endpoint-qos", "PID_BUILTIN_ENDPOINT_QOS", "number"]],
    [0x1001, ["identity-token", "PID_IDENTITY_TOKEN", null]],
    [0x1002, ["permissions-token", "PID_PERMISSIONS_TOKEN", null]],
    [0x1003, ["data-tags", "PID_DATA_TAGS", null]],
    [0x1004, ["endpoint-security", "PID_ENDPOINT_SECURITY_INFO", null]],
    [0x1005, ["participant-security", "PID_PARTICIPANT_SECURITY_INFO", null]],
    [0x4014, ["domain-tag", "PID_DOMAIN_TAG", "text"]],
  ]);
const pad = 0;
const sentinel = 1;

/** What discovery says that belongs into the packet's line, by the words of the parameters. */
export type Said = Map<string, string>;

/** A list of parameters up to its sentinel, or to the end of the branch. */
export function decodeParameters(packet: Branch, begin: number, le: boolean, said: Said): void {
  for (let at = begin; packet.left(at) >= 4; ) {
    const id = packet.peek16(at, le);
    const length = lengthOf(packet, at, le);
    decodeParameter(packet, at, id, length, le, said);
    if (id === sentinel) break;
    at += 4 + length;
  }
}

/** The sentinel's length means nothing. */
function lengthOf(packet: Branch, at: number, le: boolean): number {
  return packet.peek16(at, le) === sentinel ? 0 : packet.peek16(at + 2, le);
}

/** Where a list of parameters ends. */
export function parametersEnd(packet: Branch, begin: number, le: boolean): number {
  let at = begin;
  while (packet.left(at) >= 4) {
    const isLast = packet.peek16(at, le) === sentinel;
    at += 4 + lengthOf(packet, at, le);
    if (isLast) break;
  }
  return Math.min(at, packet.end);
}

function decodeParameter(
  packet: Branch,
  at: number,
  id: number,
  length: number,
  le: boolean,
  said: Said,
): void {
  const [word, title, kind] = nameIn(parameters, id) ?? ["value", sayUnknown(id), null];
  packet.branch(at, 4 + length, "parameter", title, (inner) => {
    inner.u16(at, "id", "Parameter ID", { le, hex: true });
    inner.u16(at + 2, "length", "Length", { le, unit: "bytes" });
    if (length === 0) return "";
    const text = decodeValue(inner, at + 4, length, word, title, kind, le);
    if (!said.has(word)) said.set(word, text);
    return text;
  });
}

function sayUnknown(id: number): string {
  if (id === pad) return "PID_PAD";
  if (id === sentinel) return "PID_SENTINEL";
  const digits = `0x${id.toString(16).padStart(4, "0")}`;
  return id >= 0x8000 ? `Parameter ${digits} of the vendor` : `Parameter ${digits}`;
}

function decodeValue(
  inner: Branch,
  at: number,
  length: number,
  word: string,
  title: string,
  kind: Kind | null,
  le: boolean,
): string {
  if (kind !== null && typeof kind === "object") {
    const value = inner.u32(at, word, title, { le, names: kind });
    return nameIn(kind, value) ?? String(value);
  }
  switch (kind) {
    case "text":
      return decodeText(inner, at, word, title, le).text;
    case "texts":
      return decodeTexts(inner, at, word, title, le).join(", ");
    case "octets":
      return decodeOctets(inner, at, word, title, le);
    case "guid":
      return decodeGuid(inner, at, word, title);
    case "locator":
      return decodeLocator(inner, at, word, title, le);
    case "version": {
      const text = `${inner.peek8(at)}.${inner.peek8(at + 1)}`;
      inner.value(at, 2, word, title, text);
      return text;
    }
    case "vendor":
      return nameIn(vendors, inner.u16(at, word, title, { names: vendors, hex: true })) ?? "";
    case "duration":
      return decodeDuration(inner, at, word, title, le);
    case "number":
      return String(inner.u32(at, word, title, { le }));
    case "signed":
      return String(inner.i32(at, word, title, { le }));
    case "flag":
      return inner.u8(at, word, title, { names: { 0: "no", 1: "yes" } }) === 0 ? "no" : "yes";
    case "sequence":
      return String(decodeSequence(inner, at, word, title, le));
    case "properties":
      return decodeProperties(inner, at, word, le);
    case "endpoints":
      return decodeEndpoints(inner, at, word, title, le);
    case "status":
      return decodeStatus(inner, at, word, title);
    case "representations":
      return decodeRepresentations(inner, at, word, le);
    case "filter":
      return decodeFilter(inner, at, le);
    case "reliability": {
      const value = inner.u32(at, word, title, { le, names: reliabilities });
      if (length >= 12) decodeDuration(inner, at + 4, "max-blocking-time", "Maximum blocking time", le);
      return nameIn(reliabilities, value) ?? String(value);
    }
    case "liveliness": {
      const value = inner.u32(at, word, title, { le, names: livelinesses });
      const lease = decodeDuration(inner, at + 4, "liveliness-lease", "Lease duration", le);
      return `${nameIn(livelinesses, value) ?? value}, ${lease}`;
    }
    case "history": {
      const value = inner.u32(at, word, title, { le, names: histories });
      const depth = inner.i32(at + 4, "depth", "Depth", { le });
      return value === 0 ? `KEEP_LAST ${depth}` : (nameIn(histories, value) ?? String(value));
    }
    case "presentation": {
      const value = inner.u32(at, word, title, { le, names: scopes });
      inner.u8(at + 4, "coherent-access", "Coherent access", { names: { 0: "no", 1: "yes" } });
      inner.u8(at + 5, "ordered-access", "Ordered access", { names: { 0: "no", 1: "yes" } });
      return nameIn(scopes, value) ?? String(value);
    }
    case "limits":
      inner.i32(at, "max-samples", "Maximum samples", { le, names: { [-1]: "unlimited" } });
      inner.i32(at + 4, "max-instances", "Maximum instances", { le, names: { [-1]: "unlimited" } });
      inner.i32(at + 8, "max-samples-per-instance", "Maximum samples per instance", {
        le,
        names: { [-1]: "unlimited" },
      });
      return "";
    default:
      inner.raw(at, length, word, title, `${length} bytes`);
      return `${length} bytes`;
  }
}

interface Text {
  readonly text: string;
  /** Where the next one begins, at a multiple of 4 from the first. */
  readonly next: number;
}

/** Its length counts the zero at its end. */
function decodeText(inner: Branch, at: number, word: string, title: string, le: boolean): Text {
  const length = inner.peek32(at, le);
  if (inner.left(at + 4) < length) throw new Cut();
  const text = readUtf8(inner.bytes.subarray(at + 4, at + 4 + Math.max(0, length - 1)));
  inner.value(at, 4 + length, word, title, text);
  return { text, next: at + 4 + 4 * Math.ceil(length / 4) };
}

function decodeTexts(inner: Branch, at: number, word: string, title: string, le: boolean): string[] {
  const count = inner.u32(at, "count", "Count", { le });
  const texts: string[] = [];
  let place = at + 4;
  for (let index = 0; index < count; index += 1) {
    const one = decodeText(inner, place, word, title, le);
    texts.push(one.text);
    place = one.next;
  }
  return texts;
}

function decodeOctets(inner: Branch, at: number, word: string, title: string, le: boolean): string {
  const length = inner.u32(at, "octets", "Octets", { le, unit: "bytes" });
  if (length > 0) inner.raw(at + 4, length, word, title, `${length} bytes`);
  return `${length} bytes`;
}

/** Prefix and entity, each word of four bytes in digits: `010f1a77.1b4a2fe0.00000000.000001c1`. */
function decodeGuid(inner: Branch, at: number, word: string, title: string): string {
  inner.peek32(at + 12);
  const text = dotted(inner.bytes.subarray(at, at + 16));
  inner.value(at, 16, word, title, text);
  inner.u32(at + 12, "entity", "Entity ID", { say: sayEntity });
  return text;
}

export function dotted(bytes: Uint8Array): string {
  return formatHex(bytes).replace(/.{8}(?!$)/g, "$&.");
}

const locatorKinds: Readonly<Record<number, string>> = {
  ...{ [-1]: "LOCATOR_KIND_INVALID", 0: "LOCATOR_KIND_RESERVED" },
  ...{ 1: "LOCATOR_KIND_UDPv4", 2: "LOCATOR_KIND_UDPv6", 4: "LOCATOR_KIND_TCPv4", 8: "LOCATOR_KIND_TCPv6" },
  // Of Fast DDS.
  16: "LOCATOR_KIND_SHM",
};

/** 24 bytes: kind, port, address, of which IPv4 takes the last four. */
export function decodeLocator(inner: Branch, at: number, word: string, title: string, le: boolean): string {
  const kind = inner.i32(at, "kind", "Locator kind", { le, names: locatorKinds });
  const port = inner.u32(at + 4, "port", "Port", { le });
  if (kind === 1 || kind === 4) {
    return `${kind === 1 ? "UDP" : "TCP"} ${inner.ipv4(at + 20, word, title)}:${port}`;
  }
  if (kind === 2 || kind === 8) {
    return `${kind === 2 ? "UDP" : "TCP"} [${inner.ipv6(at + 8, word, title)}]:${port}`;
  }
  inner.raw(at + 8, 16, word, title);
  return kind === 16 ? "shared memory" : (nameIn(locatorKinds, kind) ?? `kind ${kind}`);
}

/** Seconds and 2^-32 of them; the largest of both is for ever. */
function decodeDuration(inner: Branch, at: number, word: string, title: string, le: boolean): string {
  const seconds = inner.peek32(at, le);
  const fraction = inner.peek32(at + 4, le);
  const isInfinite = seconds === 0x7fff_ffff && fraction === 0xffff_ffff;
  const value = Number(((seconds | 0) + fraction / 2 ** 32).toFixed(9));
  const text = isInfinite ? "infinite" : `${value} s`;
  inner.value(at, 8, word, title, isInfinite ? text : value, text);
  return text;
}

/** 64 bits of which the upper half comes first in both orders; -1 and 0 is SEQUENCENUMBER_UNKNOWN. */
export function decodeSequence(
  inner: Branch,
  at: number,
  word: string,
  title: string,
  le: boolean,
): number | string {
  const high = inner.peek32(at, le) | 0;
  const low = inner.peek32(at + 4, le);
  const value = high * 2 ** 32 + low;
  const isUnknown = high === -1 && low === 0;
  const exact = Number.isSafeInteger(value) ? value : String(BigInt(high) * 2n ** 32n + BigInt(low));
  inner.value(at, 8, word, title, exact, isUnknown ? "unknown" : String(exact));
  return isUnknown ? "unknown" : exact;
}

function decodeProperties(inner: Branch, at: number, word: string, le: boolean): string {
  const count = inner.u32(at, "count", "Count", { le });
  let place = at + 4;
  for (let index = 0; index < count; index += 1) {
    const begin = place;
    const between = begin + 4 + 4 * Math.ceil(inner.peek32(begin, le) / 4);
    const end = between + 4 + 4 * Math.ceil(inner.peek32(between, le) / 4);
    inner.branch(begin, end - begin, word, "Property", (property) => {
      const name = decodeText(property, begin, "name", "Name", le);
      return `${name.text} = ${decodeText(property, name.next, "value", "Value", le).text}`;
    });
    place = end;
  }
  return `${count}`;
}

/** Table 9.19 and DDS Security 1.1, table 14, from bit 0 on. */
const endpointNames: readonly (readonly [bit: number, short: string])[] = [
  [0, "participants (writer)"],
  [1, "participants (reader)"],
  [2, "publications (writer)"],
  [3, "publications (reader)"],
  [4, "subscriptions (writer)"],
  [5, "subscriptions (reader)"],
  [10, "liveliness (writer)"],
  [11, "liveliness (reader)"],
  [12, "type lookup requests (writer)"],
  [13, "type lookup requests (reader)"],
  [14, "type lookup replies (writer)"],
  [15, "type lookup replies (reader)"],
  [16, "secure publications (writer)"],
  [17, "secure publications (reader)"],
  [18, "secure subscriptions (writer)"],
  [19, "secure subscriptions (reader)"],
  [20, "secure liveliness (writer)"],
  [21, "secure liveliness (reader)"],
  [22, "authentication (writer)"],
  [23, "authentication (reader)"],
  [24, "key exchange (writer)"],
  [25, "key exchange (reader)"],
  [26, "secure participants (writer)"],
  [27, "secure participants (reader)"],
  [28, "topics (writer)"],
  [29, "topics (reader)"],
];

function decodeEndpoints(inner: Branch, at: number, word: string, title: string, le: boolean): string {
  const set = inner.peek32(at, le);
  const names = endpointNames.filter(([bit]) => Math.floor(set / 2 ** bit) % 2 === 1);
  const digits = `0x${set.toString(16).padStart(8, "0")}`;
  inner.value(at, 4, word, title, set, `${digits}: ${names.map(([, name]) => name).join(", ")}`);
  return digits;
}

/** In network order whatever the list has. */
function decodeStatus(inner: Branch, at: number, word: string, title: string): string {
  const flags = inner.peek32(at);
  const names = [(flags & 1) === 0 ? "" : "disposed", (flags & 2) === 0 ? "" : "unregistered"];
  const text = names.filter((name) => name !== "").join(", ") || "alive";
  inner.value(at, 4, word, title, flags, text);
  return text;
}

function decodeRepresentations(inner: Branch, at: number, word: string, le: boolean): string {
  const count = inner.u32(at, "count", "Count", { le });
  const names: Readonly<Record<number, string>> = { 0: "XCDR1", 1: "XML", 2: "XCDR2" };
  const told: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = inner.i16(at + 4 + 2 * index, word, "Data representation", { le, names });
    told.push(nameIn(names, value) ?? String(value));
  }
  return told.join(", ");
}

function decodeFilter(inner: Branch, at: number, le: boolean): string {
  const topic = decodeText(inner, at, "filtered-topic", "Content-filtered topic", le);
  const related = decodeText(inner, topic.next, "related-topic", "Related topic", le);
  const kind = decodeText(inner, related.next, "filter-class", "Filter class", le);
  const expression = decodeText(inner, kind.next, "filter-expression", "Filter expression", le);
  decodeTexts(inner, expression.next, "filter-parameter", "Expression parameter", le);
  return expression.text;
}
