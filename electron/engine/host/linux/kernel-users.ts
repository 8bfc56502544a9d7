import type { Interface } from "../../../../shared/model/interface.ts";
import { parseIpv6 } from "../../../../shared/net/ipv6.ts";
import type { ListedGroup } from "../../system/linux/igmp.ts";
import { readOr } from "../../system/system.ts";
import type { HostSystem } from "../host-system.ts";

/** Groups of which the kernel itself is a member wherever they are listed, with no socket behind it. */
const always: ReadonlySet<string> = new Set([
  "224.0.0.1",
  "ff01::1",
  "ff02::1",
  // A bridge that snoops (RFC 4286).
  "224.0.0.106",
  "ff02::6a",
]);

/** Groups that the kernel joins on interfaces that forward IPv6 (RFC 4291 section 2.7.1). */
const forwarders: ReadonlySet<string> = new Set(["ff01::2", "ff02::2", "ff05::2"]);

/** Tells how many of a listed group's users are the kernel itself. */
export type KernelUsers = (group: ListedGroup) => number;

/**
 * Knows what the kernel joins by itself: the groups of all hosts, those of routers where it
 * forwards, and for each unicast address its solicited-node group.
 */
export async function readKernelUsers(
  system: Pick<HostSystem, "read">,
  groups: readonly ListedGroup[],
  interfaces: readonly Interface[],
): Promise<KernelUsers> {
  const routing = new Set<string>();
  const asked = new Set(groups.filter(({ address }) => forwarders.has(address)).map((one) => one.interface));
  await Promise.all(
    [...asked].map(async (name) => {
      const text = await readOr(system, `/proc/sys/net/ipv6/conf/${name}/forwarding`);
      if (text?.trim() === "1") routing.add(name);
    }),
  );
  const tails = new Map(interfaces.map((one) => [one.name, solicitedTails(one)]));
  return ({ interface: on, address, users }) => {
    if (always.has(address)) return Math.min(1, users);
    if (forwarders.has(address)) return routing.has(on) ? Math.min(1, users) : 0;
    const tail = solicitedTail(address);
    if (tail === null) return 0;
    const own = tails.get(on)?.filter((one) => one === tail).length ?? 0;
    // An address that is being checked or withdrawn is not listed and still has its group.
    return Math.min(Math.max(1, own), users);
  };
}

/** The last 24 bits of a solicited-node group, ff02::1:ff00:0/104; null for any other. */
function solicitedTail(group: string): number | null {
  if (!group.startsWith("ff02::1:ff")) return null;
  const words = parseIpv6(group);
  if (!words.ok) return null;
  const [high = 0, low = 0] = words.value.slice(6);
  return (high & 0xff) * 65_536 + low;
}

function solicitedTails({ addresses }: Interface): number[] {
  return addresses.flatMap(({ family, address }) => {
    const words = family === 6 ? parseIpv6(address) : null;
    if (!words?.ok) return [];
    const [high = 0, low = 0] = words.value.slice(6);
    return [(high & 0xff) * 65_536 + low];
  });
}
