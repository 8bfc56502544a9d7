import { type IpAddress, parseAddress } from "../../../../shared/net/address.ts";
import { inputProblemText } from "../../../../shared/text/sentences.ts";
import { sockaddrSize, writeSockaddr } from "../../datagrams/sockaddr.ts";
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

/** A socket that sends with one TTL for all its life: opened, told its options, bound. */
export class SendDescriptor {
  readonly fd: number;
  readonly sourcePort: number;
  readonly errors: ErrorQueue;
  readonly #libc: SendLibc;
  readonly #on: OnInterface | null;
  readonly #family: 4 | 6;

  /** Throws the system's error and leaves nothing open behind. */
  constructor(libc: SendLibc, spec: SenderSpec) {
    const { family } = spec;
    this.#libc = libc;
    this.#on = spec.interface;
    this.#family = family;
    const type = c.SOCK_DGRAM | c.SOCK_NONBLOCK | c.SOCK_CLOEXEC;
    this.fd = checked(libc, "socket", libc.socket(family === 4 ? c.AF_INET : c.AF_INET6, type, 0));
    this.errors = new ErrorQueue(libc, this.fd);
    try {
      if (family === 6) this.#set(c.SOL_IPV6, c.IPV6_V6ONLY, 1);
      // Before the socket is bound: then a link-local address has fixed the interface already.
      this.#setOptions(spec);
      this.sourcePort = this.#bind(spec);
      // Without it a datagram that this host's own queue drops is a success, and no answer is told.
      if (family === 4) this.#set(c.SOL_IP, c.IP_RECVERR, 1);
      else this.#set(c.SOL_IPV6, c.IPV6_RECVERR, 1);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  #setOptions({ family, multicast, interface: on, ttl, dscp = 0, loopback }: SenderSpec): void {
    if (dscp > 0) this.mark(dscp);
    const index = on && currentIndex(this.#libc, this.fd, on);
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
    if (libc.setsockopt(this.fd, c.SOL_SOCKET, c.SO_BINDTOIFINDEX, device, device.length) === 0) return;
    this.#set(c.SOL_IPV6, IPV6_UNICAST_IF, networkOrder(index));
  }

  #set(level: number, option: number, ...words: number[]): void {
    const value = new Uint8Array(new Int32Array(words).buffer);
    checked(this.#libc, "setsockopt", this.#libc.setsockopt(this.fd, level, option, value, value.length));
  }

  #bind(socket: SenderSpec): number {
    if (socket.sharesPort === true) this.#set(c.SOL_SOCKET, c.SO_REUSEADDR, 1);
    const own = new Uint8Array(sockaddrSize);
    const wildcard = socket.family === 4 ? "0.0.0.0" : "::";
    const size = this.writeAddress(own, 0, socket.source ?? wildcard, socket.sourcePort ?? 0);
    if (this.#libc.bind(this.fd, own, size) < 0) {
      if (this.#libc.errno() !== c.EADDRINUSE || socket.sharesPort !== true)
        throw systemError(this.#libc, "bind");
      // Only where its holder shares in no other way: sockets with this option share what is received.
      this.#set(c.SOL_SOCKET, c.SO_REUSEPORT, 1);
      checked(this.#libc, "bind", this.#libc.bind(this.fd, own, size));
    }
    const length = new Uint8Array(new Uint32Array([own.length]).buffer);
    checked(this.#libc, "getsockname", this.#libc.getsockname(this.fd, own, length));
    return new DataView(own.buffer).getUint16(2);
  }

  /** Writes a destination as the system takes it. @returns its bytes */
  writeAddress(into: Uint8Array, at: number, text: string, port: number): number {
    const address = readAddress(text);
    return writeSockaddr(into, at, address, port, this.#scope(address.zone));
  }

  /** A zone is the name of an interface, or its number; the one that is sent by may have another name by now. */
  #scope(zone: string | null): number {
    if (zone === null) return 0;
    if (this.#on?.name === zone) return currentIndex(this.#libc, this.fd, this.#on);
    return /^\d+$/.test(zone) ? Number(zone) : interfaceIndex(this.#libc, this.fd, zone);
  }

  /** DSCP of what is handed over from now on. */
  mark(dscp: number): void {
    // DSCP is the upper six bits of the byte; the lower two, ECN, stay 0: these packets do not take part in it.
    if (this.#family === 4) this.#set(c.SOL_IP, c.IP_TOS, dscp << 2);
    else this.#set(c.SOL_IPV6, c.IPV6_TCLASS, dscp << 2);
  }

  close(): void {
    this.#libc.close(this.fd);
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
