import type { Branch } from "../branch.ts";
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

/** IEEE 1588-2019, table 59; those from 0xc000 on are linuxptp's own. */
const ids: Readonly<Record<number, string>> = Object.fromEntries([
  [0x0000, "NULL_PTP_MANAGEMENT"],
  [0x0001, "CLOCK_DESCRIPTION"],
  [0x0002, "USER_DESCRIPTION"],
  [0x0003, "SAVE_IN_NON_VOLATILE_STORAGE"],
  [0x0004, "RESET_NON_VOLATILE_STORAGE"],
  [0x0005, "INITIALIZE"],
  [0x0006, "FAULT_LOG"],
  [0x0007, "FAULT_LOG_RESET"],
  [0x2000, "DEFAULT_DATA_SET"],
  [0x2001, "CURRENT_DATA_SET"],
  [0x2002, "PARENT_DATA_SET"],
  [0x2003, "TIME_PROPERTIES_DATA_SET"],
  [0x2004, "PORT_DATA_SET"],
  [0x2005, "PRIORITY1"],
  [0x2006, "PRIORITY2"],
  [0x2007, "DOMAIN"],
  [0x2008, "SLAVE_ONLY"],
  [0x2009, "LOG_ANNOUNCE_INTERVAL"],
  [0x200a, "ANNOUNCE_RECEIPT_TIMEOUT"],
  [0x200b, "LOG_SYNC_INTERVAL"],
  [0x200c, "VERSION_NUMBER"],
  [0x200d, "ENABLE_PORT"],
  [0x200e, "DISABLE_PORT"],
  [0x200f, "TIME"],
  [0x2010, "CLOCK_ACCURACY"],
  [0x2011, "UTC_PROPERTIES"],
  [0x2012, "TRACEABILITY_PROPERTIES"],
  [0x2013, "TIMESCALE_PROPERTIES"],
  [0x2014, "UNICAST_NEGOTIATION_ENABLE"],
  [0x2015, "PATH_TRACE_LIST"],
  [0x2016, "PATH_TRACE_ENABLE"],
  [0x2017, "GRANDMASTER_CLUSTER_TABLE"],
  [0x2018, "UNICAST_MASTER_TABLE"],
  [0x2019, "UNICAST_MASTER_MAX_TABLE_SIZE"],
  [0x201a, "ACCEPTABLE_MASTER_TABLE"],
  [0x201b, "ACCEPTABLE_MASTER_TABLE_ENABLED"],
  [0x201c, "ACCEPTABLE_MASTER_MAX_TABLE_SIZE"],
  [0x201d, "ALTERNATE_MASTER"],
  [0x201e, "ALTERNATE_TIME_OFFSET_ENABLE"],
  [0x201f, "ALTERNATE_TIME_OFFSET_NAME"],
  [0x2020, "ALTERNATE_TIME_OFFSET_MAX_KEY"],
  [0x2021, "ALTERNATE_TIME_OFFSET_PROPERTIES"],
  [0x4000, "TRANSPARENT_CLOCK_DEFAULT_DATA_SET"],
  [0x4001, "TRANSPARENT_CLOCK_PORT_DATA_SET"],
  [0x4002, "PRIMARY_DOMAIN"],
  [0x6000, "DELAY_MECHANISM"],
  [0x6001, "LOG_MIN_PDELAY_REQ_INTERVAL"],
  [0xc000, "TIME_STATUS_NP"],
  [0xc001, "GRANDMASTER_SETTINGS_NP"],
  [0xc002, "PORT_DATA_SET_NP"],
]);
const states: Readonly<Record<number, string>> = {
  ...{ 1: "INITIALIZING", 2: "FAULTY", 3: "DISABLED", 4: "LISTENING", 5: "PRE_MASTER", 6: "MASTER" },
  ...{ 7: "PASSIVE", 8: "UNCALIBRATED", 9: "SLAVE" },
};
const mechanisms: Readonly<Record<number, string>> = {
  ...{ 1: "End to end", 2: "Peer to peer", 254: "None" },
};

/** What a management TLV says: an identifier, and data of it. */
export function decodeManagement(inner: Branch, at: number, length: number): string {
  const id = inner.u16(at, "id", "Management ID", { names: ids, hex: true });
  const name = nameIn(ids, id) ?? `0x${id.toString(16)}`;
  const data = at + 2;
  const size = length - 2;
  if (size === 0) return name;
  // What is asked for may be there already, and mean nothing.
  if (isQuestion(inner.bytes)) {
    inner.raw(data, size, "data", "Data");
    return name;
  }
  const told = decodeData(inner, data, size, id);
  return told === "" ? name : `${name} ${told}`;
}

/** Whether the message that the TLV is of is a GET. */
function isQuestion(bytes: Uint8Array): boolean {
  return ((bytes[46] ?? 0) & 0x0f) === 0;
}

function decodeData(inner: Branch, at: number, size: number, id: number): string {
  switch (id) {
    case 0x2000:
      return decodeDefault(inner, at);
    case 0x2001: {
      inner.u16(at, "steps-removed", "Steps removed");
      const offset = decodeInterval(inner, at + 2, "offset", "Offset from master");
      decodeInterval(inner, at + 10, "path-delay", "Mean path delay");
      return `offset ${offset} ns`;
    }
    case 0x2002:
      return decodeParent(inner, at);
    case 0x2003: {
      const offset = inner.i16(at, "utc-offset", "Current UTC offset", { unit: "s" });
      decodeTimeFlags(inner, at + 2);
      inner.u8(at + 3, "time-source", "Time source", { names: timeSources, hex: true });
      return `UTC offset ${offset} s`;
    }
    case 0x2004:
      return decodePortSet(inner, at);
    case 0x0001:
      return decodeDescription(inner, at);
    case 0x200f:
      return decodeTimestamp(inner, at, "time", "Current time");
    case 0x2007:
      return decodeOne(inner, at, size, "domain", "Domain number");
    case 0x2005:
      return decodeOne(inner, at, size, "priority1", "Priority 1");
    case 0x2006:
      return decodeOne(inner, at, size, "priority2", "Priority 2");
    default:
      inner.raw(at, size, "data", "Data");
      return "";
  }
}

