import { type IpAddress, parseAddress } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
import type { Answer } from "../answer.ts";
import type { OnInterface } from "../receiver.ts";
import type { SenderSpec } from "../udp.ts";
import * as c from "./constants.ts";
import { ErrorQueue } from "./error-queue.ts";
import { checked, currentIndex, interfaceIndex, systemError } from "./libc.ts";
import type { SendLibc } from "./send-libc.ts";

const IP_MULTICAST_IF = 32;
const IP_MULTICAST_TTL = 33;
const IP_MULTICAST_LOOP = 34;
const IP_UNICAST_IF = 50;
const IPV6_UNICAST_HOPS = 16;
const IPV6_MULTICAST_IF = 17;
const IPV6_MULTICAST_HOPS = 18;
const IPV6_MULTICAST_LOOP = 19;
const IPV6_UNICAST_IF = 76;
const EINTR = 4;

/** Datagrams handed over with one system call. */
const batchSize = 64;
/** Sizes of the C structures on 64 bit. */
const iovecBytes = 16;
const mmsghdrBytes = 64;

/** What a socket sends: always the same datagram. */
export interface NativeSendSpec {
  readonly socket: SenderSpec;
  /** The destination, with its zone where it needs one. */
  readonly address: string;
  readonly port: number;
  readonly payload: Uint8Array;
}

/** What became of a handing over. */
export interface Handed {
  /** Datagrams that the system took. */
  readonly sent: number;
  /** Whether the system has no room now; else `error` is why the datagram after those was refused. */
  readonly full: boolean;
  readonly error: Error | null;
  /** What came back to earlier ones. */
  readonly answers: readonly Answer[];
}

/**
 * A socket with one TTL and one datagram for all its life, which leaves in batches. Every buffer whose
 * address the kernel is given is a field: one that nothing refers to would be collected under its hands.
 */
export class NativeSendSocket {
  readonly sourcePort: number;
  readonly #libc: SendLibc;
  readonly #fd: number;
  readonly #payload: Uint8Array;
  readonly #name = new Uint8Array(sockaddrSize);
  readonly #iovec = new Uint8Array(iovecBytes);
  readonly #messages = new Uint8Array(batchSize * mmsghdrBytes);
  readonly #errors: ErrorQueue;
  readonly #on: OnInterface | null;

