import { createSocket, type Socket, type SocketType } from "node:dgram";
import { once } from "node:events";
import { limits } from "../../../shared/limits.ts";
import type { Family } from "../../../shared/net/address.ts";
import { needsZone } from "../../../shared/net/zone.ts";
import type { ArrivalClock } from "../time/arrival-clock.ts";
import { untilEmpty } from "./catch-up.ts";
import { DgramBatch } from "./dgram-batch.ts";
import { type OnBatch, type OnInterface, type Receiver, type ReceiverSpec, wildcard } from "./receiver.ts";
import {
  cannotChoose,
  cannotMark,
  cannotName,
  cannotSeparate,
  cannotTell,
  errorCode,
} from "./system-error.ts";

/** The one file that knows dgram: sockets for receiving and sending, and the question for a route. */

export interface SenderSpec {
  readonly family: Family;
  readonly multicast: boolean;
  /** What packets leave by; null lets routing decide, packet by packet. */
  readonly interface: OnInterface | null;
  /** Whether a person chose the interface; else it is what the system was found to take. */
  readonly chosen?: boolean;
  /** The own address to send from, with its zone where it needs one; null lets the system choose. */
  readonly source: string | null;
  /** By which interface routing goes to a host, for sockets that cannot be told another. */
  readonly routedBy?: string | null;
  /** Whether other programs may use the source port at the same time. */
  readonly sharesPort?: boolean;
  /** The one host and port that it sends to: the system tells a connected socket what they answer. */
  readonly peer?: { readonly address: string; readonly port: number };
  /** Null lets the system choose. */
  readonly sourcePort: number | null;
  readonly ttl: number;
  /** DSCP of what it sends; 0 unless it is given. */
  readonly dscp?: number;
  readonly loopback: boolean;
}

/**
 * A socket with one TTL for all its life. TTL is an option of the socket, applied when a datagram
 * really leaves: a socket that two sends share can let the first leave with the second one's TTL.
 */
export interface UdpSender {
  /** The own address that datagrams leave from; null where only the system knows. */
  readonly sourceAddress: string | null;
  readonly sourcePort: number;
  /** Hands one datagram to the kernel; `done` is called once, later, with the system's refusal or null. */
  send(payload: Uint8Array, port: number, address: string, done: (error: Error | null) => void): void;
  /** Calls for each answer of the far end that is not told by a `send`. */
  onAnswer(listener: (error: Error) => void): void;
  close(): Promise<void>;
}

/**
 * Address literals need no resolver. Answering at once keeps `send` in one turn of the event loop,
 * where dgram's own lookup would put it off.
 */
const literalLookup = (
  address: string,
  _options: unknown,
  callback: (error: null, address: string, family: number) => void,
): void => callback(null, address, address.includes(":") ? 6 : 4);

type Sharing = "alone" | "reuse-address" | "reuse-port";

function open(family: Family, sharing: Sharing): Socket {
  const type: SocketType = family === 4 ? "udp4" : "udp6";
  return createSocket({
    type,
    reuseAddr: sharing !== "alone",
    // Passed over by Node before 22.12.
    ...(sharing === "reuse-port" ? { reusePort: true } : {}),
    ipv6Only: family === 6,
    lookup: literalLookup as never,
  });
}

/**
 * Opens a socket and binds it. Linux has two ways to share a port; the second is asked for only where
 * the first does not do, because among sockets that have it Linux spreads what is received.
 * @param shares how far it goes to share
 */
async function openBound(
  family: Family,
  shares: Sharing,
  port: number,
  address: string,
  platform: NodeJS.Platform,
): Promise<Socket> {
  const tryWith = async (sharing: Sharing): Promise<Socket> => {
    const socket = open(family, sharing);
    try {
      await bind(socket, port, address);
      return socket;
    } catch (error) {
      await close(socket);
      throw error;
    }
  };
  if (shares === "alone") return tryWith("alone");
  try {
    return await tryWith("reuse-address");
  } catch (error) {
    const refused = errorCode(error) === "EADDRINUSE" && platform === "linux";
    if (!refused || shares !== "reuse-port") throw error;
    return tryWith("reuse-port");
  }
}

/**
 * Of a whole port every second unicast datagram would be taken from a program that shares by SO_REUSEPORT: tried with
 * Node 24, of 200 it lost 103. A group's packets both get.
 */
function sharingOf({ kind, bind: to }: ReceiverSpec): Sharing {
  if (kind === "host") return "alone";
  return to === "any" ? "reuse-address" : "reuse-port";
}

async function bind(socket: Socket, port: number, address: string): Promise<void> {
  const listening = once(socket, "listening");
  socket.bind({ port, address, exclusive: true });
  await listening;
}

