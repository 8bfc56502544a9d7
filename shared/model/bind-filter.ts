import { parseAddress } from "../net/address.ts";
import type { DestinationKind } from "./destination.ts";

/**
 * What the bind of a receiving socket lets through, for drawings and words: a rule, and no measurement.
 *
 * Multicast and broadcast are copied to every socket that fits; unicast goes to the most exact bind alone. A socket
 * that is bound to an interface's unicast address hears no multicast, whatever it joined: the packet's destination
 * is compared with what the socket is bound to. (Linux: `__udp_is_mcast_sock` and `compute_score` in net/ipv4/udp.c;
 * ip(7) on IP_MULTICAST_ALL.)
 */

/** Where a packet of the port goes. */
export interface PacketWay {
  readonly address: string;
  readonly kind: DestinationKind;
  /** Name of the interface by which it arrives; null where it is not told. */
  readonly interface: string | null;
}

/** A socket of the port, by what it is bound to. */
export interface BoundSocket {
  /** The wildcard, or an address without its zone. */
  readonly address: string;
  /** The only interface that it hears groups from; null where it hears them from any. */
  readonly on: string | null;
  /** Groups that it joined; null where the system does not tell. */
  readonly joined: readonly string[] | null;
}

/** What a socket that is bound to any address hears of the groups that other sockets of the computer joined. */
export type GroupDelivery = "every-joined" | "own-joined";

/** Linux lets a socket hear every group that the computer joined (IP_MULTICAST_ALL, which is on unless it is switched off). */
export function groupDelivery(platform: string): GroupDelivery {
  return platform === "linux" ? "every-joined" : "own-joined";
}

/** `unknown`: it depends on what the system does not tell. */
export type Passage = "comes-in" | "kept-out" | "unknown";

export function isWildcard(address: string): boolean {
  return address === "0.0.0.0" || address === "::";
}

/** What a socket is bound to: any address, one that many hear (a group or a broadcast), or one of this computer's. */
export type BindKind = "any" | "group" | "interface";

export function bindKind(address: string): BindKind {
  if (isWildcard(address)) return "any";
  const parsed = parseAddress(address);
  return parsed.ok && parsed.value.use === "multicast" ? "group" : "interface";
}

/**
 * Whether packets to a destination come in at a socket.
 * @param sockets all sockets of the port, this one among them
 */
export function passage(
  to: PacketWay,
  socket: BoundSocket,
  sockets: readonly BoundSocket[],
  delivery: GroupDelivery,
): Passage {
  const exact = socket.address === to.address;
  if (!exact && !isWildcard(socket.address)) return "kept-out";
  switch (to.kind) {
    case "unicast":
      if (!exact && sockets.some(({ address }) => address === to.address)) return "kept-out";
      // One of those that are bound alike gets it: the newest, and which that is the system does not tell.
      return sockets.filter(({ address }) => address === socket.address).length > 1 ? "unknown" : "comes-in";
    case "broadcast":
      return "comes-in";
    case "group":
      return groupPassage(to, socket, exact, delivery);
  }
}

function groupPassage(to: PacketWay, socket: BoundSocket, exact: boolean, delivery: GroupDelivery): Passage {
  if (socket.on !== null && to.interface !== null && socket.on !== to.interface) return "kept-out";
  if (exact || delivery === "every-joined") return "comes-in";
  if (socket.joined === null) return "unknown";
  return socket.joined.includes(to.address) ? "comes-in" : "kept-out";
}
