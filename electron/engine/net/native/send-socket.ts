import { sockaddrSize } from "../../datagrams/sockaddr.ts";
import type { Answer } from "../answer.ts";
import type { Packets } from "../packets.ts";
import type { SenderSpec } from "../udp.ts";
import * as c from "./constants.ts";
import { checked, systemError } from "./libc.ts";
import { SendDescriptor } from "./send-descriptor.ts";
import type { SendLibc } from "./send-libc.ts";
import { EINTR, iovecBytes, mmsghdrBytes, sendBatch, wallClock, writeIovec } from "./send-messages.ts";

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
  readonly #socket: SendDescriptor;
  readonly #packets: Packets;
  /** What differs from packet to packet, one behind the other … */
  readonly #heads: Uint8Array;
  readonly #headView: DataView;
  /** … and what all of them end with. */
  readonly #tail: Uint8Array;
  readonly #name = new Uint8Array(sockaddrSize);
  readonly #iovecs: Uint8Array;
  readonly #messages = new Uint8Array(sendBatch * mmsghdrBytes);
  readonly #time = new Uint8Array(16);
  readonly #timeView = new DataView(this.#time.buffer);
  readonly #moment = { seconds: 0, nanoseconds: 0 };

  /** Opens and binds. Throws the system's error and leaves nothing open behind. */
  constructor(libc: SendLibc, spec: NativeSendSpec) {
    this.#libc = libc;
    const { template, headBytes } = spec.packets;
    this.#packets = spec.packets;
    const head = template.subarray(0, headBytes);
    this.#heads = new Uint8Array(sendBatch * headBytes);
    for (let at = 0; at < this.#heads.length; at += headBytes) this.#heads.set(head, at);
    this.#headView = new DataView(this.#heads.buffer);
    // An empty payload still needs memory of its own to point at.
    this.#tail = new Uint8Array(Math.max(1, template.length - headBytes));
    this.#tail.set(template.subarray(headBytes));
    this.#iovecs = new Uint8Array((headBytes > 0 ? 2 * sendBatch : 1) * iovecBytes);
    this.#socket = new SendDescriptor(libc, spec.socket);
    this.sourcePort = this.#socket.sourcePort;
    try {
      const nameSize = this.#socket.writeAddress(this.#name, 0, spec.address, spec.port);
      this.#writeMessages(nameSize, template.length - headBytes);
    } catch (error) {
      this.close();
      throw error;
    }
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
    for (let slot = 0; slot < sendBatch; slot += 1) {
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
      const most = Math.min(packets - sent, sendBatch);
      this.#writeHeads(most);
      const taken = this.#libc.sendmmsg(this.#socket.fd, this.#messages, most, c.MSG_DONTWAIT);
      if (taken > 0) {
        sent += taken;
        this.#packets.took(taken);
        continue;
      }
      const errno = this.#libc.errno();
      if (errno === EINTR) continue;
      if (errno === c.EAGAIN) return { sent, full: true, error: null, answers };
      const error = systemError(this.#libc, "send");
      const came = this.#socket.errors.take();
      answers.push(...came);
      if (came.length === 0) return { sent, full: false, error, answers };
    }
    return { sent, full: false, error: null, answers };
  }

  /** What came back since the last call. */
  answers(): Answer[] {
    return this.#socket.errors.take();
  }

  /** Whether exactly this payload waits in the socket; takes it. For the check at the start. */
  hears(payload: Uint8Array): boolean {
    const bytes = new Uint8Array(payload.length + 1);
    const size = this.#libc.recv(this.#socket.fd, bytes, bytes.length, c.MSG_DONTWAIT);
    return size === payload.length && payload.every((byte, index) => byte === bytes[index]);
  }

  close(): void {
    this.#socket.close();
  }
}
