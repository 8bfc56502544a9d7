import type { GroupVersions } from "../../../shared/host.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import type { Kernel, LinkFacts, RouteAnswer } from "../system/kernel.ts";
import { readSpeeds } from "../system/linux/links.ts";
import { readVersions } from "../system/linux/versions.ts";
import { thisSystem } from "../system/system.ts";

/** Where the system's facts come from, injected for tests. */
export interface InterfaceSystem extends Kernel {
  /** Megabits per second, where the system tells. */
  speeds(links: readonly LinkFacts[]): Promise<ReadonlyMap<string, number>>;
  /** The IGMP and MLD version of each interface, where the system tells. */
  versions(names: readonly string[]): Promise<ReadonlyMap<string, GroupVersions>>;
}

const untold: GroupVersions = { igmp: null, mld: null };

/** Groups without a special route of their own: which interface they get is the system's default. */
const probes = [
  { to: "239.255.255.255", family: 4, on: null },
  { to: "ff18::1", family: 6, on: null },
] as const;

export function interfaceSystem(kernel: Kernel): InterfaceSystem {
  const linux = process.platform === "linux";
  return {
    links: () => kernel.links(),
    routes: (questions) => kernel.routes(questions),
    speeds: (links) => (linux ? readSpeeds(links) : Promise.resolve(new Map())),
    versions: (names) => (linux ? readVersions(thisSystem, names) : Promise.resolve(new Map())),
  };
}

/** Every interface with all its addresses, in the system's order. Rejects when the system does not answer. */
export async function readInterfaces(system: InterfaceSystem): Promise<Interface[]> {
  const [links, [ipv4, ipv6]] = await Promise.all([system.links(), system.routes(probes)]);
  const [speeds, versions] = await Promise.all([
    system.speeds(links),
    system.versions(links.map(({ name }) => name)),
  ]);
  return links.map((link) => ({
    name: link.name,
    index: link.index,
    otherNames: [...link.otherNames],
    addresses: link.addresses.map(({ family, address, prefix, label }) => ({
      ...{ family, address, prefix },
      ...(label === null ? {} : { label }),
    })),
    loopback: link.loopback,
    state: link.state,
    up: link.state === "up",
    type: link.type,
    master: link.master,
    speed: speeds.get(link.name) ?? null,
    mac: link.mac,
    isDefault: { ipv4: leadsTo(ipv4, link), ipv6: leadsTo(ipv6, link) },
    versions: versions.get(link.name) ?? untold,
  }));
}

function leadsTo(answer: RouteAnswer | undefined, link: LinkFacts): boolean {
  if (!answer?.found) return false;
  return answer.index === null ? answer.name === link.name : answer.index === link.index;
}

/** Whether two lists say the same, so that only a change is told. */
export function sameInterfaces(one: readonly Interface[], other: readonly Interface[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
