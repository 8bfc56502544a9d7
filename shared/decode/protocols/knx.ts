import { formatHex } from "../../text/hex.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** ISO 22510 (KNXnet/IP), service type identifiers. */
const services: Readonly<Record<number, string>> = Object.fromEntries([
  [0x0201, "Search request"],
  [0x0202, "Search response"],
  [0x0203, "Description request"],
  [0x0204, "Description response"],
  [0x0205, "Connect request"],
  [0x0206, "Connect response"],
  [0x0207, "Connection state request"],
  [0x0208, "Connection state response"],
  [0x0209, "Disconnect request"],
  [0x020a, "Disconnect response"],
  [0x020b, "Extended search request"],
  [0x020c, "Extended search response"],
  [0x0310, "Device configuration request"],
  [0x0311, "Device configuration acknowledgement"],
  [0x0420, "Tunnelling request"],
  [0x0421, "Tunnelling acknowledgement"],
  [0x0422, "Tunnelling feature get"],
  [0x0423, "Tunnelling feature response"],
  [0x0424, "Tunnelling feature set"],
  [0x0425, "Tunnelling feature info"],
  [0x0530, "Routing indication"],
  [0x0531, "Routing lost message"],
  [0x0532, "Routing busy"],
  [0x0533, "Routing system broadcast"],
  [0x0740, "Remote diagnostic request"],
  [0x0741, "Remote diagnostic response"],
  [0x0742, "Remote configuration request"],
  [0x0743, "Remote reset request"],
  [0x0950, "Secure wrapper"],
  [0x0951, "Session request"],
  [0x0952, "Session response"],
  [0x0953, "Session authenticate"],
  [0x0954, "Session status"],
  [0x0955, "Timer notify"],
]);
const messageCodes: Readonly<Record<number, string>> = Object.fromEntries([
  [0x10, "L_Raw.req"],
  [0x11, "L_Data.req"],
  [0x29, "L_Data.ind"],
  [0x2b, "L_Busmon.ind"],
  [0x2d, "L_Raw.ind"],
  [0x2e, "L_Data.con"],
  [0x2f, "L_Raw.con"],
]);
const priorities: Readonly<Record<number, string>> = { 0: "System", 1: "Normal", 2: "Urgent", 3: "Low" };
const headerLength = 6;

/** KNXnet/IP, ISO 22510, and the cEMI frames of its routing. */
export const knx: Decoder = {
  type: "knx",
  title: "KNXnet/IP",
  ports: [3_671],
  recognise(bytes) {
    const isHeader = bytes.length >= headerLength && bytes[0] === headerLength && bytes[1] === 0x10;
    const length = ((bytes[4] ?? 0) << 8) | (bytes[5] ?? 0);
    return isHeader && length === bytes.length ? evidence.certain : evidence.none;
  },
  decode(packet) {
    packet.u8(0, "header-length", "Header length", { unit: "bytes" });
    packet.u8(1, "version", "Protocol version", { hex: true });
    const service = packet.u16(2, "service", "Service type", { names: services, hex: true });
    packet.u16(4, "total-length", "Total length", { unit: "bytes" });
    const name = nameIn(services, service) ?? `Service 0x${service.toString(16)}`;
    switch (service) {
      case 0x0530:
      case 0x0533:
        return `${name}, ${decodeCemi(packet, headerLength)}`;
      case 0x0531: {
        decodeInfo(packet, headerLength);
        const lost = packet.u16(headerLength + 2, "lost", "Lost messages");
        return `${name}, ${lost} lost by the router`;
      }
      case 0x0532: {
        decodeInfo(packet, headerLength);
        const wait = packet.u16(headerLength + 2, "wait", "Wait time", { unit: "ms" });
        packet.u16(headerLength + 4, "control", "Control field", { hex: true });
        return `${name}, wait ${wait} ms`;
      }
      case 0x0201:
      case 0x020b: {
        const end = decodeEndpoint(packet, headerLength, "discovery", "Discovery endpoint");
        decodeParameters(packet, headerLength + endpointLength);
        return `${name}, answer to ${end}`;
      }
      case 0x0202:
      case 0x020c: {
        const end = decodeEndpoint(packet, headerLength, "endpoint", "Control endpoint");
        return `${name} from ${end}${decodeDescriptions(packet, headerLength + endpointLength)}`;
      }
      case 0x0203:
        return `${name}, answer to ${decodeEndpoint(packet, headerLength, "endpoint", "Control endpoint")}`;
      case 0x0204:
        return `${name}${decodeDescriptions(packet, headerLength)}`;
      case 0x0950:
        return `${name}, ${decodeSecure(packet, headerLength)}`;
      default:
        decodeRest(packet, headerLength, "body", "Body");
        return name;
    }
  },
};

function decodeInfo(packet: Branch, at: number): void {
  packet.u8(at, "info-length", "Structure length", { unit: "bytes" });
  packet.flag(at + 1, 1, 7, "network-fault", "Bus or network failure");
}

