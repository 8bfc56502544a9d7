import type { Branch } from "../branch.ts";
import { type Decoder, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";

const types: Readonly<Record<number, string>> = {
  ...{ 0: "Data", 2: "Session message", 3: "NAK", 4: "NAK confirmation" },
};
const dataLength = 20;
const sessionLength = 24;
const nakLength = 12;
const confirmationLength = 16;
const reasons: Readonly<Record<number, string>> = {
  ...{ 0: "Do not retry", 1: "NAK ignored", 2: "Retransmit delay", 3: "NAK shed" },
};
/** Far more packets than a sender keeps to send them again. */
const windowMost = 0x100_0000;
/** Numbers in the line, which is narrow. */
const toldMost = 4;

/** LBT-RM, the reliable multicast of Informatica's Ultra Messaging: headers of its packets; what UM puts into them stays bytes. */
export const lbtRm: Decoder = {
  type: "lbt-rm",
  title: "LBT-RM",
  ports: [14_400],
  recognise(bytes) {
    const type = bytes[0] ?? 0;
    // Its first bytes are mostly zero and there is no magic word.
    if (bytes.length < nakLength || bytes[1] !== 0 || u32(bytes, 4) === 0) return evidence.none;
    if (((bytes[2] ?? 0) | (bytes[3] ?? 0)) === 0) return evidence.none;
    if (type === 0) {
      if (bytes.length < dataLength) return evidence.none;
      return isWindow(u32(bytes, 12), u32(bytes, 8)) ? evidence.possible : evidence.none;
    }
    if (type === 2) {
      const isOne = bytes.length === sessionLength && isWindow(u32(bytes, 16), u32(bytes, 12));
      return isOne ? evidence.possible : evidence.none;
    }
    const count = type === 3 ? u32(bytes, 8) >>> 16 : ((bytes[12] ?? 0) << 8) | (bytes[13] ?? 0);
    const head = type === 3 ? nakLength : confirmationLength;
    const isList = (type === 3 || type === 4) && count > 0 && bytes.length === head + 4 * count;
    return isList ? evidence.possible : evidence.none;
  },
  decode(packet) {
    packet.bits(0, 1, 0, 4, "version", "Version");
    const type = packet.bits(0, 1, 4, 4, "type", "Type", { names: types });
    packet.u8(1, "next-header", "Next header");
    const port = packet.u16(2, "source-port", "Source unicast port");
    const session = packet.u32(4, "session", "Session ID", { hex: true });
    const which = `session 0x${session.toString(16).padStart(8, "0")}, port ${port}`;
    const name = nameIn(types, type) ?? `Type ${type}`;
    switch (type) {
      case 0:
        return `${name} ${decodeData(packet)}, ${which}`;
      case 2:
        return `${name} ${decodeSession(packet)}, ${which}`;
      case 3:
        return `${name} ${decodeNak(packet)}, ${which}`;
      case 4:
        return `${name} ${decodeConfirmation(packet)}, ${which}`;
      default:
        if (packet.left(8) > 0) packet.raw(8, packet.left(8), "body", "Body", `${packet.left(8)} bytes`);
        return `${name}, ${which}`;
    }
  },
};

function u32(bytes: Uint8Array, at: number): number {
  const low = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
  return (bytes[at] ?? 0) * 0x100_0000 + low;
}

function isWindow(oldest: number, newest: number): boolean {
  return (newest - oldest + 1) >>> 0 <= windowMost;
}

function decodeData(packet: Branch): string {
  const sequence = packet.u32(8, "sequence", "Sequence number");
  packet.u32(12, "trailing", "Trailing edge sequence number");
  packet.flag(16, 1, 0, "unicast-naks", "Unicast NAKs");
  const isAgain = packet.flag(16, 1, 2, "retransmission", "Retransmission");
  packet.u8(17, "group-size", "TGSZ flags", { hex: true });
  packet.u16(18, "fec-symbol", "FEC symbol");
  const rest = packet.left(dataLength);
  if (rest > 0) packet.raw(dataLength, rest, "payload", "Payload", `${rest} bytes`);
  return `seq ${sequence}${isAgain ? ", sent again" : ""}, ${rest} bytes`;
}

function decodeSession(packet: Branch): string {
  packet.u32(8, "session-sequence", "Session message sequence number");
  const lead = packet.u32(12, "leading", "Lead sequence number");
  const trail = packet.u32(16, "trailing", "Trail sequence number");
  packet.flag(20, 1, 0, "unicast-naks", "Unicast NAKs");
  packet.u8(21, "group-size", "TGSZ flags", { hex: true });
  packet.u16(22, "reserved", "Reserved");
  return `has ${trail} to ${lead}`;
}

function decodeNak(packet: Branch): string {
  const count = packet.u16(8, "count", "Number of NAKs");
  packet.u8(10, "nak-reserved", "Reserved");
  packet.u8(11, "format", "Format");
  return `of ${decodeList(packet, nakLength, count)}`;
}

function decodeConfirmation(packet: Branch): string {
  packet.u32(8, "trailing", "Trailing sequence number");
  const count = packet.u16(12, "count", "Number of individual NCFs");
  packet.u8(14, "ncf-reserved", "Reserved");
  packet.bits(15, 1, 0, 4, "reason", "Reason", { names: reasons });
  packet.bits(15, 1, 4, 4, "format", "Format");
  return `of ${decodeList(packet, confirmationLength, count)}`;
}

/** Numbers of packets. */
function decodeList(packet: Branch, at: number, count: number): string {
  const told: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const sequence = packet.u32(at + 4 * index, "sequence", "Sequence number");
    if (told.length < toldMost) told.push(sequence);
  }
  const more = count > toldMost ? ` and ${count - toldMost} more` : "";
  return count === 0 ? "none" : `${told.join(", ")}${more}`;
}
