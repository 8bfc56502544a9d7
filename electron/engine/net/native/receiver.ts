import { limits } from "../../../../shared/limits.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import { needsZone } from "../../../../shared/net/zone.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { batchLength } from "../../datagrams/batch.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
import type { ArrivalClock } from "../../time/arrival-clock.ts";
import { takeAll } from "../catch-up.ts";
import { type OnBatch, type Receiver, type ReceiverSpec, wildcard } from "../receiver.ts";
import * as c from "./constants.ts";
import { groupRequest } from "./group-request.ts";
import { checked, currentIndex, type Libc, systemError } from "./libc.ts";
import type { MessageBatch } from "./message-batch.ts";
import type { NativeBatch, SocketState } from "./native-batch.ts";
import type { Poller, ReadySocket } from "./poller.ts";

/** What all native sockets of a monitor share. */
export interface NativeEnvironment {
  readonly libc: Libc;
  readonly poller: Poller;
  readonly messages: MessageBatch;
  readonly batch: NativeBatch;
  readonly arrivals: ArrivalClock;
}

/**
 * Opens a socket with TTL, TOS, arrival interface, kernel time and earlier drops told for each datagram. Bound to its group it
 * has IP_MULTICAST_ALL off, so that only its own group on its own interface reaches it; bound to any address
 * it has it on, as a program that sets nothing, and is told the destination of each datagram.
 * Throws the system's error and leaves nothing open behind.
 */
export function openNativeReceiver(
  spec: ReceiverSpec,
  receiveBufferBytes: number,
  onBatch: OnBatch,
  onError: (error: Error) => void,
  environment: NativeEnvironment,
): Receiver {
  const { libc, poller } = environment;
  const family = spec.family === 4 ? c.AF_INET : c.AF_INET6;
  const raw = spec.anyPort === true;
  const type = (raw ? c.SOCK_RAW : c.SOCK_DGRAM) | c.SOCK_NONBLOCK | c.SOCK_CLOEXEC;
  const fd = checked(libc, "socket", libc.socket(family, type, raw ? c.IPPROTO_UDP : 0));
  const memory = new Uint8Array(4 * memoryInfoWords);
  try {
    setOptions(fd, spec, receiveBufferBytes, libc);
    bind(fd, spec, libc);
    const joinedOn = spec.kind === "group" ? join(fd, spec, libc) : 0;
    const { receiveBuffer } = memoryInfo(fd, memory, libc);
    const counted = spec.bind === "any" ? 0 : joinedOn;
    const turn = new Turn(fd, receiveBuffer, counted, onBatch, onError, environment);
    poller.add(fd, turn);
    let open = true;
    let lastDrops: number | null = null;
    return {
      receiveBuffer,
      kernelDrops: () => (open ? memoryInfo(fd, memory, libc).drops : lastDrops),
      rejoin: (on) => rejoin(fd, joinedOn, { ...spec, interface: on }, libc),
      async close() {
        if (!open) return;
        open = false;
        poller.remove(fd);
        if (spec.kind === "group") leave(fd, joinedOn, spec, libc);
        // What goes on arriving at a host's address or port came later than this.
        const end = environment.arrivals.now();
        await takeAll(() => turn.take() >= limits.datagramsPerTurn && turn.state.lastAt < end);
        lastDrops = memoryInfo(fd, memory, libc).drops;
        libc.close(fd);
      },
    };
  } catch (error) {
    libc.close(fd);
    throw error;
  }
}

