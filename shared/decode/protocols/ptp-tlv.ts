import type { Branch } from "../branch.ts";
import { nameIn } from "../names.ts";
import { decodeManagement } from "./ptp-management.ts";
import { decodeClock } from "./ptp-parts.ts";

/** IEEE 1588-2019, table 52. */
const types: Readonly<Record<number, string>> = {
  1: "MANAGEMENT",
  2: "MANAGEMENT_ERROR_STATUS",
  3: "ORGANIZATION_EXTENSION",
  4: "REQUEST_UNICAST_TRANSMISSION",
  5: "GRANT_UNICAST_TRANSMISSION",
  6: "CANCEL_UNICAST_TRANSMISSION",
  7: "ACKNOWLEDGE_CANCEL_UNICAST_TRANSMISSION",
  8: "PATH_TRACE",
  9: "ALTERNATE_TIME_OFFSET_INDICATOR",
  8192: "AUTHENTICATION (2008)",
  8193: "AUTHENTICATION_CHALLENGE",
  8194: "SECURITY_ASSOCIATION_UPDATE",
  8195: "CUM_FREQ_SCALE_FACTOR_OFFSET",
  16384: "ORGANIZATION_EXTENSION_PROPAGATE",
  16385: "ENHANCED_ACCURACY_METRICS",
  32768: "ORGANIZATION_EXTENSION_DO_NOT_PROPAGATE",
  32769: "L1_SYNC",
  32770: "PORT_COMMUNICATION_AVAILABILITY",
  32771: "PROTOCOL_ADDRESS",
  32772: "SLAVE_RX_SYNC_TIMING_DATA",
  32773: "SLAVE_RX_SYNC_COMPUTED_DATA",
  32774: "SLAVE_TX_EVENT_TIMESTAMPS",
  32775: "CUMULATIVE_RATE_RATIO",
  32776: "PAD",
  32777: "AUTHENTICATION",
};
/** Of those that are seen in PTP; others are shown by their number alone. */
const organisations: Readonly<Record<number, string>> = {
  ...{ 32962: "IEEE 802.1", 6854632: "SMPTE", 524336: "CERN", 6937: "IEEE 1588" },
};
const managementErrors: Readonly<Record<number, string>> = {
  ...{ 1: "Response too big", 2: "No such ID", 3: "Wrong length", 4: "Wrong value", 5: "Not settable" },
  ...{ 6: "Not supported", 7: "Unpopulated", 65534: "General error" },
};
const managementTlv = 1;
const smpte = 0x6897e8;
const ieee8021 = 0x0080c2;

/** The fields behind a message's own, each with its type and length. @returns their names, and what is said of them */
export function decodeTlvs(packet: Branch, begin: number): string {
  const told: string[] = [];
  let at = begin;
  while (packet.left(at) >= 4) {
    const tlv = at;
    const length = packet.peek16(at + 2);
    packet.branch(tlv, 4 + length, "tlv", "TLV", (inner) => {
      const type = inner.u16(tlv, "type", "Type", { names: types, hex: true });
      inner.u16(tlv + 2, "length", "Length", { unit: "bytes" });
      const name = nameIn(types, type) ?? `TLV 0x${type.toString(16)}`;
      const value = decodeValue(inner, tlv + 4, length, type);
      const text =
        type === managementTlv && value !== "" ? value : `${name}${value === "" ? "" : ` ${value}`}`;
      told.push(text);
      return text;
    });
    at += 4 + length;
  }
  if (packet.left(at) > 0) packet.raw(at, packet.left(at), "rest", "Bytes behind the message");
  return told.join(", ");
}

function decodeValue(inner: Branch, at: number, length: number, type: number): string {
  if (length === 0) return "";
  switch (type) {
    case managementTlv:
      return decodeManagement(inner, at, length);
    case 2: {
      const error = inner.u16(at, "error", "Management error ID", { names: managementErrors, hex: true });
      inner.u16(at + 2, "id", "Management ID", { hex: true });
      if (length > 8) inner.raw(at + 8, length - 8, "display", "Display data");
      return nameIn(managementErrors, error) ?? String(error);
    }
    case 3:
    case 0x4000:
    case 0x8000:
      return decodeOrganisation(inner, at, length);
    case 4:
    case 5:
    case 6:
    case 7:
      return decodeUnicast(inner, at, length, type);
    case 8: {
      let clocks = 0;
      for (; clocks < Math.floor(length / 8); clocks += 1)
        decodeClock(inner, at + 8 * clocks, "clock", "Clock identity");
      return `of ${clocks} ${clocks === 1 ? "clock" : "clocks"}`;
    }
    case 9:
      return decodeAlternate(inner, at);
    default:
      inner.raw(at, length, "value", "Value");
      return "";
  }
}

