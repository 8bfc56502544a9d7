import { readUdpCounters } from "./udp-counters.ts";

/**
 * Datagrams that send queues of this computer dropped since it started, of all programs: dgram cannot
 * ask for its own socket's. Null where the system does not tell.
 */
export function readSendDrops(): number | null {
  const known = Object.values(readUdpCounters()).filter((one) => one !== null);
  return known.length === 0 ? null : known.reduce((sum, { sendDrops }) => sum + sendDrops, 0);
}