function setOptions(fd: number, spec: ReceiverSpec, receiveBufferBytes: number, libc: Libc): void {
  const set = (level: number, option: number, value: number): void => {
    const bytes = intBytes(value);
    checked(libc, "setsockopt", libc.setsockopt(fd, level, option, bytes, bytes.length));
  };
  if (spec.kind !== "host") set(c.SOL_SOCKET, c.SO_REUSEADDR, 1);
  // Broadcasts belong to no membership: only this keeps those of one interface apart.
  if (spec.kind === "broadcast" && spec.interface !== null)
    bindToInterface(fd, indexOf(fd, spec, libc), libc);
  set(c.SOL_SOCKET, c.SO_TIMESTAMPNS, 1);
  set(c.SOL_SOCKET, c.SO_RXQ_OVFL, 1);
  const all = spec.bind === "any" ? 1 : 0;
  if (spec.family === 4) {
    set(c.SOL_IP, c.IP_MULTICAST_ALL, all);
    set(c.SOL_IP, c.IP_PKTINFO, all);
    // Of a group's own socket the arrival interface is not asked for: the kernel compares it itself, see NativeBatch.read.
    set(c.SOL_IP, c.IP_RECVTTL, 1);
    set(c.SOL_IP, c.IP_RECVTOS, 1);
  } else {
    // A raw socket is of one family by itself, and refuses to be told so.
    if (!spec.anyPort) set(c.SOL_IPV6, c.IPV6_V6ONLY, 1);
    set(c.SOL_IPV6, c.IPV6_MULTICAST_ALL, all);
    set(c.SOL_IPV6, c.IPV6_RECVPKTINFO, 1);
    set(c.SOL_IPV6, c.IPV6_RECVHOPLIMIT, 1);
    set(c.SOL_IPV6, c.IPV6_RECVTCLASS, 1);
  }
  // Beyond net.core.rmem_max with the right to, else up to it.
  const size = intBytes(receiveBufferBytes);
  const forced = libc.setsockopt(fd, c.SOL_SOCKET, c.SO_RCVBUFFORCE, size, size.length);
  if (forced < 0) libc.setsockopt(fd, c.SOL_SOCKET, c.SO_RCVBUF, size, size.length);
}

function bind(fd: number, spec: ReceiverSpec, libc: Libc): void {
  const address = literal(spec.bind === "any" ? wildcard(spec.family) : spec.address);
  const scope = address.family === 6 && needsZone(address.text) ? indexOf(fd, spec, libc) : 0;
  const bytes = new Uint8Array(sockaddrSize);
  const size = writeSockaddr(bytes, 0, address, spec.port, scope);
  if (libc.bind(fd, bytes, size) === 0) return;
  // One that is to hear the whole port cannot be kept to an interface, and so not out of the other's group.
  const alone = spec.kind === "host" || spec.bind === "any";
  if (libc.errno() !== c.EADDRINUSE || alone) throw systemError(libc, "bind");
  bindBesideReusePort(fd, spec, libc, () => checked(libc, "bind", libc.bind(fd, bytes, size)));
}

/**
 * Shares a port with a program that offers only SO_REUSEPORT. Sockets that set it and are bound alike are
 * a group among which Linux spreads datagrams, also those of a group that only one of them joined with
 * that source or interface (early demultiplexing): they would come to the wrong one. So ours is never in a
 * group with another program's, being bound to its interface, nor with our own, as it takes the option back.
 */
function bindBesideReusePort(fd: number, spec: ReceiverSpec, libc: Libc, bind: () => void): void {
  const set = (value: number): void => {
    const bytes = intBytes(value);
    checked(libc, "setsockopt", libc.setsockopt(fd, c.SOL_SOCKET, c.SO_REUSEPORT, bytes, bytes.length));
  };
  set(1);
  if (spec.interface !== null) bindToInterface(fd, indexOf(fd, spec, libc), libc);
  bind();
  set(0);
}

/** Nothing that arrives by another interface reaches the socket. Linux before 5.7 keeps that for root. */
function bindToInterface(fd: number, index: number, libc: Libc): void {
  const device = intBytes(index);
  checked(libc, "setsockopt", libc.setsockopt(fd, c.SOL_SOCKET, c.SO_BINDTOIFINDEX, device, device.length));
}

/** Returns the number of the interface that was joined on, 0 where the system chose it. */
function join(fd: number, spec: ReceiverSpec, libc: Libc): number {
  const level = spec.family === 4 ? c.SOL_IP : c.SOL_IPV6;
  const source = spec.source === null ? null : literal(spec.source);
  const option = source === null ? c.MCAST_JOIN_GROUP : c.MCAST_JOIN_SOURCE_GROUP;
  const index = indexOf(fd, spec, libc);
  const request = groupRequest(index, literal(spec.address), source);
  keepTo(index, fd, spec, libc);
  checked(libc, "setsockopt", libc.setsockopt(fd, level, option, request, request.length));
  return index;
}