  /** Opens and binds. Throws the system's error and leaves nothing open behind. */
  constructor(libc: SendLibc, spec: NativeSendSpec) {
    const { family } = spec.socket;
    this.#libc = libc;
    this.#on = spec.socket.interface;
    // An empty payload still needs memory of its own to point at.
    this.#payload = new Uint8Array(Math.max(1, spec.payload.length));
    this.#payload.set(spec.payload);
    const type = c.SOCK_DGRAM | c.SOCK_NONBLOCK | c.SOCK_CLOEXEC;
    this.#fd = checked(libc, "socket", libc.socket(family === 4 ? c.AF_INET : c.AF_INET6, type, 0));
    this.#errors = new ErrorQueue(libc, this.#fd);
    try {
      if (family === 6) this.#set(c.SOL_IPV6, c.IPV6_V6ONLY, 1);
      // Before the socket is bound: then a link-local address has fixed the interface already.
      this.#setOptions(spec.socket);
      this.sourcePort = this.#bind(spec);
      // Without it a datagram that this host's own queue drops is a success, and no answer is told.
      if (family === 4) this.#set(c.SOL_IP, c.IP_RECVERR, 1);
      else this.#set(c.SOL_IPV6, c.IPV6_RECVERR, 1);
      const nameSize = this.#writeAddress(this.#name, spec.address, spec.port);
      this.#writeMessages(nameSize, spec.payload.length);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #setOptions({ family, multicast, interface: on, ttl, loopback }: SenderSpec): void {
    const index = on && currentIndex(this.#libc, this.#fd, on);
    if (!multicast) {
      this.#set(family === 4 ? c.SOL_IP : c.SOL_IPV6, family === 4 ? c.IP_TTL : IPV6_UNICAST_HOPS, ttl);
      if (index !== null) this.#keepTo(index, family);
      return;
    }
    const [level, hops, loop] =
      family === 4
        ? [c.SOL_IP, IP_MULTICAST_TTL, IP_MULTICAST_LOOP]
        : [c.SOL_IPV6, IPV6_MULTICAST_HOPS, IPV6_MULTICAST_LOOP];
    this.#set(level, hops, ttl);
    this.#set(level, loop, loopback ? 1 : 0);
    if (index === null) return;
    // An ip_mreqn: group and address may stay empty, the number of the interface decides.
    if (family === 4) this.#set(level, IP_MULTICAST_IF, 0, 0, index);
    else this.#set(level, IPV6_MULTICAST_IF, index);
  }

  /**
   * Has packets to one host leave by an interface. To IPv6 the option of that name is only a wish, which a
   * more special route by another interface overrules; bound to it the socket is not overruled, but before
   * Linux 5.7 only root may do that. Both options want the number in the network's order.
   */
  #keepTo(index: number, family: 4 | 6): void {
    if (family === 4) {
      this.#set(c.SOL_IP, IP_UNICAST_IF, networkOrder(index));
      return;
    }
    const device = new Uint8Array(new Int32Array([index]).buffer);
    const libc = this.#libc;
    if (libc.setsockopt(this.#fd, c.SOL_SOCKET, c.SO_BINDTOIFINDEX, device, device.length) === 0) return;
    this.#set(c.SOL_IPV6, IPV6_UNICAST_IF, networkOrder(index));
  }

  #set(level: number, option: number, ...words: number[]): void {
    const value = new Uint8Array(new Int32Array(words).buffer);
    checked(this.#libc, "setsockopt", this.#libc.setsockopt(this.#fd, level, option, value, value.length));
  }

  #bind({ socket }: NativeSendSpec): number {
    if (socket.sharesPort === true) this.#set(c.SOL_SOCKET, c.SO_REUSEADDR, 1);
    const own = new Uint8Array(sockaddrSize);
    const wildcard = socket.family === 4 ? "0.0.0.0" : "::";
    const size = this.#writeAddress(own, socket.source ?? wildcard, socket.sourcePort ?? 0);
    if (this.#libc.bind(this.#fd, own, size) < 0) {
      if (this.#libc.errno() !== c.EADDRINUSE || socket.sharesPort !== true)
        throw systemError(this.#libc, "bind");
      // Only where its holder shares in no other way: sockets with this option share what is received.
      this.#set(c.SOL_SOCKET, c.SO_REUSEPORT, 1);
      checked(this.#libc, "bind", this.#libc.bind(this.#fd, own, size));
    }
    const length = new Uint8Array(new Uint32Array([own.length]).buffer);
    checked(this.#libc, "getsockname", this.#libc.getsockname(this.#fd, own, length));
    return new DataView(own.buffer).getUint16(2);
  }

  #writeAddress(into: Uint8Array, text: string, port: number): number {
    const address = readAddress(text);
    return writeSockaddr(into, 0, address, port, this.#scope(address.zone));
  }

  /** A zone is the name of an interface, or its number; the one that is sent by may have another name by now. */
  #scope(zone: string | null): number {
    if (zone === null) return 0;
    if (this.#on?.name === zone) return currentIndex(this.#libc, this.#fd, this.#on);
    return /^\d+$/.test(zone) ? Number(zone) : interfaceIndex(this.#libc, this.#fd, zone);
  }

  #writeMessages(nameSize: number, payloadSize: number): void {
    const iovec = new DataView(this.#iovec.buffer);
    iovec.setBigUint64(0, this.#libc.address(this.#payload), true);
    iovec.setBigUint64(8, BigInt(payloadSize), true);
    const messages = new DataView(this.#messages.buffer);
    for (let at = 0; at < this.#messages.length; at += mmsghdrBytes) {
      messages.setBigUint64(at, this.#libc.address(this.#name), true);
      messages.setUint32(at + 8, nameSize, true);
      messages.setBigUint64(at + 16, this.#libc.address(this.#iovec), true);
      messages.setBigUint64(at + 24, 1n, true);
    }
  }

  /**
   * Hands over at most `packets` back to back; stops at the first that the system does not take. An
   * answer to an earlier datagram is told by the next call, which sends nothing: it is made again.
   */
  hand(packets: number): Handed {
    const answers: Answer[] = [];
    let sent = 0;
    while (sent < packets) {
      const most = Math.min(packets - sent, batchSize);
      const taken = this.#libc.sendmmsg(this.#fd, this.#messages, most, c.MSG_DONTWAIT);
      if (taken > 0) {
        sent += taken;
        continue;
      }
      const errno = this.#libc.errno();
      if (errno === EINTR) continue;
      if (errno === c.EAGAIN) return { sent, full: true, error: null, answers };
      const error = systemError(this.#libc, "send");
      const came = this.#errors.take();
      answers.push(...came);
      if (came.length === 0) return { sent, full: false, error, answers };
    }
    return { sent, full: false, error: null, answers };
  }

  /** What came back since the last call. */
  answers(): Answer[] {
    return this.#errors.take();
  }

  /** Whether exactly this payload waits in the socket; takes it. For the check at the start. */
  hears(payload: Uint8Array): boolean {
    const bytes = new Uint8Array(payload.length + 1);
    const size = this.#libc.recv(this.#fd, bytes, bytes.length, c.MSG_DONTWAIT);
    return size === payload.length && payload.every((byte, index) => byte === bytes[index]);
  }

  close(): void {
    this.#libc.close(this.#fd);
  }
}

/** A 32-bit number that is stored with its highest byte first, as one with its lowest first. */
function networkOrder(value: number): number {
  const view = new DataView(new ArrayBuffer(4));
  view.setInt32(0, value);
  return view.getInt32(0, true);
}

function readAddress(text: string): IpAddress {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(inputProblemText(parsed.problem));
  return parsed.value;
}
