import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const entryTypes: Readonly<Record<number, string>> = {
  ...{ 0: "FindService", 1: "OfferService", 6: "SubscribeEventgroup", 7: "SubscribeEventgroupAck" },
};
const optionTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Configuration", 2: "Load balancing", 4: "IPv4 endpoint", 6: "IPv6 endpoint" },
  ...{ 20: "IPv4 multicast", 22: "IPv6 multicast", 36: "IPv4 SD endpoint", 38: "IPv6 SD endpoint" },
};
const protocols: Readonly<Record<number, string>> = { 6: "TCP", 17: "UDP" };
const messageTypes: Readonly<Record<number, string>> = { 2: "Notification" };
/** Service 0xffff, method 0x8100. */
const messageId = [0xff, 0xff, 0x81, 0x00];
const headerLength = 16;
const entryLength = 16;

/** SOME/IP service discovery, AUTOSAR PRS SOME/IP-SD. */
export const someipSd: Decoder = {
  type: "someip-sd",
  title: "SOME/IP-SD",
  ports: [30_490],
  recognise(bytes) {
    if (bytes.length < headerLength + 12 || !messageId.every((byte, at) => bytes[at] === byte))
      return evidence.none;
    const length =
      (bytes[4] ?? 0) * 2 ** 24 + (((bytes[5] ?? 0) << 16) | ((bytes[6] ?? 0) << 8) | (bytes[7] ?? 0));
    return bytes[12] === 1 && length + 8 <= bytes.length ? evidence.certain : evidence.none;
  },
  decode(packet) {
    packet.u32(0, "message-id", "Message ID", { hex: true });
    packet.u32(4, "length", "Length", { unit: "bytes" });
    packet.u16(8, "client-id", "Client ID", { hex: true });
    const session = packet.u16(10, "session-id", "Session ID", { hex: true });
    packet.u8(12, "protocol-version", "Protocol version");
    packet.u8(13, "interface-version", "Interface version");
    packet.u8(14, "message-type", "Message type", { names: messageTypes });
    packet.u8(15, "return-code", "Return code", { names: { 0: "E_OK" } });
    const isReboot = packet.flag(16, 1, 0, "reboot", "Reboot flag");
    packet.flag(16, 1, 1, "unicast", "Unicast flag");
    packet.flag(16, 1, 2, "initial-data", "Explicit initial data");
    packet.raw(17, 3, "reserved", "Reserved");
    const entriesLength = packet.u32(20, "entries-length", "Length of entries array", { unit: "bytes" });
    const optionsAt = 24 + entriesLength;
    const told: string[] = [];
    if (entriesLength > 0) {
      packet.branch(24, entriesLength, "entries", "Entries", (inner) => {
        for (let at = 24; at < optionsAt; at += entryLength) told.push(decodeEntry(inner, at));
        return `${told.length}`;
      });
    }
    const optionsLength = packet.u32(optionsAt, "options-length", "Length of options array", {
      unit: "bytes",
    });
    if (optionsLength > 0) {
      packet.branch(optionsAt + 4, optionsLength, "options", "Options", (inner) => {
        let count = 0;
        for (let at = inner.begin; at < inner.end; at += 3 + inner.peek16(at)) {
          decodeOption(inner, at);
          count += 1;
        }
        return `${count}`;
      });
    }
    const what = told.length === 0 ? "no entries" : told.slice(0, toldMost).join(", ");
    const more = told.length > toldMost ? ` and ${told.length - toldMost} more` : "";
    return `${what}${more}, session ${session}${isReboot ? ", reboot flag" : ""}`;
  },
};

/** In a line, which is narrow. */
const toldMost = 3;

function decodeEntry(packet: Branch, at: number): string {
  let told = "";
  packet.branch(at, entryLength, "entry", "Entry", (inner) => {
    const type = inner.u8(at, "type", "Type", { names: entryTypes });
    inner.u8(at + 1, "first-index", "Index of first options");
    inner.u8(at + 2, "second-index", "Index of second options");
    inner.bits(at + 3, 1, 0, 4, "first-count", "Number of first options");
    inner.bits(at + 3, 1, 4, 4, "second-count", "Number of second options");
    const service = inner.u16(at + 4, "service-id", "Service ID", { hex: true });
    const instance = inner.u16(at + 6, "instance-id", "Instance ID", { hex: true });
    inner.u8(at + 8, "major-version", "Major version");
    const ttl = inner.u24(at + 9, "ttl", "TTL", { unit: "s" });
    // Entries of services end in a version, those of event groups in a counter and the group (types 4 and above).
    let group = "";
    if (type < 4) inner.u32(at + 12, "minor-version", "Minor version");
    else {
      inner.u8(at + 12, "reserved", "Reserved");
      inner.flag(at + 13, 1, 0, "initial-data", "Initial data requested");
      inner.bits(at + 13, 1, 4, 4, "counter", "Counter");
      group = ` group ${hex16(inner.u16(at + 14, "eventgroup-id", "Event group ID", { hex: true }))}`;
    }
    told = `${entryName(type, ttl)} ${hex16(service)}.${hex16(instance)}${group}`;
    return told;
  });
  return told;
}

/** A lifetime of zero takes back what the entry says. */
function entryName(type: number, ttl: number): string {
  if (type === 1 && ttl === 0) return "StopOfferService";
  if (type === 6 && ttl === 0) return "StopSubscribeEventgroup";
  if (type === 7 && ttl === 0) return "SubscribeEventgroupNack";
  return nameIn(entryTypes, type) ?? `Entry ${type}`;
}

function hex16(value: number): string {
  return `0x${value.toString(16).padStart(4, "0")}`;
}

/** The length counts what follows the type. */
function decodeOption(packet: Branch, at: number): void {
  const length = packet.peek16(at);
  packet.branch(at, 3 + length, "option", "Option", (inner) => {
    inner.u16(at, "length", "Length", { unit: "bytes" });
    const type = inner.u8(at + 2, "type", "Type", { names: optionTypes });
    inner.u8(at + 3, "reserved", "Reserved", { hex: true });
    const name = nameIn(optionTypes, type) ?? `Option ${type}`;
    const isIpv6 = (type & 2) !== 0;
    if (type === 1) return `${name} ${decodeConfiguration(inner, at + 4)}`;
    if (type === 2) {
      inner.u16(at + 4, "priority", "Priority");
      inner.u16(at + 6, "weight", "Weight");
      return name;
    }
    if (![4, 6, 20, 22, 36, 38].includes(type)) {
      inner.raw(at + 4, inner.left(at + 4), "data", "Data");
      return name;
    }
    const address = (isIpv6 ? inner.ipv6 : inner.ipv4).call(inner, at + 4, "address", "Address");
    const behind = at + 4 + (isIpv6 ? 16 : 4);
    inner.u8(behind, "reserved", "Reserved");
    inner.u8(behind + 1, "protocol", "Transport protocol", { names: protocols });
    const port = inner.u16(behind + 2, "port", "Port");
    return `${name} ${isIpv6 ? `[${address}]` : address}:${port}`;
  });
}

/** Strings with their length, as in DNS's TXT; one of length zero ends them. */
function decodeConfiguration(inner: Branch, begin: number): string {
  const texts: string[] = [];
  for (let at = begin; at < inner.end && inner.peek8(at) > 0; at += 1 + inner.peek8(at)) {
    texts.push(inner.text(at + 1, inner.peek8(at), "text", "Text"));
  }
  return texts.join(" ");
}
