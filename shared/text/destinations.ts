import type { Destination } from "../model/destination.ts";
import type { Interface } from "../model/interface.ts";
import { broadcastNetwork } from "../net/subnet.ts";
import { plural } from "./count.ts";

/** This program among those that joined a group. */
const ourName = "Castscope";
/** Of a socket that is bound to any address no system tells what it joined. */
const unnamed = "another program";

/**
 * The names of the programs that joined a destination, this one first. Null of what is no group, and where
 * the system does not tell.
 */
export function joinedBy({ kind, ours, programs, otherSockets }: Destination): readonly string[] | null {
  if (kind !== "group" || (ours === null && programs === null && otherSockets === null)) return null;
  const others = [...new Set(programs?.map(({ name }) => name))];
  const isUnnamed = others.length === 0 && otherSockets !== null && otherSockets > 0;
  return [...(ours === null ? [] : [ourName]), ...others, ...(isUnnamed ? [unnamed] : [])];
}

/** “joined by Castscope, socat”. */
export function joinedBySentence(one: Destination): string {
  const names = joinedBy(one);
  if (names === null) return "by whom it is joined is not told";
  return names.length === 0 ? "joined by nobody now" : `joined by ${names.join(", ")}`;
}

export function untoldSentence(packets: number): string {
  return `This system does not tell where packets went: ${plural(packets, "packet")} to any of its addresses and groups.`;
}

export function furtherSentence(packets: number): string {
  return `${plural(packets, "packet")} went to further destinations, which are counted together.`;
}

/** What a destination is: “joined by vlc”, “Unicast, this computer”, “Broadcast, 10.0.0.0/24”. */
export function destinationWords(one: Destination, interfaces: readonly Interface[]): string {
  switch (one.kind) {
    case "group":
      return joinedBySentence(one);
    case "unicast":
      return "Unicast, this computer";
    case "broadcast": {
      const own = interfaces.flatMap(({ addresses }) => addresses);
      const network = own
        .map((subnet) => broadcastNetwork(one.address, subnet))
        .find((text) => text !== null);
      return `Broadcast, ${network ?? "this link"}`;
    }
  }
}