/** Data of one byte, and one that is reserved. */
function decodeOne(inner: Branch, at: number, size: number, word: string, title: string): string {
  const value = inner.u8(at, word, title);
  if (size > 1) inner.raw(at + 1, size - 1, "reserved", "Reserved");
  return String(value);
}

/** 15.5.3.3.1. */
function decodeDefault(inner: Branch, at: number): string {
  inner.flag(at, 1, 7, "two-step", "Two-step");
  inner.flag(at, 1, 6, "slave-only", "Slave only");
  inner.u16(at + 2, "ports", "Number of ports");
  const one = inner.u8(at + 4, "priority1", "Priority 1");
  decodeQuality(inner, at + 5);
  const two = inner.u8(at + 9, "priority2", "Priority 2");
  const clock = decodeClock(inner, at + 10, "clock", "Clock identity");
  const domain = inner.u8(at + 18, "domain", "Domain number");
  return `${clock}, domain ${domain}, priority ${one}, ${two}`;
}

/** 15.5.3.5.1. */
function decodeParent(inner: Branch, at: number): string {
  decodePort(inner, at, "parent", "Parent port identity");
  inner.flag(at + 10, 1, 7, "parent-stats", "Parent statistics");
  inner.u16(at + 12, "parent-variance", "Observed parent offset scaled log variance", { hex: true });
  inner.i32(at + 14, "parent-rate", "Observed parent clock phase change rate");
  inner.u8(at + 18, "priority1", "Grandmaster priority 1");
  decodeQuality(inner, at + 19);
  inner.u8(at + 23, "priority2", "Grandmaster priority 2");
  const grandmaster = decodeClock(inner, at + 24, "grandmaster", "Grandmaster identity");
  return `grandmaster ${grandmaster}`;
}

function decodeTimeFlags(inner: Branch, at: number): void {
  inner.flag(at, 1, 7, "leap61", "Leap 61");
  inner.flag(at, 1, 6, "leap59", "Leap 59");
  inner.flag(at, 1, 5, "utc-valid", "Current UTC offset valid");
  inner.flag(at, 1, 4, "ptp-timescale", "PTP timescale");
  inner.flag(at, 1, 3, "time-traceable", "Time traceable");
  inner.flag(at, 1, 2, "frequency-traceable", "Frequency traceable");
}

/** 15.5.3.7.1. */
function decodePortSet(inner: Branch, at: number): string {
  const port = decodePort(inner, at, "port-identity", "Port identity");
  const state = inner.u8(at + 10, "port-state", "Port state", { names: states });
  inner.i8(at + 11, "delay-interval", "Log min Delay_Req interval", { say: sayInterval });
  decodeInterval(inner, at + 12, "peer-delay", "Peer mean path delay");
  inner.i8(at + 20, "announce-interval", "Log announce interval", { say: sayInterval });
  inner.u8(at + 21, "announce-timeout", "Announce receipt timeout", { unit: "intervals" });
  inner.i8(at + 22, "sync-interval", "Log sync interval", { say: sayInterval });
  inner.u8(at + 23, "mechanism", "Delay mechanism", { names: mechanisms });
  inner.i8(at + 24, "peer-interval", "Log min Pdelay_Req interval", { say: sayInterval });
  inner.bits(at + 25, 1, 4, 4, "port-version", "Version number");
  return `${port} ${nameIn(states, state) ?? state}`;
}

/** 15.5.3.1.2: texts and addresses, each with its length. */
function decodeDescription(inner: Branch, at: number): string {
  inner.flag(at, 2, 0, "ordinary", "Ordinary clock");
  inner.flag(at, 2, 1, "boundary", "Boundary clock");
  inner.flag(at, 2, 2, "peer-transparent", "Peer-to-peer transparent clock");
  inner.flag(at, 2, 3, "end-transparent", "End-to-end transparent clock");
  inner.flag(at, 2, 4, "management", "Management node");
  let place = at + 2;
  const text = (word: string, title: string): string => {
    const length = inner.u8(place, `${word}-length`, `${title}, length`);
    const told = inner.text(place + 1, length, word, title);
    place += 1 + length;
    return told;
  };
  text("physical-layer", "Physical layer protocol");
  const physical = inner.u16(place, "physical-length", "Physical address, length");
  inner.mac(place + 2, physical, "physical", "Physical address");
  place += 2 + physical;
  inner.u16(place, "network", "Network protocol", { names: { 1: "IPv4", 2: "IPv6", 3: "Ethernet" } });
  const size = inner.u16(place + 2, "address-length", "Protocol address, length");
  if (size === 4) inner.ipv4(place + 4, "address", "Protocol address");
  else if (size === 16) inner.ipv6(place + 4, "address", "Protocol address");
  else inner.raw(place + 4, size, "address", "Protocol address");
  place += 4 + size;
  inner.raw(place, 3, "manufacturer", "Manufacturer identity");
  place += 4;
  const product = text("product", "Product description");
  text("revision", "Revision data");
  text("user", "User description");
  inner.raw(place, 6, "profile", "Profile identity");
  return product.replace(/^;+|;+$/g, "");
}
