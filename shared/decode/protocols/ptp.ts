import type { Branch } from "../branch.ts";
import { type Decoder, type Evidence, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import {
  decodeClock,
  decodeInterval,
  decodePort,
  decodeQuality,
  decodeTimestamp,
  sayInterval,
  timeSources,
} from "./ptp-parts.ts";
import { decodeTlvs } from "./ptp-tlv.ts";
import { decodeV1, recogniseV1 } from "./ptp-v1.ts";

/** IEEE 1588-2019, table 36, with the least length of each (13.5 to 13.13). */
const kinds: Readonly<Record<number, readonly [name: string, length: number]>> = {
  0: ["Sync", 44],
  1: ["Delay_Req", 44],
  2: ["Pdelay_Req", 54],
  3: ["Pdelay_Resp", 54],
  8: ["Follow_Up", 44],
  9: ["Delay_Resp", 54],
  10: ["Pdelay_Resp_Follow_Up", 54],
  11: ["Announce", 64],
  12: ["Signaling", 44],
  13: ["Management", 48],
};
/** Table 42: of version 1's times, and not to be looked at. */
const controls: Readonly<Record<number, string>> = {
  ...{ 0: "Sync", 1: "Delay_Req", 2: "Follow_Up", 3: "Delay_Resp", 4: "Management", 5: "Others" },
};
/** Table 37: bits of the flag field from the left. */
const flags: readonly (readonly [bit: number, word: string, title: string])[] = [
  [0, "security", "Security"],
  [1, "profile2", "PTP profile specific 2"],
  [2, "profile1", "PTP profile specific 1"],
  [5, "unicast", "Unicast"],
  [6, "two-step", "Two-step"],
  [7, "alternate-master", "Alternate master"],
  [9, "synchronization-uncertain", "Synchronization uncertain"],
  [10, "frequency-traceable", "Frequency traceable"],
  [11, "time-traceable", "Time traceable"],
  [12, "ptp-timescale", "PTP timescale"],
  [13, "utc-valid", "Current UTC offset valid"],
  [14, "leap59", "Leap 59"],
  [15, "leap61", "Leap 61"],
];
const ptpTimescale = 0x08;
/** Of the header, which all messages begin with. */
const headerLength = 34;

/** Precision Time Protocol: IEEE 1588-2008 and 2019 (versions 2 and 2.1), and 1588-2002 (version 1). */
export const ptp: Decoder = {
  type: "ptp",
  title: "PTP",
  ports: [319, 320],
  recognise: (bytes) => (((bytes[1] ?? 0) & 0x0f) === 2 ? recogniseV2(bytes) : recogniseV1(bytes)),
  decode: (packet) => ((packet.peek8(1) & 0x0f) === 1 ? decodeV1(packet) : decodeV2(packet)),
};

function recogniseV2(bytes: Uint8Array): Evidence {
  const type = (bytes[0] ?? 0) & 0x0f;
  const least = nameIn(kinds, type)?.[1];
  const length = ((bytes[2] ?? 0) << 8) | (bytes[3] ?? 0);
  if (least === undefined || length < least || length > bytes.length) return evidence.none;
  // Version 2.0 or 2.1; the control field is that of the type, or zero in 2.1 (13.3.2.13).
  if ((bytes[1] ?? 0) > 0x12 || (bytes[32] ?? 0) > 5) return evidence.none;
  // By IPv6 a sender may add two bytes for transparent clocks to change (E.2).
  return bytes.length - length <= 2 ? evidence.likely : evidence.possible;
}

function decodeV2(packet: Branch): string {
  packet.bits(0, 1, 0, 4, "major-sdo", "Major SDO ID", { names: { 1: "gPTP (IEEE 802.1AS)" }, hex: true });
  const type = packet.bits(0, 1, 4, 4, "message-type", "Message type", { say: sayKind });
  packet.bits(1, 1, 0, 4, "minor-version", "Minor version PTP");
  packet.bits(1, 1, 4, 4, "version", "Version PTP");
  const length = packet.u16(2, "length", "Message length", { unit: "bytes" });
  const domain = packet.u8(4, "domain", "Domain number");
  packet.u8(5, "minor-sdo", "Minor SDO ID", { hex: true });
  decodeFlags(packet);
  const correction = decodeInterval(packet, 8, "correction", "Correction field");
  packet.raw(16, 4, "type-specific", "Message type specific");
  const source = decodePort(packet, 20, "source", "Source port identity");
  const sequence = packet.u16(30, "sequence", "Sequence ID");
  packet.u8(32, "control", "Control field", { names: controls });
  packet.i8(33, "interval", "Log message interval", { say: sayInterval });
  const told = decodeBody(packet, type);
  const end = nameIn(kinds, type)?.[1] ?? headerLength;
  // What stands behind is read as fields up to the message's own length.
  const rest = packet.left(end);
  const extra = rest === 0 ? "" : decodeRest(packet, end, Math.min(rest, Math.max(0, length - end)));
  const corrected = correction === 0 ? "" : `, correction ${correction} ns`;
  // Whom it is from comes last: the list has a column of sources.
  const parts = [`${sayKind(type)} domain ${domain}`, `seq ${sequence}`, told, extra, `from ${source}`];
  return `${parts.filter((part) => part !== "").join(", ")}${corrected}`;
}

function sayKind(type: number): string {
  return nameIn(kinds, type)?.[0] ?? `type ${type}`;
}

function decodeFlags(packet: Branch): void {
  packet.branch(6, 2, "flags", "Flags", (inner) => {
    const set: string[] = [];
    for (const [bit, word, title] of flags) if (inner.flag(6, 2, bit, word, title)) set.push(title);
    return set.length === 0 ? "none" : set.join(", ");
  });
}

/** @returns what stands in the packet's line beside type, domain, source and number */
function decodeBody(packet: Branch, type: number): string {
  switch (type) {
    case 0:
    case 1:
      decodeTimestamp(packet, 34, "origin", "Origin timestamp");
      return "";
    case 2:
      decodeTimestamp(packet, 34, "origin", "Origin timestamp");
      packet.raw(44, 10, "reserved", "Reserved");
      return "";
    case 3:
      decodeTimestamp(packet, 34, "receipt", "Request receipt timestamp");
      return `to ${decodePort(packet, 44, "requesting", "Requesting port identity")}`;
    case 8:
      return decodeTimestamp(packet, 34, "precise-origin", "Precise origin timestamp");
    case 9: {
      const time = decodeTimestamp(packet, 34, "receive", "Receive timestamp");
      return `to ${decodePort(packet, 44, "requesting", "Requesting port identity")}, ${time}`;
    }
    case 10: {
      const time = decodeTimestamp(packet, 34, "response-origin", "Response origin timestamp");
      return `to ${decodePort(packet, 44, "requesting", "Requesting port identity")}, ${time}`;
    }
    case 11:
      return decodeAnnounce(packet);
    case 12:
      return `to ${decodePort(packet, 34, "target", "Target port identity")}`;
    case 13:
      return decodeManagementHead(packet);
    default:
      return "";
  }
}

/** 13.5. */
function decodeAnnounce(packet: Branch): string {
  const scale = (packet.peek8(7) & ptpTimescale) === 0 ? "ARB" : "TAI";
  decodeTimestamp(packet, 34, "origin", "Origin timestamp", scale);
  packet.i16(44, "utc-offset", "Current UTC offset", { unit: "s" });
  packet.raw(46, 1, "reserved", "Reserved");
  const one = packet.u8(47, "priority1", "Grandmaster priority 1");
  const { kind, accuracy } = decodeQuality(packet, 48);
  const two = packet.u8(52, "priority2", "Grandmaster priority 2");
  const grandmaster = decodeClock(packet, 53, "grandmaster", "Grandmaster identity");
  const steps = packet.u16(61, "steps-removed", "Steps removed");
  const source = packet.u8(63, "time-source", "Time source", { names: timeSources, hex: true });
  const name = nameIn(timeSources, source) ?? `time source 0x${source.toString(16)}`;
  const away = steps === 0 ? "" : ` ${steps} steps away`;
  return `grandmaster ${grandmaster}${away}, priority ${one}, ${two}, class ${kind}, ${accuracy}, ${name}`;
}

/** 15.4.1; the TLV behind it says what is managed. */
function decodeManagementHead(packet: Branch): string {
  const actions = { 0: "GET", 1: "SET", 2: "RESPONSE", 3: "COMMAND", 4: "ACKNOWLEDGE" };
  decodePort(packet, 34, "target", "Target port identity");
  packet.u8(44, "starting-hops", "Starting boundary hops");
  packet.u8(45, "hops", "Boundary hops");
  const action = packet.bits(46, 1, 4, 4, "action", "Action", { names: actions });
  packet.raw(47, 1, "reserved", "Reserved");
  return nameIn<string>(actions, action) ?? `action ${action}`;
}

function decodeRest(packet: Branch, begin: number, length: number): string {
  let told = "";
  if (length > 0) {
    packet.branch(begin, length, "tlvs", "TLVs", (inner) => {
      told = decodeTlvs(inner, begin);
      return told;
    });
  }
  const behind = packet.left(begin + length);
  if (behind > 0) packet.raw(begin + length, behind, "rest", "Bytes behind the message");
  return told;
}
