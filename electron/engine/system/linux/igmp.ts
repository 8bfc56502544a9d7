import type { GroupVersions } from "../../../../shared/host.ts";
import { ipv4OfHex, ipv6OfHex } from "./addresses.ts";

/** A group with the number of its users: sockets, and the kernel itself where it joined. */
export interface ListedGroup {
  readonly interface: string;
  readonly family: 4 | 6;
  readonly address: string;
  readonly users: number;
}

/** What /proc/net/igmp tells: groups, and per interface the version that a querier made it fall back to. */
export interface IgmpTable {
  readonly groups: readonly ListedGroup[];
  readonly versions: ReadonlyMap<string, GroupVersions["igmp"]>;
  /** Interfaces by their number, for files that cut names short. */
  readonly names: ReadonlyMap<number, string>;
}

const igmpVersions: Readonly<Record<string, GroupVersions["igmp"]>> = {
  V1: "IGMPv1",
  V2: "IGMPv2",
  V3: "IGMPv3",
};

/**
 * Reads /proc/net/igmp: a line for each interface (`2  eth0  :  4  V3`) and below it an indented
 * one for each group (`  FB0000E0  1 0:00000000  0`). Lines of another shape are passed over.
 */
export function parseIgmp(text: string, littleEndian: boolean): IgmpTable {
  const groups: ListedGroup[] = [];
  const versions = new Map<string, GroupVersions["igmp"]>();
  const names = new Map<number, string>();
  let on: string | null = null;
  for (const line of text.split("\n")) {
    const head = /^(\d+)\s+(\S+?)\s*:\s*\d+\s+(V\d)/.exec(line);
    if (head) {
      const [, index = "", name = "", version = ""] = head;
      on = name;
      names.set(Number(index), name);
      versions.set(name, igmpVersions[version] ?? null);
      continue;
    }
    const [, hex = "", users = ""] = /^\s+([0-9A-F]{8})\s+(\d+)\s/i.exec(line) ?? [];
    const address = ipv4OfHex(hex, littleEndian);
    if (on !== null && address !== null) {
      groups.push({ interface: on, family: 4, address, users: Number(users) });
    }
  }
  return { groups, versions, names };
}

/** Reads /proc/net/igmp6: `2 eth0 ff0200…01 1 0000000C 0`, interface, group and users. */
export function parseIgmp6(text: string): ListedGroup[] {
  return text.split("\n").flatMap((line): ListedGroup[] => {
    const [, on = "", hex = "", users = ""] = /^\d+\s+(\S+)\s+([0-9a-f]{32})\s+(\d+)\s/i.exec(line) ?? [];
    const address = ipv6OfHex(hex);
    return address === null ? [] : [{ interface: on, family: 6, address, users: Number(users) }];
  });
}
