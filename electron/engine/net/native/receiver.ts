import { limits } from "../../../../shared/limits.ts";
import { parseAddress } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { batchLength } from "../../datagrams/batch.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
import type { ArrivalClock } from "../../time/arrival-clock.ts";
import { needsZone, type OnBatch, type Receiver, type ReceiverSpec } from "../receiver.ts";
import * as c from "./constants.ts";
import { groupRequest } from "./group-request.ts";
import { checked, interfaceIndex, type Libc, systemError } from "./libc.ts";
import type { MessageBatch } from "./message-batch.ts";
import type { NativeBatch } from "./native-batch.ts";
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
 * Opens a socket with IP_MULTICAST_ALL off, so that only its own group on its own interface reaches
 * it, and with TTL, arrival interface and kernel time told for each datagram.
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
  const type = c.SOCK_DGRAM | c.SOCK_NONBLOCK | c.SOCK_CLOEXEC;
  const fd = checked(libc, "socket", libc.socket(family, type, 0));
  const memory = new Uint8Array(4 * memoryInfoWords);
  try {
    setOptions(fd, spec, receiveBufferBytes, libc);
    bind(fd, spec, libc);
    const joinedOn = spec.kind === "group" ? join(fd, spec, libc) : 0;
    const room = memoryInfo(fd, memory, libc).receiveBuffer;
    poller.add(fd, new Turn(fd, room, joinedOn, onBatch, onError, environment));
  } catch (error) {
    libc.close(fd);
    throw error;
  }
  let open = true;
  return {
    receiveBuffer: memoryInfo(fd, memory, libc).receiveBuffer,
    kernelDrops: () => (open ? memoryInfo(fd, memory, libc).drops : 0),
    close() {
      if (!open) return Promise.resolve();
      open = false;
      poller.remove(fd);
      libc.close(fd);
      return Promise.resolve();
    },
  };
}

function setOptions(fd: number, spec: ReceiverSpec, receiveBufferBytes: number, libc: Libc): void {
  const set = (level: number, option: number, value: number): void => {
    const bytes = intBytes(value);
    checked(libc, "setsockopt", libc.setsockopt(fd, level, option, bytes, bytes.length));
  };
  if (spec.kind === "group") set(c.SOL_SOCKET, c.SO_REUSEADDR, 1);
  set(c.SOL_SOCKET, c.SO_TIMESTAMPNS, 1);
  if (spec.family === 4) {
    set(c.SOL_IP, c.IP_MULTICAST_ALL, 0);
    // The arrival interface is not asked for: the kernel compares it itself, see NativeBatch.read.
    set(c.SOL_IP, c.IP_RECVTTL, 1);
  } else {
    set(c.SOL_IPV6, c.IPV6_V6ONLY, 1);
    set(c.SOL_IPV6, c.IPV6_MULTICAST_ALL, 0);
    set(c.SOL_IPV6, c.IPV6_RECVPKTINFO, 1);
    set(c.SOL_IPV6, c.IPV6_RECVHOPLIMIT, 1);
  }
  // Beyond net.core.rmem_max with the right to, else up to it.
  const size = intBytes(receiveBufferBytes);
  const forced = libc.setsockopt(fd, c.SOL_SOCKET, c.SO_RCVBUFFORCE, size, size.length);
  if (forced < 0) libc.setsockopt(fd, c.SOL_SOCKET, c.SO_RCVBUF, size, size.length);
}

function bind(fd: number, spec: ReceiverSpec, libc: Libc): void {
  const address = literal(spec.address);
  const scope = address.family === 6 && needsZone(spec.address) ? indexOf(fd, spec, libc) : 0;
  const bytes = new Uint8Array(sockaddrSize);
  const size = writeSockaddr(bytes, 0, address, spec.port, scope);
  checked(libc, "bind", libc.bind(fd, bytes, size));
}

/** Returns the number of the interface that was joined on, 0 where the system chose it. */
function join(fd: number, spec: ReceiverSpec, libc: Libc): number {
  const level = spec.family === 4 ? c.SOL_IP : c.SOL_IPV6;
  const source = spec.source === null ? null : literal(spec.source);
  const option = source === null ? c.MCAST_JOIN_GROUP : c.MCAST_JOIN_SOURCE_GROUP;
  const index = indexOf(fd, spec, libc);
  const request = groupRequest(index, literal(spec.address), source);
  checked(libc, "setsockopt", libc.setsockopt(fd, level, option, request, request.length));
  return index;
}

function indexOf(fd: number, spec: ReceiverSpec, libc: Libc): number {
  return spec.interface === null ? 0 : interfaceIndex(libc, fd, spec.interface.name);
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
  #lastAt = 0;

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
      this.#lastAt = batch.read(count, this.#joinedOn, this.#lastAt, arrivals);
      this.#onBatch(batch);
      if (count < batchLength) return taken + count;
    }
    return limits.datagramsPerTurn;
  }
}
