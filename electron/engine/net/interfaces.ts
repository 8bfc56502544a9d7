import { type NetworkInterfaceInfo, networkInterfaces } from "node:os";
import type { GroupVersions } from "../../../shared/host.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { type LinkFacts, readLinks } from "../system/linux/links.ts";
import { readVersions } from "../system/linux/versions.ts";
import { thisSystem } from "../system/system.ts";
import { localAddressTowards } from "./udp.ts";

/** Where the system's facts come from, injected for tests. */
export interface InterfaceSystem {
  addresses(): NodeJS.Dict<NetworkInterfaceInfo[]>;
  links(): Promise<LinkFacts[]>;
  /** The local address that the system would use for groups of the family. */
  defaultAddress(family: 4 | 6): Promise<string | null>;
  /** The IGMP and MLD version of each interface, where the system tells. */
  versions(names: readonly string[]): Promise<ReadonlyMap<string, GroupVersions>>;
}

const untold: GroupVersions = { igmp: null, mld: null };

/** Groups without a special route of their own: which interface they get is the system's default. */
const probeGroup = { 4: "239.255.255.255", 6: "ff18::1" } as const;

export const systemInterfaces: InterfaceSystem = {
  addresses: networkInterfaces,
  links: () => (process.platform === "linux" ? readLinks() : Promise.resolve([])),
  defaultAddress: (family) => localAddressTowards(probeGroup[family], family),
  versions: (names) =>
    process.platform === "linux" ? readVersions(thisSystem, names) : Promise.resolve(new Map()),
};

/** Every interface with all its addresses, in the system's order; those without an address last. */
export async function readInterfaces(system: InterfaceSystem = systemInterfaces): Promise<Interface[]> {
  const [links, default4, default6] = await Promise.all([
    system.links(),
    system.defaultAddress(4),
    system.defaultAddress(6),
  ]);
  const known = system.addresses();
  const names = [...new Set([...Object.keys(known), ...links.map((link) => link.name)])];
  const versions = await system.versions(names);
  return names.map((name) =>
    describe(
      name,
      known[name] ?? [],
      links.find((link) => link.name === name),
      default4,
      default6,
      versions.get(name) ?? untold,
    ),
  );
}

function describe(
  name: string,
  infos: readonly NetworkInterfaceInfo[],
  link: LinkFacts | undefined,
  default4: string | null,
  default6: string | null,
  versions: GroupVersions,
): Interface {
  const addresses = infos.map((info) => ({
    family: info.family === "IPv4" ? (4 as const) : (6 as const),
    address: info.address,
    prefix: Number(info.cidr?.split("/")[1] ?? 0),
  }));
  const scope = infos.find((info) => info.family === "IPv6" && info.scopeid > 0);
  const mac = infos.find((info) => !/^(00:)*00$/.test(info.mac))?.mac ?? null;
  const holds = (wanted: string | null): boolean => {
    if (wanted === null) return false;
    const [address, zone] = wanted.split("%");
    return addresses.some((one) => one.address === address) && (zone === undefined || zone === name);
  };
  return {
    name,
    index: link?.index ?? (scope && "scopeid" in scope ? scope.scopeid : null),
    addresses,
    loopback: link?.loopback ?? infos.some((info) => info.internal),
    up: link?.up ?? true,
    speed: link?.speed ?? null,
    mac: link?.mac ?? mac,
    isDefault: { ipv4: holds(default4), ipv6: holds(default6) },
    versions,
  };
}

/** Whether two lists say the same, so that only a change is told. */
export function sameInterfaces(one: readonly Interface[], other: readonly Interface[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