function connect(socket: Socket, port: number, address: string): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("error", reject);
    socket.connect(port, address, () => {
      socket.off("error", reject);
      resolve();
    });
  });
}

function close(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    try {
      socket.close(() => resolve());
    } catch {
      // Never bound, or closed before.
      resolve();
    }
  });
}

/** How a multicast option names an interface: by address in IPv4, where null cannot name it, by zone in IPv6. */
export function multicastInterface(
  family: Family,
  on: OnInterface,
  platform: NodeJS.Platform,
): string | null {
  return family === 4 ? on.address : `::%${zoneOf(on, platform)}`;
}

function zoneOf(on: Pick<OnInterface, "name" | "index">, platform: NodeJS.Platform): string {
  return platform === "win32" && on.index !== null ? String(on.index) : on.name;
}

/** An address with the zone of the interface that it is used on, where it needs one. */
export function withZone(
  address: string,
  on: Pick<OnInterface, "name" | "index"> | null,
  platform: NodeJS.Platform,
): string {
  return on !== null && needsZone(address) ? `${address}%${zoneOf(on, platform)}` : address;
}

/**
 * The address that a receiving socket is bound to. Bound to the group, a socket gets its own group
 * only, unless the whole port is asked for; Windows refuses that bind, and there the wildcard is the only way. A link-local IPv6
 * address is complete only with its zone.
 */
export function bindAddress(spec: ReceiverSpec, platform: NodeJS.Platform): string {
  if (spec.bind === "any" || (spec.kind === "group" && platform === "win32")) return wildcard(spec.family);
  return withZone(spec.address, spec.interface, platform);
}

/** A socket whose last packets are taken before it is closed; drops are not told to it. */
export interface DgramReceiver extends Receiver {
  /** Leaves, so that nothing more arrives, and hands over what waits. */
  handOver(): Promise<void>;
}

/**
 * Opens, binds and joins. Rejects with the system's error and leaves nothing open behind.
 * Sockets of groups and of watched ports share their port with other programs; a host's port is not
 * shared, because the system would hand each datagram to one of the two only.
 * @param heard counts each datagram in the moment when dgram hands it over
 */
export async function openReceiver(
  spec: ReceiverSpec,
  onBatch: OnBatch,
  onError: (error: Error) => void,
  arrivals: ArrivalClock,
  heard: { count: number },
  platform: NodeJS.Platform = process.platform,
): Promise<DgramReceiver> {
  if (spec.kind === "broadcast" && spec.interface !== null && isLimited(spec.address))
    throw refusal(cannotSeparate);
  // dgram has no raw sockets.
  if (spec.anyPort) throw refusal("EPERM");
  const own = bindAddress(spec, platform);
  const socket = await openBound(spec.family, sharingOf(spec), spec.port, own, platform);
  try {
    if (spec.kind === "group") join(socket, spec, platform);
    const receiveBuffer = growBuffer(socket);
    const batch = new DgramBatch(onBatch);
    const own = { count: 0 };
    socket.on("message", (payload, from) => {
      heard.count += 1;
      own.count += 1;
      batch.add(payload, from, arrivals.now());
    });
    socket.on("error", onError);
    let joined = spec;
    return {
      receiveBuffer,
      kernelDrops: () => null,
      rejoin(on) {
        if (spec.kind !== "group") return true;
        if (on?.index !== joined.interface?.index || !leave(socket, joined, platform)) return false;
        joined = { ...spec, interface: on };
        try {
          join(socket, joined, platform);
          return true;
        } catch {
          return false;
        }
      },
      async handOver() {
        if (spec.kind === "group") leave(socket, joined, platform);
        await untilEmpty(own, receiveBuffer);
        batch.handOver();
      },
      close: () => close(socket),
    };
  } catch (error) {
    await close(socket);
    throw error;
  }
}

function join(socket: Socket, spec: ReceiverSpec, platform: NodeJS.Platform): void {
  const on = nameOf(spec, platform);
  // Without an address it cannot be named: that is done only where the system takes it of itself.
  if (spec.source === null) socket.addMembership(spec.address, on);
  else socket.addSourceSpecificMembership(spec.source, spec.address, on);
}

/** Throws where the name would be another interface's too; the system's own choice is not named then. */
function nameOf(spec: ReceiverSpec, platform: NodeJS.Platform): string | undefined {
  const { family, interface: on, byDefault } = spec;
  if (on === null) return undefined;
  if (!isAmbiguous(family, on)) return multicastInterface(family, on, platform) ?? undefined;
  if (byDefault) return undefined;
  throw refusal(cannotTell);
}

/** Only IPv4 names an interface by its address. */
function isAmbiguous(family: Family, on: OnInterface): boolean {
  return family === 4 && on.alsoOn !== undefined;
}

