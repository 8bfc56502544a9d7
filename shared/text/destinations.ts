import type { Destination } from "../model/destination.ts";
import type { Interface } from "../model/interface.ts";
import { broadcastNetwork } from "../net/subnet.ts";
import { words } from "./words/words.ts";

/** This program among those that joined a group. */
const ourName = "Castscope";

/**
 * The names of the programs that joined a destination, this one first. Null of what is no group, and where
 * the system does not tell.
 */
export function joinedBy({ kind, ours, programs, otherSockets }: Destination): readonly string[] | null {
  if (kind !== "group" || (ours === null && programs === null && otherSockets === null)) return null;
  const others = [...new Set(programs?.map(({ name }) => name))];
  // Of a socket that is bound to any address no system tells what it joined.
  const isUnnamed = others.length === 0 && otherSockets !== null && otherSockets > 0;
  return [
    ...(ours === null ? [] : [ourName]),
    ...others,
    ...(isUnnamed ? [words().destinations.anotherProgram] : []),
  ];
}

/** “joined by Castscope, socat”. */
export function joinedBySentence(one: Destination): string {
  const names = joinedBy(one);
  const said = words().destinations;
  if (names === null) return said.joinedUntold;
  return names.length === 0 ? said.joinedByNobody : said.joinedBy(names.join(", "));
}

export function untoldSentence(packets: number): string {
  return words().destinations.untold(packets);
}

export function furtherSentence(packets: number): string {
  return words().destinations.further(packets);
}

/** What a destination is: “joined by vlc”, “Unicast, this computer”, “Broadcast, 10.0.0.0/24”. */
export function destinationWords(one: Destination, interfaces: readonly Interface[]): string {
  switch (one.kind) {
    case "group":
      return joinedBySentence(one);
    case "unicast":
      return words().destinations.unicast;
    case "broadcast": {
      const own = interfaces.flatMap(({ addresses }) => addresses);
      const network = own
        .map((subnet) => broadcastNetwork(one.address, subnet))
        .find((text) => text !== null);
      return words().destinations.broadcast(network ?? null);
    }
  }
}
