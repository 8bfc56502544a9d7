import { batchLength, copySlack } from "../../datagrams/batch.ts";
import { senderWords } from "../../datagrams/sender-key.ts";
import { sockaddrSize } from "../../datagrams/sockaddr.ts";
import type { Libc } from "./libc.ts";

/**
 * Room per datagram: the largest that UDP can carry, so that none is cut. One line of the
 * processor's cache more than a power of two, so that the slots' beginnings, all that most datagrams
 * need, do not compete for the same lines of it.
 */
const slotBytes = 65_536 + 64;
const nameBytes = 4 * senderWords;
/** All that can be asked for of one datagram takes 144. */
const controlBytes = 192;

/** Sizes and word offsets of the C structures on 64 bit. */
const iovecBytes = 16;
const mmsghdrBytes = 64;
const mmsghdrWords = mmsghdrBytes / 4;
const nameLengthWord = 2;
const controlLengthWord = 10;
const messageLengthWord = 14;

/** Payloads are copied in whole pieces of this size … */
const pieceBytes = copySlack + 1;
/** … up to those of a full Ethernet frame. */
const framePieces = 1_536 / pieceBytes;

/**
 * The memory of a recvmmsg call: headers that point at slots for payload, sender and control
 * messages. Made once and used for all sockets in turn. Every buffer whose address the kernel is
 * given is a field: one that nothing refers to would be collected under the kernel's hands.
 */
export class MessageBatch {
  readonly senders = new Uint32Array(batchLength * senderWords);
  readonly control = new Int32Array((batchLength * controlBytes) / 4);
  /** All payloads, each in a slot of its own, see `payloadAt`. */
  readonly payloads = new Uint8Array(batchLength * slotBytes);
  readonly #iovecs = new Uint8Array(batchLength * iovecBytes);
  readonly #messages = new Uint8Array(batchLength * mmsghdrBytes);
  readonly #words = new Uint32Array(this.#messages.buffer);
  readonly #libc: Libc;
  /** Views of the slots by their number of pieces, made once: copying allocates nothing. */
  readonly #views = new Array<Uint8Array | null>(batchLength * (framePieces + 1)).fill(null);
  /** The last view of a larger datagram in each slot: those of one sender are mostly of one size. */
  readonly #largeViews = new Array<Uint8Array | null>(batchLength).fill(null);
  #used = batchLength;

  constructor(libc: Libc) {
    this.#libc = libc;
    const iovecs = new DataView(this.#iovecs.buffer);
    const messages = new DataView(this.#messages.buffer);
    const slots = libc.address(this.payloads);
    const names = libc.address(new Uint8Array(this.senders.buffer));
    const control = libc.address(new Uint8Array(this.control.buffer));
    const iovec = libc.address(this.#iovecs);
    for (let slot = 0; slot < batchLength; slot += 1) {
      const at = BigInt(slot);
      iovecs.setBigUint64(slot * iovecBytes, slots + at * BigInt(slotBytes), true);
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
    // The kernel wrote over the lengths of those that it used the last time.
    for (let slot = 0; slot < this.#used; slot += 1) this.#makeReady(slot);
    const count = this.#libc.recvmmsg(fd, this.#messages, batchLength, flags, null);
    this.#used = Math.max(0, count);
    return count;
  }

  #makeReady(slot: number): void {
    this.#words[slot * mmsghdrWords + nameLengthWord] = sockaddrSize;
    this.#words[slot * mmsghdrWords + controlLengthWord] = controlBytes;
  }

  size(slot: number): number {
    return this.#words[slot * mmsghdrWords + messageLengthWord] ?? 0;
  }

  /** Index of the first control word, and the bytes that the kernel wrote. */
  controlStart(slot: number): number {
    return (slot * controlBytes) / 4;
  }

  controlLength(slot: number): number {
    return Math.min(controlBytes, this.#words[slot * mmsghdrWords + controlLengthWord] ?? 0);
  }

  /** Where in `payloads` the payload begins. */
  payloadAt(slot: number): number {
    return slot * slotBytes;
  }

  /** Copies the payload, and up to `copySlack` bytes behind it. */
  copyPayload(slot: number, into: Uint8Array, offset: number): void {
    const size = this.size(slot);
    if (size === 0) return;
    const pieces = Math.ceil(size / pieceBytes);
    into.set(pieces > framePieces ? this.#largeView(slot, pieces) : this.#view(slot, pieces), offset);
  }

  #view(slot: number, pieces: number): Uint8Array {
    const at = slot * (framePieces + 1) + pieces;
    const view = this.#views[at];
    if (view) return view;
    const made = this.#makeView(slot, pieces);
    this.#views[at] = made;
    return made;
  }

  #largeView(slot: number, pieces: number): Uint8Array {
    const view = this.#largeViews[slot];
    if (view?.length === pieces * pieceBytes) return view;
    const made = this.#makeView(slot, pieces);
    this.#largeViews[slot] = made;
    return made;
  }

  #makeView(slot: number, pieces: number): Uint8Array {
    const begin = this.payloadAt(slot);
    return this.payloads.subarray(begin, begin + pieces * pieceBytes);
  }
}
