import type { GroupVersions } from "../../../../shared/host.ts";
import { readOr, type System } from "../system.ts";
import { parseIgmp } from "./igmp.ts";

/**
 * The IGMP and MLD version of each interface at this moment. The kernel tells IGMP's itself; MLD's
 * follows from what it sent and heard since the interface was made.
 */
export async function readVersions(
  system: Pick<System, "read" | "littleEndian">,
  names: readonly string[],
): Promise<Map<string, GroupVersions>> {
  const [igmpText, forcedForAll] = await Promise.all([
    readOr(system, "/proc/net/igmp"),
    readOr(system, forcedMld("all")),
  ]);
  const igmp = parseIgmp(igmpText ?? "", system.littleEndian).versions;
  const all = names.map(async (name): Promise<[string, GroupVersions]> => {
    const [counters, forced] = await Promise.all([
      readOr(system, `/proc/net/dev_snmp6/${name}`),
      readOr(system, forcedMld(name)),
    ]);
    const mld = mldVersion(counters ?? "", [forcedForAll, forced]);
    return [name, { igmp: igmp.get(name) ?? null, mld }];
  });
  return new Map(await Promise.all(all));
}

const forcedMld = (name: string): string => `/proc/sys/net/ipv6/conf/${name}/force_mld_version`;

/**
 * - set by a person, for all interfaces or this one: that version
 * - no query heard, or never answered with a report of version 1: version 2, which is the first choice
 * - answered so at some time: whether that still lasts is not told
 */
function mldVersion(counters: string, forced: readonly (string | null)[]): GroupVersions["mld"] {
  const set = forced.map((value) => value?.trim()).find((value) => value === "1" || value === "2");
  if (set !== undefined) return set === "1" ? "MLDv1" : "MLDv2";
  const { queries, version1Reports } = readMldCounters(counters);
  return queries === 0 || version1Reports === 0 ? "MLDv2" : null;
}

/** Queries that an interface heard and reports of MLDv1 that it sent since it was made; null where not told. */
export function readMldCounters(text: string): {
  queries: number | null;
  version1Reports: number | null;
} {
  const value = (name: string): number | null => {
    const found = new RegExp(`^${name}\\s+(\\d+)`, "m").exec(text)?.[1];
    return found === undefined ? null : Number(found);
  };
  return {
    queries: value("Icmp6InGroupMembQueries"),
    version1Reports: value("Icmp6OutGroupMembResponses"),
  };
}
