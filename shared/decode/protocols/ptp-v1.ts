import type { Branch } from "../branch.ts";
import { type Evidence, evidence } from "../decoder.ts";
import { nameIn } from "../names.ts";
import { sayTime } from "./ptp-parts.ts";

/** IEEE 1588-2002, annex D: the kinds of messages by their control field, and their least lengths. */
const kinds: Readonly<Record<number, readonly [name: string, least: number]>> = {
  0: ["Sync", 124],
  1: ["Delay_Req", 124],
  2: ["Follow_Up", 52],
  3: ["Delay_Resp", 60],
  4: ["Management", 60],
};
const technologies: Readonly<Record<number, string>> = {
  ...{ 0: "Closed", 1: "Ethernet", 2: "Field bus", 3: "Profibus", 4: "LON", 5: "DeviceNet", 6: "SDS" },
  ...{ 7: "ControlNet", 8: "CANopen", 255: "Default" },
};
/** Clause 7.5.5: keys of management messages. */
const keys: Readonly<Record<number, string>> = {
  ...{ 0: "PTP_MM_NULL", 1: "PTP_MM_OBTAIN_IDENTITY", 2: "PTP_MM_CLOCK_IDENTITY" },
  ...{
    3: "PTP_MM_INITIALIZE_CLOCK",
    4: "PTP_MM_SET_SUBDOMAIN",
    5: "PTP_MM_CLEAR_DESIGNATED_PREFERRED_MASTER",
  },
  ...{ 6: "PTP_MM_SET_DESIGNATED_PREFERRED_MASTER", 7: "PTP_MM_GET_DEFAULT_DATA_SET" },
  ...{ 8: "PTP_MM_DEFAULT_DATA_SET", 9: "PTP_MM_UPDATE_DEFAULT_DATA_SET", 10: "PTP_MM_GET_CURRENT_DATA_SET" },
  ...{ 11: "PTP_MM_CURRENT_DATA_SET", 12: "PTP_MM_GET_PARENT_DATA_SET", 13: "PTP_MM_PARENT_DATA_SET" },
  ...{ 14: "PTP_MM_GET_PORT_DATA_SET", 15: "PTP_MM_PORT_DATA_SET", 16: "PTP_MM_GET_GLOBAL_TIME_DATA_SET" },
  ...{ 17: "PTP_MM_GLOBAL_TIME_DATA_SET", 18: "PTP_MM_UPDATE_GLOBAL_TIME_PROPERTIES" },
  ...{ 19: "PTP_MM_GOTO_FAULTY_STATE", 20: "PTP_MM_GET_FOREIGN_DATA_SET", 21: "PTP_MM_FOREIGN_DATA_SET" },
  ...{ 22: "PTP_MM_SET_SYNC_INTERVAL", 23: "PTP_MM_DISABLE_PORT", 24: "PTP_MM_ENABLE_PORT" },
  ...{ 25: "PTP_MM_DISABLE_BURST", 26: "PTP_MM_ENABLE_BURST", 27: "PTP_MM_SET_TIME" },
};

export function recogniseV1(bytes: Uint8Array): Evidence {
  const isV1 = bytes[0] === 0 && bytes[1] === 1 && bytes[2] === 0 && bytes[3] === 1;
  const kind = isV1 ? nameIn(kinds, bytes[32] ?? 255) : undefined;
  if (kind === undefined || bytes.length < kind[1]) return evidence.none;
  // Sync and Delay_Req are events, which go to a port of their own (D.1.1).
  return bytes[20] === ((bytes[32] ?? 0) < 2 ? 1 : 2) ? evidence.likely : evidence.none;
}

/** A message of version 1, IEEE 1588-2002, as Dante speaks it. */
export function decodeV1(packet: Branch): string {
  packet.u16(0, "version", "Version PTP");
  packet.u16(2, "version-network", "Version network");
  const domain = packet.text(4, 16, "domain", "Subdomain");
  packet.u8(20, "message-type", "Message type", { names: { 1: "Event", 2: "General" } });
  packet.u8(21, "technology", "Source communication technology", { names: technologies });
  const clock = packet.mac(22, 6, "clock", "Source UUID");
  const port = packet.u16(28, "port", "Source port ID");
  const sequence = packet.u16(30, "sequence", "Sequence ID");
  const control = packet.u8(32, "control", "Control", { say: sayKind });
  decodeFlags(packet);
  const told = decodeBody(packet, control);
  const place = domain === "_DFLT" ? "" : ` in ${domain}`;
  return `${sayKind(control)}${place}, ${clock}-${port}, seq ${sequence}${told}`;
}

function sayKind(control: number): string {
  return nameIn(kinds, control)?.[0] ?? `control ${control}`;
}

