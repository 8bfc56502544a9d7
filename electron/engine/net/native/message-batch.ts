import type { Libc } from "./libc.ts";
import { sockaddrSize } from "./sockaddr.ts";

/** Datagrams taken with one system call. */
const batchSize = 64;

/** Room per datagram: the largest that UDP can carry, so that none is cut. */
const slotBytes = 65_536;
const nameBytes = 32;
const controlBytes = 128;

/** Sizes and word offsets of the C structures on 64 bit. */
const iovecBytes = 16;
const mmsghdrBytes = 64;
const mmsghdrWords = mmsghdrBytes / 4;
const nameLengthWord = 2;
const controlLengthWord = 10;
const messageLengthWord = 14;

/**
 * The memory of a recvmmsg call: headers that point at slots for payload, sender and control
 * messages. Made once and used for all sockets in turn. Every buffer whose address the kernel is
 * given is a field: one that nothing refers to would be collected under the kernel's hands.
 */
export class MessageBatch {
  readonly payload = new Uint8Array(batchSize * slotBytes);
  readonly names = new Uint8Array(batchSize * nameBytes);
  readonly control = new Int32Array((batchSize * controlBytes) / 4);
  readonly #iovecs = new Uint8Array(batchSize * iovecBytes);
  readonly #messages = new Uint8Array(batchSize * mmsghdrBytes);
  readonly #words = new Uint32Array(this.#messages.buffer);
  readonly #libc: Libc;

  constructor(libc: Libc) {
    this.#libc = libc;
    const iovecs = new DataView(this.#iovecs.buffer);
    const messages = new DataView(this.#messages.buffer);
    const payload = libc.address(this.payload);
    const names = libc.address(this.names);
    const control = libc.address(new Uint8Array(this.control.buffer));
    const iovec = libc.address(this.#iovecs);
    for (let slot = 0; slot < batchSize; slot += 1) {
      const at = BigInt(slot);
      iovecs.setBigUint64(slot * iovecBytes, payload + at * BigInt(slotBytes), true);
      iovecs.setBigUint64(slot * iovecBytes + 8, BigInt(slotBytes), true);
      const message = slot * mmsghdrBytes;
      messages.setBigUint64(message, names + at * BigInt(nameBytes), true);
      messages.setBigUint64(message + 16, iovec + at * BigInt(iovecBytes), true);
      messages.setBigUint64(message + 24, 1n, true);
      messages.setBigUint64(message + 32, control + at * BigInt(controlBytes), true);
    }
  }

  /** Takes what waits, at most one batch; the count of datagrams, or -1 as recvmmsg. */
  receive(fd: number, flags: number): number {
    // The kernel overwrites both lengths with what it used.
    for (let slot = 0; slot < batchSize; slot += 1) {
      this.#words[slot * mmsghdrWords + nameLengthWord] = sockaddrSize;
      this.#words[slot * mmsghdrWords + controlLengthWord] = controlBytes;
    }
    return this.#libc.recvmmsg(fd, this.#messages, batchSize, flags, null);
  }

  isFull(count: number): boolean {
    return count === batchSize;
  }

  size(slot: number): number {
    return this.#words[slot * mmsghdrWords + messageLengthWord] ?? 0;
  }

  payloadOffset(slot: number): number {
    return slot * slotBytes;
  }

  nameOffset(slot: number): number {
    return slot * nameBytes;
  }

  /** Index of the first control word, and the bytes that the kernel wrote. */
  controlStart(slot: number): number {
    return (slot * controlBytes) / 4;
  }

  controlLength(slot: number): number {
    return Math.min(controlBytes, this.#words[slot * mmsghdrWords + controlLengthWord] ?? 0);
  }
}
