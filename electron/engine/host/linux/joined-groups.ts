import type { HostProgram } from "../../../../shared/host.ts";
import type { Interface } from "../../../../shared/model/interface.ts";
import type { Family } from "../../../../shared/net/address.ts";
import type { NoteStatement } from "../../../../shared/statements/notes.ts";
import { type ListedGroup, parseIgmp, parseIgmp6 } from "../../system/linux/igmp.ts";
import { readUdpSockets } from "../../system/linux/read-sockets.ts";
import type { UdpSocket } from "../../system/linux/udp-sockets.ts";
import { readList } from "../../system/system.ts";
import type { HostSystem } from "../host-system.ts";
import type { BoundSockets, JoinedGroup, JoinedGroups, WhoseSockets } from "../joined-group.ts";
import { parseFilters, type SourceFilter, toldGroups } from "./filters.ts";
import { readKernelUsers } from "./kernel-users.ts";
import { findOwners, type Owners } from "./owners.ts";

/** Every group that this computer belongs to, from the files of /proc/net. */
export async function readJoinedGroups(
  system: HostSystem,
  interfaces: readonly Interface[],
  whose: WhoseSockets,
): Promise<JoinedGroups> {
  const read = (name: string) => readList(system, `/proc/net/${name}`);
  const [igmp, igmp6, filter, filter6, { sockets, notes }] = await Promise.all([
    read("igmp"),
    read("igmp6"),
    read("mcfilter"),
    read("mcfilter6"),
    readUdpSockets(system),
  ]);
  const table = parseIgmp(igmp.text, system.littleEndian);
  const groups6 = parseIgmp6(igmp6.text);
  const listed = [...table.groups, ...groups6];
  const unread = unreadOf(igmp, igmp6);
  const kernelUsers = await readKernelUsers(system, listed, interfaces);
  const filters4 = parseFilters(filter.text);
  const filters6 = parseFilters(filter6.text);
  const filters = [...filters4, ...filters6];
  const names = new Map(interfaces.flatMap((one) => (one.index === null ? [] : [[one.index, one.name]])));
  const nameOf = ({ index }: SourceFilter) => table.names.get(index) ?? names.get(index);
  const toldOf = (list: List, of: readonly ListedGroup[], told: readonly SourceFilter[]) =>
    list.unread === null ? [...toldGroups(of, new Set(told.flatMap((one) => nameOf(one) ?? [])))] : [];
  const told = new Set([...toldOf(filter, table.groups, filters4), ...toldOf(filter6, groups6, filters6)]);
  const groups = listed.map((group): JoinedGroup => {
    const sockets = group.users - kernelUsers(group);
    const sources = filters
      .filter((one) => one.group === group.address && nameOf(one) === group.interface)
      .map(({ source, included, excluded }) => ({ address: source, included, excluded }));
    const { interface: on, family, address } = group;
    return {
      ...{ interface: on, family, address, sockets, kernel: sockets === 0 },
      sources: told.has(group) ? sources : null,
    };
  });
  const { bound, note } = await readBound(system, listed, sockets.filter(whose));
  return {
    ...{ groups, bound },
    unread: unread.map(({ family }) => family),
    notes: [
      ...unread.map((values): NoteStatement => ({ name: "memberships-unread", values })),
      ...notes,
      ...(note === null ? [] : [note]),
    ],
  };
}

function unreadOf(igmp: List, igmp6: List): { readonly family: Family; readonly reason: string }[] {
  return (
    [
      [4, igmp],
      [6, igmp6],
    ] as const
  ).flatMap(([family, { unread }]) => (unread === null ? [] : [{ family, reason: unread }]));
}

type List = Awaited<ReturnType<typeof readList>>;

/** Sockets that are bound to a group say that their program has to do with it, and on which port. */
async function readBound(
  system: HostSystem,
  groups: readonly ListedGroup[],
  sockets: readonly UdpSocket[],
): Promise<{ bound: Map<string, BoundSockets>; note: NoteStatement | null }> {
  const addresses = new Set(groups.map(({ address }) => address));
  const bound = sockets.filter(({ address }) => addresses.has(address));
  const owners = await findOwners(
    system,
    bound.map(({ inode }) => inode),
  );
  const all = new Map<string, { programs: HostProgram[]; ports: number[] }>();
  for (const { address, port, inode } of bound) {
    const entry = all.get(address) ?? { programs: [], ports: [] };
    all.set(address, entry);
    const program = owners.programs.get(inode);
    if (program && !entry.programs.includes(program)) entry.programs.push(program);
    if (!entry.ports.includes(port)) entry.ports.push(port);
  }
  return { bound: all, note: ownersNote(owners, bound.length) };
}

/** Why some programs have no name; null when all have one. */
export function ownersNote({ programs, cut, denied, unread }: Owners, wanted: number): NoteStatement | null {
  if (programs.size >= wanted) return null;
  if (cut) return { name: "programs-left-out", values: {} };
  if (unread !== null) return { name: "programs-unread", values: { reason: unread } };
  if (denied > 0) return { name: "programs-untold", values: {} };
  return null;
}
