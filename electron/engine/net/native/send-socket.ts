import { type IpAddress, parseAddress } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
import type { Answer } from "../answer.ts";
import type { Packets } from "../packets.ts";
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
/** CLOCK_REALTIME, which the kernel stamps what it receives with too. */
const wallClock = 0;

/** What a socket sends, and where to. */
export interface NativeSendSpec {
  readonly socket: SenderSpec;
  /** The destination, with its zone where it needs one. */
  readonly address: string;
  readonly port: number;
  readonly packets: Packets;
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
 * A socket with one TTL and one kind of datagram for all its life, which leaves in batches. Every buffer whose
 * address the kernel is given is a field: one that nothing refers to would be collected under its hands.
 */
export class NativeSendSocket {
  readonly sourcePort: number;
  readonly #libc: SendLibc;
  readonly #fd: number;
  readonly #packets: Packets;
  /** What differs from packet to packet, one behind the other … */
  readonly #heads: Uint8Array;
  readonly #headView: DataView;
  /** … and what all of them end with. */
  readonly #tail: Uint8Array;
  readonly #name = new Uint8Array(sockaddrSize);
  readonly #iovecs: Uint8Array;
  readonly #messages = new Uint8Array(batchSize * mmsghdrBytes);
  readonly #errors: ErrorQueue;
  readonly #on: OnInterface | null;
  readonly #time = new Uint8Array(16);
  readonly #timeView = new DataView(this.#time.buffer);
  readonly #moment = { seconds: 0, nanoseconds: 0 };

  /** Opens and binds. Throws the system's error and leaves nothing open behind. */
  constructor(libc: SendLibc, spec: NativeSendSpec) {
    const { family } = spec.socket;
    this.#libc = libc;
    this.#on = spec.socket.interface;
    const { template, headBytes } = spec.packets;
    this.#packets = spec.packets;
    const head = template.subarray(0, headBytes);
    this.#heads = new Uint8Array(batchSize * headBytes);
    for (let at = 0; at < this.#heads.length; at += headBytes) this.#heads.set(head, at);
    this.#headView = new DataView(this.#heads.buffer);
    // An empty payload still needs memory of its own to point at.
    this.#tail = new Uint8Array(Math.max(1, template.length - headBytes));
    this.#tail.set(template.subarray(headBytes));
    this.#iovecs = new Uint8Array((headBytes > 0 ? 2 * batchSize : 1) * iovecBytes);
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
      this.#writeMessages(nameSize, template.length - headBytes);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #setOptions({ family, multicast, interface: on, ttl, dscp = 0, loopback }: SenderSpec): void {
    // DSCP is the upper six bits of the byte; the lower two, ECN, stay 0: these packets do not take part in it.
    if (dscp > 0 && family === 4) this.#set(c.SOL_IP, c.IP_TOS, dscp << 2);
    else if (dscp > 0) this.#set(c.SOL_IPV6, c.IPV6_TCLASS, dscp << 2);
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

  /** All messages share one piece of memory, or have a head of their own before the tail that they share. */
  #writeMessages(nameSize: number, tailSize: number): void {
    const { headBytes } = this.#packets;
    const pieces = headBytes > 0 ? 2 : 1;
    const iovecs = new DataView(this.#iovecs.buffer);
    const iovecAt = this.#libc.address(this.#iovecs);
    const tail = this.#libc.address(this.#tail);
    const heads = headBytes > 0 ? this.#libc.address(this.#heads) : tail;
    const messages = new DataView(this.#messages.buffer);
    for (let slot = 0; slot < batchSize; slot += 1) {
      const at = slot * mmsghdrBytes;
      const own = pieces === 2 ? slot * 2 * iovecBytes : 0;
      if (pieces === 2) writeIovec(iovecs, own, heads + BigInt(slot * headBytes), headBytes);
      writeIovec(iovecs, own + (pieces - 1) * iovecBytes, tail, tailSize);
      messages.setBigUint64(at, this.#libc.address(this.#name), true);
      messages.setUint32(at + 8, nameSize, true);
      messages.setBigUint64(at + 16, iovecAt + BigInt(own), true);
      messages.setBigUint64(at + 24, BigInt(pieces), true);
    }
  }

  /** Writes what differs in the next packets, with the time that it is now for all of them. */
  #writeHeads(packets: number): void {
    const { headBytes } = this.#packets;
    if (headBytes === 0) return;
    checked(this.#libc, "clock_gettime", this.#libc.clock_gettime(wallClock, this.#time));
    this.#moment.seconds = this.#timeView.getUint32(0, true);
    this.#moment.nanoseconds = this.#timeView.getUint32(8, true);
    for (let packet = 0; packet < packets; packet += 1)
      this.#packets.write(this.#headView, packet * headBytes, packet, this.#moment);
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
      this.#writeHeads(most);
      const taken = this.#libc.sendmmsg(this.#fd, this.#messages, most, c.MSG_DONTWAIT);
      if (taken > 0) {
        sent += taken;
        this.#packets.took(taken);
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

function writeIovec(iovecs: DataView, at: number, base: bigint, bytes: number): void {
  iovecs.setBigUint64(at, base, true);
  iovecs.setBigUint64(at + 8, BigInt(bytes), true);
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