function decodeFlags(packet: Branch): void {
  packet.branch(34, 2, "flags", "Flags", (inner) => {
    const set: string[] = [];
    const flag = (from: number, word: string, title: string): void => {
      if (inner.flag(34, 2, from, word, title)) set.push(title);
    };
    flag(9, "sync-burst", "PTP_SYNC_BURST");
    flag(10, "parent-stats", "PARENT_STATS");
    flag(11, "ext-sync", "PTP_EXT_SYNC");
    flag(12, "assist", "PTP_ASSIST");
    flag(13, "boundary-clock", "PTP_BOUNDARY_CLOCK");
    flag(14, "leap59", "PTP_LI_59");
    flag(15, "leap61", "PTP_LI_61");
    return set.length === 0 ? "none" : set.join(", ");
  });
}

function decodeBody(packet: Branch, control: number): string {
  switch (control) {
    case 0:
    case 1:
      return decodeSync(packet);
    case 2: {
      const of = packet.u16(42, "associated-sequence", "Associated sequence ID");
      return ` for ${of}, ${decodeTime(packet, 44, "precise-origin", "Precise origin timestamp")}`;
    }
    case 3: {
      const time = decodeTime(packet, 40, "receipt", "Delay receipt timestamp");
      packet.u8(49, "requesting-technology", "Requesting source communication technology", {
        names: technologies,
      });
      const clock = packet.mac(50, 6, "requesting-clock", "Requesting source UUID");
      const port = packet.u16(56, "requesting-port", "Requesting source port ID");
      packet.u16(58, "requesting-sequence", "Requesting source sequence ID");
      return ` to ${clock}-${port}, ${time}`;
    }
    case 4: {
      packet.u8(41, "target-technology", "Target communication technology", { names: technologies });
      packet.mac(42, 6, "target-clock", "Target UUID");
      packet.u16(48, "target-port", "Target port ID");
      packet.i16(50, "starting-hops", "Starting boundary hops");
      packet.i16(52, "hops", "Boundary hops");
      const key = packet.u8(55, "key", "Management message key", { names: keys });
      const length = packet.u16(58, "parameter-length", "Parameter length", { unit: "bytes" });
      if (length > 0) packet.raw(60, length, "parameters", "Parameters");
      return ` ${nameIn(keys, key) ?? key}`;
    }
    default:
      if (packet.left(40) > 0) packet.raw(40, packet.left(40), "body", "Body");
      return "";
  }
}

/** Seconds since 1970 and signed nanoseconds, 32 bits each (6.2.4.6). */
function decodeTime(packet: Branch, at: number, word: string, title: string): string {
  let told = "";
  packet.branch(at, 8, word, title, (inner) => {
    const seconds = inner.u32(at, "seconds", "Seconds", { unit: "s" });
    const nanoseconds = inner.i32(at + 4, "nanoseconds", "Nanoseconds", { unit: "ns" });
    told = sayTime(seconds, nanoseconds);
    return told;
  });
  return told;
}

/** Booleans have a byte of their own. */
function sayTruth(value: number): string {
  return value === 0 ? "no" : "yes";
}

/** D.1.2: with what an announcement says in version 2. @returns of it what a line has room for */
function decodeSync(packet: Branch): string {
  const time = decodeTime(packet, 40, "origin", "Origin timestamp");
  packet.u16(48, "epoch", "Epoch number");
  packet.i16(50, "utc-offset", "Current UTC offset", { unit: "s" });
  packet.u8(53, "grandmaster-technology", "Grandmaster communication technology", { names: technologies });
  const grandmaster = packet.mac(54, 6, "grandmaster", "Grandmaster clock UUID");
  packet.u16(60, "grandmaster-port", "Grandmaster port ID");
  packet.u16(62, "grandmaster-sequence", "Grandmaster sequence ID");
  const stratum = packet.u8(67, "grandmaster-stratum", "Grandmaster clock stratum");
  packet.text(68, 4, "grandmaster-identifier", "Grandmaster clock identifier");
  packet.i16(74, "grandmaster-variance", "Grandmaster clock variance");
  packet.u8(77, "grandmaster-preferred", "Grandmaster preferred", { say: sayTruth });
  packet.u8(79, "grandmaster-boundary", "Grandmaster is a boundary clock", { say: sayTruth });
  packet.i8(83, "sync-interval", "Sync interval", { say: (value) => `${value} (${2 ** value} s)` });
  packet.i16(86, "local-variance", "Local clock variance");
  packet.u16(90, "steps-removed", "Local steps removed");
  packet.u8(95, "local-stratum", "Local clock stratum");
  packet.text(96, 4, "local-identifier", "Local clock identifier");
  packet.u8(101, "parent-technology", "Parent communication technology", { names: technologies });
  packet.mac(102, 6, "parent", "Parent UUID");
  packet.u16(110, "parent-port", "Parent port field");
  packet.i16(114, "master-variance", "Estimated master variance");
  packet.i32(116, "master-drift", "Estimated master drift");
  packet.u8(123, "utc-reasonable", "UTC reasonable", { say: sayTruth });
  return `, grandmaster ${grandmaster}, stratum ${stratum}, ${time}`;
}
