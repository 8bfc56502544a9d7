import { limits } from "../../../../../shared/limits.ts";
import type { KernelListener } from "../../../system/kernel.ts";
import { EAGAIN, MSG_DONTWAIT, SOCK_CLOEXEC, SOCK_NONBLOCK } from "../constants.ts";
import { checked, type Libc } from "../libc.ts";
import type { Poller, ReadySocket } from "../poller.ts";
import { linkBytes } from "./links.ts";
import { messagesIn } from "./message.ts";
import { AF_NETLINK, NETLINK_ROUTE, RTM_DELLINK, SOCK_RAW } from "./netlink.ts";

/** Groups of rtnetlink as bits, number n at n - 1: links, addresses, routes and rules of both families. */
const groups = [1, 5, 7, 8, 9, 11, 19].reduce((bits, group) => bits | (1 << (group - 1)), 0);

/** Size of a sockaddr_nl: family, padding, port, groups. */
const addressSize = 12;
/** More than a message of an interface with all that it may tell. */
const pieceBytes = 64 * 1024;

/**
 * Hears from the kernel what changes, at once. Where more changes than its socket holds, what was
 * lost is told as one change, and the lists are read anew as after any other.
 */
export class NetlinkWatch implements ReadySocket {
  /** Seldom read: it never makes the others' looks follow each other sooner. */
  readonly room = Number.POSITIVE_INFINITY;
  readonly #libc: Libc;
  readonly #poller: Poller;
  readonly #listener: KernelListener;
  readonly #fd: number;
  readonly #piece = new Uint8Array(pieceBytes);

  /** Throws the system's error and leaves nothing open behind. */
  constructor(libc: Libc, poller: Poller, listener: KernelListener) {
    this.#libc = libc;
    this.#poller = poller;
    this.#listener = listener;
    const type = SOCK_RAW | SOCK_NONBLOCK | SOCK_CLOEXEC;
    this.#fd = checked(libc, "socket", libc.socket(AF_NETLINK, type, NETLINK_ROUTE));
    try {
      const address = new Uint8Array(addressSize);
      const view = new DataView(address.buffer);
      view.setUint16(0, AF_NETLINK, true);
      view.setUint32(8, groups, true);
      checked(libc, "bind", libc.bind(this.#fd, address, addressSize));
      poller.add(this.#fd, this);
    } catch (error) {
      libc.close(this.#fd);
      throw error;
    }
  }

  take(): number {
    for (let taken = 0; taken < limits.kernelMessagesPerTurn; taken += 1) {
      const size = this.#libc.recv(this.#fd, this.#piece, pieceBytes, MSG_DONTWAIT);
      if (size < 0) {
        // Another error than that nothing waits is that too much came: it is told once.
        if (this.#libc.errno() !== EAGAIN || taken > 0) this.#listener.changed();
        return taken;
      }
      this.#read(this.#piece.subarray(0, size));
    }
    this.#listener.changed();
    return limits.datagramsPerTurn;
  }

  #read(bytes: Uint8Array): void {
    for (const { type, body } of messagesIn(bytes)) {
      // A bridge tells of its ports in the same way, by a family of its own.
      if (type !== RTM_DELLINK || body.byteLength < linkBytes || body.getUint8(0) !== 0) continue;
      this.#listener.gone(body.getInt32(4, true));
    }
  }

  close(): void {
    this.#poller.remove(this.#fd);
    this.#libc.close(this.#fd);
  }
}
