import { readFileSync } from "node:fs";
import { parseUdp6Counters, parseUdpCounters } from "../system/linux/udp-counters.ts";

/**
 * Datagrams that send queues of this computer dropped since it started, of all programs: dgram cannot
 * ask for its own socket's. Null where the system does not tell.
 */
export function readSendDrops(): number | null {
  if (process.platform !== "linux") return null;
  const counters = [parseUdpCounters(readOr("/proc/net/snmp")), parseUdp6Counters(readOr("/proc/net/snmp6"))];
  const known = counters.filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, { sendDrops }) => sum + sendDrops, 0);
}

/** Read in one go: what is asked between two datagrams may not wait for another turn. */
function readOr(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