/**
 * Linux compares the joined interface for IPv4 only: an IPv6 socket would also queue, and drop, what came to
 * the group on other interfaces. Bound to its interface it does not; by number, which stays when the interface
 * is renamed. Linux before 5.7 keeps that for root: there `NativeBatch.read` leaves the others' packets out,
 * and drops may be another row's. Bound to any address it is to hear them all.
 */
function keepTo(index: number, fd: number, { family, bind }: ReceiverSpec, libc: Libc): void {
  if (family === 4 || index === 0 || bind === "any") return;
  const device = intBytes(index);
  libc.setsockopt(fd, c.SOL_SOCKET, c.SO_BINDTOIFINDEX, device, device.length);
}

/** False when the kernel says that it was not joined, as after its interface went. */
function leave(fd: number, index: number, spec: ReceiverSpec, libc: Libc): boolean {
  const level = spec.family === 4 ? c.SOL_IP : c.SOL_IPV6;
  const source = spec.source === null ? null : literal(spec.source);
  const option = source === null ? c.MCAST_LEAVE_GROUP : c.MCAST_LEAVE_SOURCE_GROUP;
  const request = groupRequest(index, literal(spec.address), source);
  return libc.setsockopt(fd, level, option, request, request.length) === 0;
}

/**
 * Leaves and joins with the same socket: what waits in it stays, and hardly anything can arrive in between.
 * False where the interface has another number by now, or the system refuses.
 */
function rejoin(fd: number, joinedOn: number, spec: ReceiverSpec, libc: Libc): boolean {
  if (spec.kind !== "group") return true;
  try {
    if (indexOf(fd, spec, libc) !== joinedOn || !leave(fd, joinedOn, spec, libc)) return false;
    join(fd, spec, libc);
    return true;
  } catch {
    return false;
  }
}

function indexOf(fd: number, { interface: on }: ReceiverSpec, libc: Libc): number {
  return on === null ? 0 : currentIndex(libc, fd, on);
}

function literal(text: string) {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
  return parsed.value;
}

function intBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setInt32(0, value, true);
  return bytes;
}

/** SO_MEMINFO's words (linux/sock_diag.h): what waits, the granted buffer, … and the drops. */
const memoryInfoWords = 9;

function memoryInfo(fd: number, into: Uint8Array, libc: Libc) {
  const size = intBytes(into.length);
  const told = libc.getsockopt(fd, c.SOL_SOCKET, c.SO_MEMINFO, into, size) === 0;
  const view = new DataView(into.buffer);
  return {
    receiveBuffer: told ? view.getUint32(4, true) : null,
    drops: told ? view.getUint32(32, true) : null,
  };
}

/** Takes what waits on one socket. */
class Turn implements ReadySocket {
  readonly room: number | null;
  readonly #fd: number;
  readonly #joinedOn: number;
  readonly #onBatch: OnBatch;
  readonly #onError: (error: Error) => void;
  readonly #environment: NativeEnvironment;
  readonly state: SocketState = { lastAt: 0, drops: 0 };

  /** @param joinedOn number of the interface that counts; 0 takes any */
  constructor(
    fd: number,
    room: number | null,
    joinedOn: number,
    onBatch: OnBatch,
    onError: (error: Error) => void,
    environment: NativeEnvironment,
  ) {
    this.#fd = fd;
    this.room = room;
    this.#joinedOn = joinedOn;
    this.#onBatch = onBatch;
    this.#onError = onError;
    this.#environment = environment;
  }

  take(): number {
    const { messages, batch, libc, arrivals } = this.#environment;
    // Then the others have their turn.
    for (let taken = 0; taken < limits.datagramsPerTurn; taken += batchLength) {
      const count = messages.receive(this.#fd, c.MSG_DONTWAIT);
      if (count < 0) {
        if (libc.errno() !== c.EAGAIN) this.#onError(systemError(libc, "recvmmsg"));
        return taken;
      }
      batch.read(count, this.#joinedOn, this.state, arrivals);
      this.#onBatch(batch);
      if (count < batchLength) return taken + count;
    }
    return limits.datagramsPerTurn;
  }
}
