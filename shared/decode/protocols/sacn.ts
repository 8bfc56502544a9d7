import { formatHex } from "../../text/hex.ts";
import type { Branch } from "../branch.ts";
import { type Decoder, evidence, type Sent } from "../decoder.ts";
import { ascii, standsAt } from "../match.ts";
import { nameIn } from "../names.ts";
import { decodeSlots } from "./dmx.ts";

/** Sizes of the preamble and of what is behind the packet, and the identifier of ACN (ANSI E1.17). */
const magic = Uint8Array.from([0, 0x10, 0, 0, ...ascii("ASC-E1.17\0\0\0")]);
const root = { data: 4, extended: 8 } as const;
const rootVectors: Readonly<Record<number, string>> = {
  [root.data]: "VECTOR_ROOT_E131_DATA",
  [root.extended]: "VECTOR_ROOT_E131_EXTENDED",
};
const dataVector = 2;
const dataVectors: Readonly<Record<number, string>> = { [dataVector]: "VECTOR_E131_DATA_PACKET" };
const extended = { synchronization: 1, discovery: 2 } as const;
const extendedVectors: Readonly<Record<number, string>> = {
  [extended.synchronization]: "VECTOR_E131_EXTENDED_SYNCHRONIZATION",
  [extended.discovery]: "VECTOR_E131_EXTENDED_DISCOVERY",
};
/** The universe of discovery packets. */
const discoveryUniverse = 64_214;
/** ANSI E1.11, annex D; ETC for 0xdd. */
const startCodes: Readonly<Record<number, string>> = Object.fromEntries([
  [0x00, "Levels (null start code)"],
  [0x17, "Text packet"],
  [0x55, "Network test"],
  [0x91, "Manufacturer ID"],
  [0xcc, "RDM"],
  [0xcf, "System information packet"],
  [0xdd, "Per-address priority"],
]);
const levels = 0x00;
const perAddressPriority = 0xdd;
const dataLength = 126;

/** Streaming ACN, ANSI E1.31-2018: levels, synchronization, discovery of universes. */
export const sacn: Decoder = {
  type: "sacn",
  title: "sACN",
  ports: [5_568],
  recognise(bytes) {
    if (bytes.length < 44 || !standsAt(bytes, 0, magic)) return evidence.none;
    // Other vectors are other protocols on ACN's root layer, as RDMnet.
    const isOurs = bytes[18] === 0 && bytes[19] === 0 && bytes[20] === 0;
    return isOurs && (bytes[21] === root.data || bytes[21] === root.extended)
      ? evidence.certain
      : evidence.none;
  },
  decode(packet, sent) {
    packet.u16(0, "preamble-size", "Preamble size", { unit: "bytes" });
    packet.u16(2, "postamble-size", "Post-amble size", { unit: "bytes" });
    packet.text(4, 12, "acn-id", "ACN packet identifier");
    decodeLength(packet, 16, "root", "Root layer");
    const vector = packet.u32(18, "root-vector", "Root vector", { names: rootVectors, hex: true });
    const cid = formatCid(packet.bytes.subarray(22, 38));
    packet.value(22, 16, "cid", "CID", cid);
    decodeLength(packet, 38, "framing", "Framing layer");
    if (vector === root.data) return decodeData(packet, sent);
    const framing = packet.u32(40, "framing-vector", "Framing vector", { names: extendedVectors, hex: true });
    if (framing === extended.synchronization) return decodeSynchronization(packet, sent);
    if (framing === extended.discovery) return decodeDiscovery(packet, sent);
    decodeRest(packet, 44);
    return `Framing vector 0x${framing.toString(16)}`;
  },
};

/** Flags, 7 in all packets of this protocol, and the length of the layer with all that is in it. */
function decodeLength(packet: Branch, at: number, word: string, title: string): void {
  packet.bits(at, 2, 0, 4, `${word}-flags`, `${title}, flags`, { hex: true });
  packet.bits(at, 2, 4, 12, `${word}-length`, `${title}, length`, { unit: "bytes" });
}

