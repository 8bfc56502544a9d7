import type { Moment } from "../../../../shared/test-stream/writers/writer.ts";
import { sockaddrSize } from "../../datagrams/sockaddr.ts";
import type { Answer } from "../answer.ts";
import type { SenderSpec } from "../udp.ts";
import * as c from "./constants.ts";
import { checked, systemError } from "./libc.ts";
import { SendDescriptor } from "./send-descriptor.ts";
import type { SendLibc } from "./send-libc.ts";
import { EINTR, iovecBytes, mmsghdrBytes, sendBatch, wallClock, writeIovec } from "./send-messages.ts";
import type { Handed } from "./send-socket.ts";

/** Payload bytes that wait to be handed over together: some of the largest, or as many small ones as one call takes. */
const memoryBytes = 256 * 1024;

/** Where a socket's packets may go, with the zone where it needs one. */
export interface Destination {
  readonly address: string;
  readonly port: number;
}

/**
 * A socket with one TTL whose packets differ in all else: payload, destination, DSCP. Every buffer whose address the
 * kernel is given is a field: one that nothing refers to would be collected under its hands.
 */
export class NativePreparedSocket {
  readonly sourcePort: number;
  /** What the payloads that wait stand in. */
  readonly memory = new Uint8Array(memoryBytes);
  readonly view = new DataView(this.memory.buffer);
  readonly #libc: SendLibc;
  readonly #socket: SendDescriptor;
  readonly #names: Uint8Array;
  readonly #namesAt: bigint;
  readonly #nameSize: number;
  readonly #iovecs = new Uint8Array(sendBatch * iovecBytes);
  readonly #iovecView = new DataView(this.#iovecs.buffer);
  readonly #messages = new Uint8Array(sendBatch * mmsghdrBytes);
  readonly #messageView = new DataView(this.#messages.buffer);
  readonly #memoryAt: bigint;
  readonly #time = new Uint8Array(16);
  readonly #timeView = new DataView(this.#time.buffer);
  readonly #moment = { seconds: 0, nanoseconds: 0 };
  readonly #sizes = new Uint32Array(sendBatch);
  #dscp: number;
  /** Packets that wait, from `#done` to `#staged`. */
  #staged = 0;
  #done = 0;
  #used = 0;

  /** Opens and binds. Throws the system's error and leaves nothing open behind. */
  constructor(libc: SendLibc, spec: SenderSpec, destinations: readonly Destination[]) {
    this.#libc = libc;
    this.#dscp = spec.dscp ?? 0;
    this.#socket = new SendDescriptor(libc, spec);
    this.sourcePort = this.#socket.sourcePort;
    try {
      this.#names = new Uint8Array(Math.max(1, destinations.length) * sockaddrSize);
      let nameSize = 0;
      for (const [place, { address, port }] of destinations.entries())
        nameSize = this.#socket.writeAddress(this.#names, place * sockaddrSize, address, port);
      this.#nameSize = nameSize;
      this.#namesAt = libc.address(this.#names);
      this.#memoryAt = libc.address(this.memory);
      const iovecAt = libc.address(this.#iovecs);
      for (let slot = 0; slot < sendBatch; slot += 1) {
        this.#messageView.setBigUint64(slot * mmsghdrBytes + 16, iovecAt + BigInt(slot * iovecBytes), true);
        this.#messageView.setBigUint64(slot * mmsghdrBytes + 24, 1n, true);
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Makes room for a packet behind those that wait.
   * @param destination place among the destinations
   * @returns where in `memory` its payload goes; -1 when those that wait have to be handed over first
   */
  stage(destination: number, size: number, dscp: number): number {
    if (this.#staged === sendBatch || this.#used + size > memoryBytes) return -1;
    if (dscp !== this.#dscp) {
      // The mark is the socket's, of all that is handed over together.
      if (this.#staged > 0) return -1;
      this.#socket.mark(dscp);
      this.#dscp = dscp;
    }
    const slot = this.#staged;
    const at = this.#used;
    const message = slot * mmsghdrBytes;
    this.#messageView.setBigUint64(message, this.#namesAt + BigInt(destination * sockaddrSize), true);
    this.#messageView.setUint32(message + 8, this.#nameSize, true);
    writeIovec(this.#iovecView, slot * iovecBytes, this.#memoryAt + BigInt(at), size);
    this.#sizes[slot] = size;
    this.#staged += 1;
    // The next one begins at a whole word.
    this.#used = Math.min(memoryBytes, (at + size + 7) & ~7);
    return at;
  }

  /** Packets that wait. */
  get waiting(): number {
    return this.#staged - this.#done;
  }

  /** The time of day that it is now, as the kernel stamps what it receives; overwritten by the next call. */
  now(): Moment {
    checked(this.#libc, "clock_gettime", this.#libc.clock_gettime(wallClock, this.#time));
    this.#moment.seconds = this.#timeView.getUint32(0, true);
    this.#moment.nanoseconds = this.#timeView.getUint32(8, true);
    return this.#moment;
  }

  /**
   * Hands over what waits, up to the first that the system does not take; one that it refuses is given up. An answer
   * to an earlier datagram is told by the next call, which sends nothing: it is made again.
   */
  hand(): Handed & { readonly bytes: number } {
    const answers: Answer[] = [];
    let sent = 0;
    let bytes = 0;
    while (this.#done < this.#staged) {
      const from = this.#done === 0 ? this.#messages : this.#messages.subarray(this.#done * mmsghdrBytes);
      const taken = this.#libc.sendmmsg(this.#socket.fd, from, this.#staged - this.#done, c.MSG_DONTWAIT);
      if (taken > 0) {
        for (let slot = this.#done; slot < this.#done + taken; slot += 1) bytes += this.#sizes[slot] ?? 0;
        this.#done += taken;
        sent += taken;
        continue;
      }
      const errno = this.#libc.errno();
      if (errno === EINTR) continue;
      if (errno === c.EAGAIN) return { sent, bytes, full: true, error: null, answers };
      const error = systemError(this.#libc, "send");
      const came = this.#socket.errors.take();
      answers.push(...came);
      if (came.length > 0) continue;
      this.#done += 1;
      this.#emptyWhenDone();
      return { sent, bytes, full: false, error, answers };
    }
    this.#emptyWhenDone();
    return { sent, bytes, full: false, error: null, answers };
  }

  #emptyWhenDone(): void {
    if (this.#done < this.#staged) return;
    this.#staged = 0;
    this.#done = 0;
    this.#used = 0;
  }

  /** What came back since the last call. */
  answers(): Answer[] {
    return this.#socket.errors.take();
  }

  close(): void {
    this.#socket.close();
  }
}