function decodeRest(packet: Branch, at: number, word: string, title: string): void {
  const length = packet.left(at);
  if (length > 0) packet.raw(at, length, word, title, `${length} bytes`);
}

/** Host protocol address information. */
const endpointLength = 8;

function decodeEndpoint(packet: Branch, at: number, word: string, title: string): string {
  let told = "";
  packet.branch(at, endpointLength, word, title, (inner) => {
    inner.u8(at, "length", "Structure length", { unit: "bytes" });
    inner.u8(at + 1, "protocol", "Host protocol", { names: { 1: "IPv4 UDP", 2: "IPv4 TCP" } });
    const address = inner.ipv4(at + 2, "address", "IP address");
    told = `${address}:${inner.u16(at + 6, "port", "Port")}`;
    return told;
  });
  return told;
}

const parameterTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Programming mode", 2: "MAC address", 3: "Service families", 4: "Requested descriptions" },
};

/** What an extended search asks for, each behind its length and type. */
function decodeParameters(packet: Branch, begin: number): void {
  for (let at = begin; packet.left(at) > 0; ) {
    const block = at;
    const length = Math.max(2, packet.peek8(block));
    packet.branch(block, length, "parameter", "Search request parameter", (inner) => {
      inner.u8(block, "length", "Structure length", { unit: "bytes" });
      inner.flag(block + 1, 1, 0, "mandatory", "Mandatory");
      const type = inner.bits(block + 1, 1, 1, 7, "parameter-type", "Type", { names: parameterTypes });
      decodeRest(inner, block + 2, "data", "Data");
      return nameIn(parameterTypes, type) ?? `type ${type}`;
    });
    at += length;
  }
}

const descriptionTypes: Readonly<Record<number, string>> = {
  ...{ 1: "Device information", 2: "Supported service families", 3: "IP configuration" },
  ...{ 4: "Current IP configuration", 5: "KNX addresses", 6: "Secured service families" },
  ...{ 7: "Tunnelling information", 8: "Extended device information", 254: "Manufacturer's data" },
};
const media: Readonly<Record<number, string>> = { 1: "reserved", 2: "TP1", 4: "PL110", 16: "RF", 32: "IP" };
const families: Readonly<Record<number, string>> = {
  ...{ 2: "Core", 3: "Device management", 4: "Tunnelling", 5: "Routing" },
  ...{ 6: "Remote logging", 7: "Remote configuration and diagnosis", 8: "Object server", 9: "Security" },
};

/** Description information blocks, each behind its length and type. @returns what they say in the line */
function decodeDescriptions(packet: Branch, begin: number): string {
  let told = "";
  for (let at = begin; packet.left(at) > 0; ) {
    const block = at;
    const length = Math.max(2, packet.peek8(block));
    const type = packet.peek8(block + 1);
    packet.branch(block, length, "description", nameIn(descriptionTypes, type) ?? `Type ${type}`, (inner) => {
      inner.u8(block, "length", "Structure length", { unit: "bytes" });
      inner.u8(block + 1, "type", "Description type", { names: descriptionTypes });
      if (type === 1 && length >= deviceLength) {
        const device = decodeDevice(inner, block + 2);
        told = `, ${device}`;
        return device;
      }
      if (type === 2 || type === 6) return decodeFamilies(inner, block + 2);
      decodeRest(inner, block + 2, "data", "Data");
      return `${length - 2} bytes`;
    });
    at += length;
  }
  return told;
}

const deviceLength = 54;

function decodeDevice(inner: Branch, at: number): string {
  inner.u8(at, "medium", "KNX medium", { names: media });
  inner.flag(at + 1, 1, 7, "programming", "Programming mode");
  const address = individual(inner.peek16(at + 2));
  inner.value(at + 2, 2, "individual-address", "Individual address", address);
  inner.u16(at + 4, "installation", "Project installation ID", { hex: true });
  inner.raw(at + 6, 6, "serial", "Serial number");
  inner.ipv4(at + 12, "routing-group", "Routing multicast address");
  inner.mac(at + 16, 6, "mac", "MAC address");
  const name = inner.text(at + 22, 30, "name", "Friendly name").trim();
  return `${address}${name === "" ? "" : ` “${name}”`}`;
}

function decodeFamilies(inner: Branch, begin: number): string {
  const told: string[] = [];
  for (let at = begin; inner.left(at) >= 2; at += 2) {
    const family = inner.u8(at, "family", "Service family", { names: families });
    const version = inner.u8(at + 1, "family-version", "Version");
    told.push(`${nameIn(families, family) ?? family} ${version}`);
  }
  return told.join(", ");
}

