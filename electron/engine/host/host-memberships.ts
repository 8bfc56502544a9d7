import type { GroupVersions, HostMembership, HostMemberships } from "../../../shared/host.ts";
import { limits } from "../../../shared/limits.ts";
import type { Interface } from "../../../shared/model/interface.ts";
import { groupName, groupPorts } from "../../../shared/net/group-names.ts";
import type { NoteStatement } from "../../../shared/statements/notes.ts";
import type { HostSystem } from "./host-system.ts";
import type { JoinedGroup, JoinedGroups, WhoseSockets } from "./joined-group.ts";
import { readJoinedGroups } from "./linux/joined-groups.ts";
import { parseNetstatGroups } from "./macos.ts";
import { parseNetshJoins } from "./windows.ts";

export interface ReadMemberships extends Omit<HostMemberships, "at">, Pick<JoinedGroups, "unread"> {}

/**
 * Every group that this computer belongs to, in the order of its interfaces, IPv4 first.
 * @param whose which sockets' programs are looked for: that costs most
 */
export async function readHostMemberships(
  system: HostSystem,
  interfaces: readonly Interface[],
  whose: WhoseSockets = () => true,
): Promise<ReadMemberships> {
  const { groups: all, bound, unread, notes } = await readGroups(system, interfaces, whose);
  const groups = all.slice(0, limits.hostMemberships);
  const left = all.length - groups.length;
  const versions = new Map(interfaces.map((one) => [one.name, one.versions]));
  const places = new Map(interfaces.map((one, place) => [one.name, place]));
  const place = ({ interface: on, family }: JoinedGroup): number =>
    2 * (places.get(on) ?? interfaces.length) + (family === 4 ? 0 : 1);
  const memberships = [...groups]
    .sort((one, other) => place(one) - place(other) || compareAddresses(one.address, other.address))
    .map((group): HostMembership => {
      const sockets = group.kernel ? undefined : bound?.get(group.address);
      const ports = new Set([...(sockets?.ports ?? []), ...groupPorts(group.address)]);
      return {
        ...group,
        knownAs: groupName(group.address),
        programs: sockets && sockets.programs.length > 0 ? [...sockets.programs] : null,
        ports: [...ports],
        version: versionOf(versions.get(group.interface), group.family),
      };
    });
  const cut: NoteStatement[] = left === 0 ? [] : [{ name: "groups-left-out", values: { count: left } }];
  return { memberships, unread, notes: [...notes, ...cut] };
}

async function readGroups(
  system: HostSystem,
  interfaces: readonly Interface[],
  whose: WhoseSockets,
): Promise<JoinedGroups> {
  switch (system.platform) {
    case "linux":
      return readJoinedGroups(system, interfaces, whose);
    case "darwin":
      return told(system, [["netstat", "-g", "-n"]], parseNetstatGroups);
    case "win32":
      return told(
        system,
        [
          ["netsh", "interface", "ipv4", "show", "joins"],
          ["netsh", "interface", "ipv6", "show", "joins"],
        ],
        parseNetshJoins,
      );
    default:
      return { groups: [], bound: null, unread: [], notes: [{ name: "system-not-asked", values: {} }] };
  }
}

/** What the system's own tools print. One that fails costs its part of the list, and says so. */
async function told(
  system: HostSystem,
  commands: readonly (readonly [string, ...string[]])[],
  parse: (text: string) => JoinedGroup[],
): Promise<JoinedGroups> {
  const notes: NoteStatement[] = [];
  const groups: JoinedGroup[] = [];
  for (const [program, ...args] of commands) {
    try {
      groups.push(...parse(await system.run(program, args)));
    } catch {
      notes.push({ name: "tool-silent", values: { command: [program, ...args].join(" ") } });
    }
  }
  return { groups, bound: null, unread: [], notes };
}

function versionOf(versions: GroupVersions | undefined, family: 4 | 6): HostMembership["version"] {
  return (family === 4 ? versions?.igmp : versions?.mld) ?? null;
}

/** IPv4 by number, IPv6 by text: good enough to find an address in a list. */
function compareAddresses(one: string, other: string): number {
  const key = (address: string): string =>
    address.includes(":")
      ? address
      : address
          .split(".")
          .map((part) => part.padStart(3, "0"))
          .join(".");
  return key(one) < key(other) ? -1 : key(one) > key(other) ? 1 : 0;
}
