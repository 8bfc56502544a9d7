import { parseIgmp, parseIgmp6 } from "../system/linux/igmp.ts";
import { readOr, type System } from "../system/system.ts";

/** How many sockets, and the kernel itself, are joined to a group on an interface, by `joinedKey`. */
export type JoinedUsers = ReadonlyMap<string, number>;

export function joinedKey(on: string, address: string): string {
  return `${on} ${address}`;
}

/**
 * Linux' own lists of what is joined, which tell when a membership is gone though its socket is open. Null where they
 * cannot be read.
 */
export async function readJoinedUsers(
  system: Pick<System, "read" | "littleEndian">,
): Promise<JoinedUsers | null> {
  const [igmp, igmp6] = await Promise.all([
    readOr(system, "/proc/net/igmp"),
    readOr(system, "/proc/net/igmp6"),
  ]);
  // A kernel without IPv6 has no second list, and no memberships that it would tell of.
  if (igmp === null) return null;
  const groups = [...parseIgmp(igmp, system.littleEndian).groups, ...parseIgmp6(igmp6 ?? "")];
  return new Map(groups.map((one) => [joinedKey(one.interface, one.address), one.users]));
}