function refusal(code: string): Error {
  return Object.assign(new Error(code), { code });
}

function isLimited(address: string): boolean {
  return address === "255.255.255.255";
}

/** False when the system says that it was not joined, as after its interface went. */
function leave(socket: Socket, spec: ReceiverSpec, platform: NodeJS.Platform): boolean {
  const on = nameOf(spec, platform);
  try {
    if (spec.source === null) socket.dropMembership(spec.address, on);
    else socket.dropSourceSpecificMembership(spec.source, spec.address, on);
    return true;
  } catch {
    return false;
  }
}

function growBuffer(socket: Socket): number | null {
  try {
    socket.setRecvBufferSize(limits.receiveBufferBytes);
  } catch {
    // Some systems refuse instead of granting less: the default stays.
  }
  try {
    return socket.getRecvBufferSize();
  } catch {
    return null;
  }
}

/** Opens a socket that sends with one TTL. Rejects with the system's error. */
export async function openSender(
  spec: SenderSpec,
  platform: NodeJS.Platform = process.platform,
): Promise<UdpSender> {
  if (spec.dscp) throw refusal(cannotMark);
  checkRouted(spec, platform);
  const { family } = spec;
  // Linux sends groups by the interface that has the source's address, unless it is told another.
  const unnamed =
    spec.interface !== null && (spec.interface.address === null || isAmbiguous(family, spec.interface));
  const source = spec.multicast && unnamed && family === 4 ? null : spec.source;
  const own = source ?? (family === 4 ? "0.0.0.0" : "::");
  const socket = await openBound(
    family,
    spec.sharesPort === true ? "reuse-port" : "alone",
    spec.sourcePort ?? 0,
    own,
    platform,
  );
  try {
    if (spec.multicast) {
      if (spec.interface) setInterface(socket, spec.interface, spec, platform);
      socket.setMulticastTTL(spec.ttl);
      socket.setMulticastLoopback(spec.loopback);
    } else {
      socket.setTTL(spec.ttl);
    }
    // A refusal by the far end (ICMP) may surface here, apart from any send.
    let answered: (error: Error) => void = () => {};
    socket.on("error", (error) => answered(error));
    const { peer } = spec;
    if (peer) await connect(socket, peer.port, peer.address);
    return {
      sourceAddress: source?.replace(/%.*$/, "") ?? null,
      sourcePort: socket.address().port,
      send(payload, port, address, done) {
        if (peer) socket.send(payload, (error) => done(error));
        else socket.send(payload, port, address, (error) => done(error));
      },
      onAnswer(listener) {
        answered = listener;
      },
      close: () => close(socket),
    };
  } catch (error) {
    await close(socket);
    throw error;
  }
}

/**
 * dgram cannot tell a socket by which interface packets to one host leave: routing decides, whatever
 * address it is bound to. Windows sends by the interface that has the address (its strong host model).
 */
function checkRouted(
  { multicast, interface: on, chosen = true, routedBy = null }: SenderSpec,
  platform: NodeJS.Platform,
): void {
  if (multicast || on === null || !chosen || routedBy === null || platform === "win32") return;
  if (routedBy !== on.name) throw refusal(cannotChoose);
}

function setInterface(
  socket: Socket,
  on: OnInterface,
  { family, chosen = true }: SenderSpec,
  platform: NodeJS.Platform,
): void {
  const ambiguous = isAmbiguous(family, on);
  const named = ambiguous ? null : multicastInterface(family, on, platform);
  if (named !== null) socket.setMulticastInterface(named);
  // What the system takes of itself need not be named.
  else if (chosen) throw refusal(ambiguous ? cannotTell : cannotName);
}

/** What the routing table says when it has no way, or the system no such family. */
const noRoute = new Set(["ENETUNREACH", "EHOSTUNREACH", "EADDRNOTAVAIL", "EAFNOSUPPORT", "EINVAL"]);

/**
 * The local address that the system would send from towards a destination; null without a route.
 * Connecting a UDP socket asks the routing table and puts nothing on the wire.
 * Rejects with the system's error when it could not be asked.
 * @param out the interface that a multicast socket would be told to use
 */
export async function localAddressTowards(
  address: string,
  family: Family,
  out: string | null = null,
): Promise<string | null> {
  const socket = open(family, "alone");
  try {
    // Bound first: a bind that fails inside of connect leaves dgram waiting for ever.
    await bind(socket, 0, family === 4 ? "0.0.0.0" : "::");
    if (out !== null) socket.setMulticastInterface(out);
    // The port is never used: 9 is the discard service.
    await connect(socket, 9, address);
    return socket.address().address;
  } catch (error) {
    if (noRoute.has(errorCode(error))) return null;
    throw error;
  } finally {
    await close(socket);
  }
}