const messageTypes: Readonly<Record<number, string>> = {
  ...{ 0: "Sync", 8: "Follow_Up", 9: "Delay_Resp", 3: "Pdelay_Resp", 11: "Announce" },
};

/** 16.1.4: what is asked for, granted or given back. */
function decodeUnicast(inner: Branch, at: number, length: number, type: number): string {
  const message = inner.bits(at, 1, 0, 4, "message-type", "Message type", { names: messageTypes });
  const name = nameIn(messageTypes, message) ?? `type ${message}`;
  if (type >= 6 || length < 6) {
    inner.bits(at, 1, 4, 4, "flags", "Flags", { hex: true });
    if (length > 1) inner.raw(at + 1, length - 1, "reserved", "Reserved");
    return name;
  }
  inner.bits(at, 1, 4, 4, "reserved", "Reserved");
  const interval = inner.i8(at + 1, "interval", "Log inter-message period");
  const duration = inner.u32(at + 2, "duration", "Duration", { unit: "s" });
  if (type === 5 && length >= 8) {
    inner.raw(at + 6, 1, "reserved", "Reserved");
    inner.flag(at + 7, 1, 7, "renewal-invited", "Renewal invited");
  }
  return `${name}, every ${2 ** interval} s for ${duration} s`;
}

/** 16.3.3: a time scale beside PTP's. */
function decodeAlternate(inner: Branch, at: number): string {
  inner.u8(at, "key", "Key field");
  const offset = inner.i32(at + 1, "offset", "Current offset", { unit: "s" });
  inner.i32(at + 5, "jump", "Jump seconds", { unit: "s" });
  inner.u48(at + 9, "next-jump", "Time of next jump", { unit: "s" });
  const name = inner.text(at + 16, inner.u8(at + 15, "name-length", "Length of the name"), "name", "Name");
  return `${name} ${offset} s`;
}

function decodeOrganisation(inner: Branch, at: number, length: number): string {
  const id = inner.u24(at, "organisation", "Organisation ID", { names: organisations, hex: true });
  const subtype = inner.u24(at + 3, "subtype", "Organisation subtype");
  const name = nameIn(organisations, id) ?? `0x${id.toString(16).padStart(6, "0")}`;
  if (id === smpte && subtype === 1 && length >= 45) return `${name} ${decodeSmpte(inner, at + 6)}`;
  if (id === ieee8021 && subtype === 1 && length >= 28) {
    inner.i32(at + 6, "rate-offset", "Cumulative scaled rate offset");
    inner.u16(at + 10, "time-base", "Grandmaster time base indicator");
    inner.raw(at + 12, 12, "phase-change", "Last grandmaster phase change");
    inner.i32(at + 24, "frequency-change", "Scaled last grandmaster frequency change");
    return `${name} Follow_Up information`;
  }
  if (length > 6) inner.raw(at + 6, length - 6, "data", "Data");
  return `${name} ${subtype}`;
}

const locking: Readonly<Record<number, string>> = {
  ...{ 0: "Not in use", 1: "Free run", 2: "Cold locking", 3: "Warm locking", 4: "Locked" },
};

/** Synchronisation metadata of SMPTE ST 2059-2. @returns what it says of rate and locking */
function decodeSmpte(inner: Branch, at: number): string {
  const numerator = inner.u32(at, "rate-numerator", "Default system frame rate, numerator");
  const denominator = inner.u32(at + 4, "rate-denominator", "Default system frame rate, denominator");
  const state = inner.u8(at + 8, "locking", "Master locking status", { names: locking });
  inner.flag(at + 9, 1, 7, "drop-frame", "Drop frame");
  inner.flag(at + 9, 1, 6, "color-frame", "Colour frame identification");
  inner.i32(at + 10, "local-offset", "Current local offset", { unit: "s" });
  inner.i32(at + 14, "jump", "Jump seconds", { unit: "s" });
  inner.u48(at + 18, "next-jump", "Time of next jump", { unit: "s" });
  inner.u48(at + 24, "next-jam", "Time of next jam", { unit: "s" });
  inner.u48(at + 30, "previous-jam", "Time of previous jam", { unit: "s" });
  inner.i32(at + 36, "previous-offset", "Previous jam local offset", { unit: "s" });
  inner.flag(at + 40, 1, 7, "daylight-saving", "Daylight saving now");
  inner.flag(at + 40, 1, 6, "daylight-saving-next", "Daylight saving after the next jump");
  inner.flag(at + 40, 1, 5, "daylight-saving-before", "Daylight saving before the last jam");
  inner.flag(at + 41, 1, 7, "leap-second", "Leap second jump changes the offset");
  const rate = `${numerator}/${denominator}`;
  return `${rate}, ${(nameIn(locking, state) ?? String(state)).toLowerCase()}`;
}
