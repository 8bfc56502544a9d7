import { ipv4OfHex, ipv6OfHex } from "../../system/linux/addresses.ts";

/** A source that sockets named for a group, and how many let it in or keep it out. */
export interface SourceFilter {
  readonly index: number;
  readonly group: string;
  readonly source: string;
  readonly included: number;
  readonly excluded: number;
}

/**
 * Reads /proc/net/mcfilter and mcfilter6: `2 eth0 0xef010204 0x0a000063 0 1`. The interface's
 * name is cut after six characters there, so its number counts.
 */
export function parseFilters(text: string): SourceFilter[] {
  const row = /^\s*(\d+)\s+\S+\s+(?:0x)?([0-9a-f]{8,32})\s+(?:0x)?([0-9a-f]{8,32})\s+(\d+)\s+(\d+)\s*$/i;
  return text.split("\n").flatMap((line): SourceFilter[] => {
    const [, index = "", groupHex = "", sourceHex = "", included = "", excluded = ""] = row.exec(line) ?? [];
    const group = addressOf(groupHex);
    const source = addressOf(sourceHex);
    if (group === null || source === null) return [];
    return [{ index: Number(index), group, source, included: Number(included), excluded: Number(excluded) }];
  });
}

/** These two files print both families in the order of the wire. */
function addressOf(hex: string): string | null {
  return hex.length === 8 ? ipv4OfHex(hex, false) : ipv6OfHex(hex);
}

/**
 * Which of the listed groups have their filters told. The kernel looks for the first filter at the newest group of each
 * interface only, and tells all from there on: older groups of the interfaces before are left out, whatever filters they
 * have (`igmp_mcf_get_first` in net/ipv4/igmp.c, `igmp6_mcf_get_first` in net/ipv6/mcast.c).
 * @param listed groups of one family in the order of their file: interface by interface, the newest first
 * @param filtered interfaces of which a filter is told
 */
export function toldGroups<Group extends { readonly interface: string }>(
  listed: readonly Group[],
  filtered: ReadonlySet<string>,
): ReadonlySet<Group> {
  const first = listed.findIndex((group) => filtered.has(group.interface));
  return new Set(
    listed.filter(
      (group, at) => (first >= 0 && at >= first) || listed[at - 1]?.interface !== group.interface,
    ),
  );
}
