import { type IpCounters, parseIpv4Counters, parseIpv6Counters } from "../../system/linux/ip-counters.ts";
import { readOr } from "../../system/system.ts";
import type { HostSystem } from "../host-system.ts";

/** What the kernel counted so far of one family. @param on name of the interface; null for the whole computer */
export async function readIpCounters(
  system: Pick<HostSystem, "read">,
  family: 4 | 6,
  on: string | null,
): Promise<IpCounters> {
  const read = async (path: string): Promise<string> => (await readOr(system, `/proc/net/${path}`)) ?? "";
  if (family === 4) return parseIpv4Counters(await read("snmp"), await read("netstat"));
  return parseIpv6Counters(on === null ? "" : await read(`dev_snmp6/${on}`), await read("snmp6"));
}