function formatCid(bytes: Uint8Array): string {
  return formatHex(bytes).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

function decodeRest(packet: Branch, at: number): void {
  const length = packet.left(at);
  if (length > 0) packet.raw(at, length, "rest", "Bytes behind", `${length} bytes`);
}

function decodeSourceName(packet: Branch): string {
  const name = packet.text(44, 64, "source-name", "Source name").trim();
  return name === "" ? "" : ` from “${name}”`;
}

/** Sections 4.1 and 6. */
function decodeData(packet: Branch, sent: Sent): string {
  const framing = packet.u32(40, "framing-vector", "Framing vector", { names: dataVectors, hex: true });
  const source = decodeSourceName(packet);
  const priority = packet.u8(108, "priority", "Priority");
  const sync = packet.u16(109, "sync-address", "Synchronization address", { names: { 0: "none" } });
  const sequence = packet.u8(111, "sequence", "Sequence number");
  const isPreview = packet.flag(112, 1, 0, "preview", "Preview data");
  const isTerminated = packet.flag(112, 1, 1, "terminated", "Stream terminated");
  packet.flag(112, 1, 2, "force-synchronization", "Force synchronization", {
    0: "stops when synchronization is lost",
    1: "goes on when synchronization is lost",
  });
  const universe = packet.u16(113, "universe", "Universe");
  const misplaced = sayGroup(sent.address, universe);
  if (framing !== dataVector) {
    // Drafts of the standard have discovery here.
    decodeRest(packet, 115);
    return `Framing vector 0x${framing.toString(16)}, universe ${universe}${source}${misplaced}`;
  }
  const told = decodeProperties(packet);
  const marks = [
    priority === 100 ? "" : `, priority ${priority}`,
    sync === 0 ? "" : `, synchronized by ${sync}`,
    isPreview ? ", preview" : "",
    isTerminated ? ", stream terminated" : "",
  ];
  return `Universe ${universe}${source}, ${told}, seq ${sequence}${marks.join("")}${misplaced}`;
}

/** The layer of the device management protocol (section 7), of which only the count and the values ever differ. */
function decodeProperties(packet: Branch): string {
  decodeLength(packet, 115, "dmp", "DMP layer");
  packet.u8(117, "dmp-vector", "DMP vector", { names: { 2: "Set Property" } });
  packet.u8(118, "address-type", "Address and data type", { hex: true });
  packet.u16(119, "first-address", "First property address");
  packet.u16(121, "address-increment", "Address increment");
  const count = packet.u16(123, "property-count", "Property value count");
  if (count === 0) {
    decodeRest(packet, 125);
    return "no start code";
  }
  const code = packet.u8(125, "start-code", "Start code", { names: startCodes, hex: true });
  const slots = count - 1;
  if (slots > 0) {
    // A priority of 0 leaves the slot to others.
    if (code === perAddressPriority) {
      decodeSlots(packet, dataLength, slots, "priorities", "Priorities", "claimed");
    } else decodeSlots(packet, dataLength, slots, "slots", "Slots", "above 0");
  }
  decodeRest(packet, dataLength + slots);
  const plural = slots === 1 ? "slot" : "slots";
  if (code === levels) return `${slots} ${plural}`;
  const name = nameIn(startCodes, code) ?? `start code 0x${code.toString(16).padStart(2, "0")}`;
  return `${name === "RDM" ? name : name.toLowerCase()} of ${slots} ${plural}`;
}

/** Section 4.2: slots that wait for this address are taken now. */
function decodeSynchronization(packet: Branch, sent: Sent): string {
  const sequence = packet.u8(44, "sequence", "Sequence number");
  const address = packet.u16(45, "sync-address", "Synchronization address");
  packet.u16(47, "reserved", "Reserved", { hex: true });
  decodeRest(packet, 49);
  return `Synchronization of ${address}, seq ${sequence}${sayGroup(sent.address, address)}`;
}

/** Sections 4.3 and 8. */
function decodeDiscovery(packet: Branch, sent: Sent): string {
  const source = decodeSourceName(packet);
  packet.u32(108, "reserved", "Reserved", { hex: true });
  decodeLength(packet, 112, "discovery", "Universe discovery layer");
  packet.u32(114, "discovery-vector", "Universe discovery vector", {
    names: { 1: "VECTOR_UNIVERSE_DISCOVERY_UNIVERSE_LIST" },
    hex: true,
  });
  const page = packet.u8(118, "page", "Page");
  const last = packet.u8(119, "last-page", "Last page");
  const count = Math.floor(packet.left(120) / 2);
  if (count > 0) {
    packet.branch(120, 2 * count, "universes", "List of universes", (inner) => {
      for (let index = 0; index < count; index += 1) inner.u16(120 + 2 * index, "listed", "Universe");
      return `${count}`;
    });
  }
  const pages = last === 0 ? "" : `, page ${page + 1} of ${last + 1}`;
  const plural = count === 1 ? "universe" : "universes";
  return `Discovery, ${count} ${plural}${pages}${source}${sayGroup(sent.address, discoveryUniverse)}`;
}

/** Says that a packet came to the group of another universe; nothing where it came to its own, or to no universe's. */
function sayGroup(address: string, universe: number): string {
  const group = universeOf(address);
  return group === null || group === universe ? "" : `; sent to the group of universe ${group}`;
}

/** Section 9.3: 239.255 and ff18::8300 before the two bytes of the universe. */
function universeOf(address: string): number | null {
  const [, high, low] = /^239\.255\.(\d+)\.(\d+)$/.exec(address) ?? [];
  if (high !== undefined && low !== undefined) return 256 * Number(high) + Number(low);
  const [, word] = /^ff18::8300:([0-9a-f]{1,4})$/i.exec(address) ?? [];
  return word === undefined ? null : Number.parseInt(word, 16);
}
