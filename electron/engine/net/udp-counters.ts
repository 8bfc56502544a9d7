import { readFileSync } from "node:fs";
import type { Family } from "../../../shared/net/address.ts";
import { parseUdp6Counters, parseUdpCounters, type UdpCounters } from "../system/linux/udp-counters.ts";
import { descriptorReserve } from "../system/reserve.ts";

export type FamilyCounters = Readonly<Record<Family, UdpCounters | null>>;

/** The kernel's counters of all UDP datagrams of this network namespace; null where the system does not tell. */
export function readUdpCounters(): FamilyCounters {
  if (process.platform !== "linux") return { 4: null, 6: null };
  return { 4: parseUdpCounters(readOr("/proc/net/snmp")), 6: parseUdp6Counters(readOr("/proc/net/snmp6")) };
}

/** Read in one go: what is asked between two readings of sockets may not wait for another turn. */
function readOr(path: string): string {
  try {
    return descriptorReserve.askNow(() => readFileSync(path, "utf8"));
  } catch {
    return "";
  }
}