/** A frame of any service, encrypted: what stands before and behind it is told. */
function decodeSecure(packet: Branch, at: number): string {
  const session = packet.u16(at, "session", "Secure session identifier", { names: { 0: "multicast" } });
  const sequence = packet.u48(at + 2, "sequence", "Sequence information");
  packet.raw(at + 8, 6, "serial", "Serial number");
  packet.u16(at + 14, "tag", "Message tag", { hex: true });
  const length = Math.max(0, packet.left(at + 16) - macLength);
  packet.raw(at + 16, length, "encrypted", "Encrypted frame", `${length} bytes`);
  packet.raw(at + 16 + length, macLength, "code", "Message authentication code");
  return `${session === 0 ? "multicast" : `session ${session}`}, seq ${sequence}`;
}

const macLength = 16;

/** Application services in the upper ten bits (EN 50090-4-1); of some the lower six are data. */
const applications: readonly string[] = [
  ...["GroupValueRead", "GroupValueResponse", "GroupValueWrite", "IndividualAddressWrite"],
  ...["IndividualAddressRead", "IndividualAddressResponse", "AdcRead", "AdcResponse"],
  ...["MemoryRead", "MemoryResponse", "MemoryWrite", "UserMessage"],
  ...["DeviceDescriptorRead", "DeviceDescriptorResponse", "Restart", "Escape"],
];

/** Common external message interface: a telegram of the bus. */
function decodeCemi(packet: Branch, at: number): string {
  let told = "";
  packet.branch(at, packet.left(at), "cemi", "cEMI frame", (inner) => {
    const code = inner.u8(at, "message-code", "Message code", { names: messageCodes, hex: true });
    const extra = inner.u8(at + 1, "additional-length", "Additional information length", { unit: "bytes" });
    if (extra > 0) inner.raw(at + 2, extra, "additional", "Additional information");
    const control = at + 2 + extra;
    const name = nameIn(messageCodes, code) ?? `code ${code}`;
    if (![0x11, 0x29, 0x2e].includes(code)) {
      inner.raw(control, inner.left(control), "data", "Data");
      told = name;
      return told;
    }
    inner.flag(control, 1, 0, "frame-type", "Frame type", { 0: "Extended", 1: "Standard" });
    inner.flag(control, 1, 2, "repeat", "Repeat", { 0: "repeat on error", 1: "do not repeat" });
    inner.flag(control, 1, 3, "broadcast", "Broadcast type", { 0: "System broadcast", 1: "Broadcast" });
    inner.bits(control, 1, 4, 2, "priority", "Priority", { names: priorities });
    inner.flag(control, 1, 6, "acknowledge", "Acknowledge wanted");
    inner.flag(control, 1, 7, "confirm", "Confirm", { 0: "no error", 1: "error" });
    const isGroup = inner.flag(control + 1, 1, 0, "address-type", "Address type", {
      0: "Individual",
      1: "Group",
    });
    inner.bits(control + 1, 1, 1, 3, "hop-count", "Hop count");
    inner.bits(control + 1, 1, 4, 4, "extended-format", "Extended frame format");
    const source = individual(inner.peek16(control + 2));
    inner.value(control + 2, 2, "source", "Source address", source);
    const target = isGroup ? group(inner.peek16(control + 4)) : individual(inner.peek16(control + 4));
    inner.value(control + 4, 2, "destination", "Destination address", target);
    inner.u8(control + 6, "data-length", "Data length", { unit: "bytes" });
    told = `${source} to ${target} ${decodeApplication(inner, control + 7)}`.trimEnd();
    return told;
  });
  return told;
}

/** Bytes of a value in the line: a standard telegram has 14. */
const shownMost = 14;

function decodeApplication(inner: Branch, at: number): string {
  const isControl = inner.flag(at, 1, 0, "control", "Transport control");
  const isNumbered = inner.flag(at, 1, 1, "numbered", "Numbered");
  if (isNumbered) inner.bits(at, 1, 2, 4, "sequence", "Sequence number");
  if (isControl) {
    const kind = inner.bits(at, 1, 6, 2, "control-type", "Control type", {
      names: { 0: "Connect", 1: "Disconnect", 2: "ACK", 3: "NAK" },
    });
    return ["Connect", "Disconnect", "ACK", "NAK"][kind] ?? "";
  }
  const service = inner.bits(at, 2, 6, 4, "application", "Application service", {
    say: (value) => applications[value] ?? String(value),
  });
  const low = inner.bits(at, 2, 10, 6, "application-data", "Application data or extension", { hex: true });
  const rest = inner.left(at + 2);
  if (rest > 0) inner.raw(at + 2, rest, "data", "Data");
  const name = applications[service] ?? "";
  if (service !== 1 && service !== 2) return name;
  const shown = formatHex(inner.bytes.subarray(at + 2, at + 2 + Math.min(rest, shownMost)), " ");
  const value = rest === 0 ? String(low) : rest > shownMost ? `${shown} …` : shown;
  return `${name} ${value}`;
}

/** As `1.1.23`: area, line, device. */
function individual(address: number): string {
  return `${address >> 12}.${(address >> 8) & 15}.${address & 255}`;
}

/** As `1/2/3`, the usual three levels. */
function group(address: number): string {
  return `${address >> 11}/${(address >> 8) & 7}/${address & 255}`;
}
