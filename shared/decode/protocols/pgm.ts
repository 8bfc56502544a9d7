import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

/** RFC 3208, section 8. */
const types: Readonly<Record<number, string>> = {
  ...{ 0: "SPM", 1: "POLL", 2: "POLR", 4: "ODATA", 5: "RDATA", 8: "NAK", 9: "NNAK", 10: "NCF", 11: "SPMR" },
};
/** Section 9. */
const options: Readonly<Record<number, string>> = {
  ...{ 0: "OPT_LENGTH", 1: "OPT_FRAGMENT", 2: "OPT_NAK_LIST", 3: "OPT_JOIN", 4: "OPT_NAK_BO_IVL" },
  ...{ 5: "OPT_NAK_BO_RNG", 6: "OPT_NBR_UNREACH", 7: "OPT_PATH_NLA", 8: "OPT_PARITY_PRM" },
  ...{ 9: "OPT_PARITY_GRP", 10: "OPT_CURR_TGSIZE", 11: "OPT_REDIRECT", 12: "OPT_CR", 13: "OPT_CRQST" },
  ...{ 14: "OPT_SYN", 15: "OPT_FIN", 16: "OPT_RST", 17: "OPT_POLLING" },
};
const headerLength = 16;
const dataLength = 24;
/** Bits of the options that have a meaning. */
const knownOptions = 0xc3;
const addressFamilies: Readonly<Record<number, string>> = { 1: "IPv4", 2: "IPv6" };

/** Pragmatic General Multicast, RFC 3208, in UDP; in IP it is protocol 113. */
export const pgm: Decoder = {
  type: "pgm",
  title: "PGM",
  ports: [3_055, 3_056],
  recognise(bytes) {
    if (bytes.length < headerLength || nameIn(types, bytes[4] ?? 0) === undefined) return evidence.none;
    const flags = bytes[5] ?? 0;
    const size = u16(bytes, 14);
    if ((flags & ~knownOptions) !== 0 || size > bytes.length - headerLength) return evidence.none;
    const isData = bytes[4] === 4 || bytes[4] === 5;
    // Without options the data end where the packet does; only they have any.
    if (isData ? (flags & 1) === 0 && dataLength + size !== bytes.length : size !== 0) return evidence.none;
    if (u16(bytes, 6) === 0) return evidence.possible;
    return checksum(bytes) === 0xffff ? evidence.certain : evidence.none;
  },
  decode(packet) {
    const source = packet.u16(0, "source-port", "Source port");
    packet.u16(2, "destination-port", "Destination port");
    packet.bits(4, 1, 2, 2, "version", "Version");
    const type = packet.bits(4, 1, 4, 4, "type", "Type", { names: types });
    packet.flag(5, 1, 0, "parity", "Parity packet");
    packet.flag(5, 1, 1, "variable-length", "Variable length parity");
    packet.flag(5, 1, 6, "network-significant", "Options network-significant");
    const hasOptions = packet.flag(5, 1, 7, "has-options", "Options present");
    packet.u16(6, "checksum", "Checksum", { hex: true });
    const gsi = packet.mac(8, 6, "gsi", "Global source ID");
    const size = packet.u16(14, "length", "TSDU length", { unit: "bytes" });
    const { told, next } = decodeType(packet, type);
    const behind = hasOptions ? decodeOptions(packet, next) : next;
    const rest = packet.left(behind);
    if (rest > 0) packet.raw(behind, rest, "data", "Data", `${rest} bytes`);
    const bytes = type === 4 || type === 5 ? `, ${size} bytes` : "";
    return `${nameIn(types, type) ?? `Type ${type}`}${told}, source ${gsi} port ${source}${bytes}`;
  },
};

function u16(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}

/** The one's complement sum over all of it: all ones where it is right. */
function checksum(bytes: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 2) sum += u16(bytes, at);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return sum;
}

interface Read {
  readonly told: string;
  readonly next: number;
}

function decodeType(packet: Branch, type: number): Read {
  if (type === 11 || nameIn(types, type) === undefined) return { told: "", next: headerLength };
  const sequence = packet.u32(16, "sequence", "Sequence number");
  switch (type) {
    case 0: {
      const trail = packet.u32(20, "trailing", "Trailing edge sequence number");
      const lead = packet.u32(24, "leading", "Leading edge sequence number");
      const path = decodeAddress(packet, 28, "path", "Path NLA");
      return { told: ` ${sequence} has ${trail} to ${lead}`, next: path.next };
    }
    case 4:
    case 5:
      packet.u32(20, "trailing", "Trailing edge sequence number");
      return { told: ` seq ${sequence}`, next: dataLength };
    case 8:
    case 9:
    case 10: {
      const from = decodeAddress(packet, 20, "source", "Source NLA");
      const group = decodeAddress(packet, from.next, "group", "Multicast group NLA");
      return { told: ` of ${sequence} in ${group.told}`, next: group.next };
    }
    case 1: {
      const round = packet.u16(20, "round", "Round");
      packet.u16(22, "subtype", "Sub-type");
      const path = decodeAddress(packet, 24, "path", "Path NLA");
      packet.u32(path.next, "backoff", "Back-off interval", { unit: "µs" });
      packet.u32(path.next + 4, "random", "Random string", { hex: true });
      packet.u32(path.next + 8, "mask", "Matching bit mask", { hex: true });
      return { told: ` ${sequence} round ${round}`, next: path.next + 12 };
    }
    default:
      packet.u16(20, "round", "Round");
      packet.u16(22, "reserved", "Reserved");
      return { told: ` ${sequence}`, next: 24 };
  }
}

/** Family, two reserved bytes, address. */
function decodeAddress(packet: Branch, at: number, word: string, title: string): Read {
  const family = packet.u16(at, `${word}-family`, `${title}, family`, { names: addressFamilies });
  packet.u16(at + 2, `${word}-reserved`, "Reserved");
  if (family === 2) return { told: packet.ipv6(at + 4, word, title), next: at + 20 };
  return { told: packet.ipv4(at + 4, word, title), next: at + 8 };
}

/** The first says how long they are together; the last has its end marked. @returns where the data begin */
function decodeOptions(packet: Branch, begin: number): number {
  let at = begin;
  for (let isLast = false; !isLast; ) {
    const place = at;
    const type = packet.peek8(place);
    const length = Math.max(4, packet.peek8(place + 1));
    isLast = (type & 0x80) !== 0;
    const name = nameIn(options, type & 0x7f) ?? `Option ${type & 0x7f}`;
    packet.branch(place, length, "option", name, (inner) => {
      inner.flag(place, 1, 0, "last", "Last option");
      inner.bits(place, 1, 1, 7, "option-type", "Option type", { names: options });
      inner.u8(place + 1, "option-length", "Length", { unit: "bytes" });
      if ((type & 0x7f) === 0)
        return `${inner.u16(place + 2, "total", "Total length of the options", { unit: "bytes" })} bytes`;
      if ((type & 0x7f) === 1 && length >= 16) {
        inner.raw(place + 2, 2, "option-reserved", "Reserved");
        const first = inner.u32(place + 4, "fragment-first", "First sequence number");
        const offset = inner.u32(place + 8, "fragment-offset", "Offset", { unit: "bytes" });
        const whole = inner.u32(place + 12, "fragment-whole", "Length of the whole", { unit: "bytes" });
        return `from ${first}, ${offset} of ${whole} bytes`;
      }
      inner.raw(place + 2, length - 2, "option-data", "Data");
      return `${length} bytes`;
    });
    at += length;
  }
  return at;
}
