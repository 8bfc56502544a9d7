import type { Packets } from "../net/packets.ts";
import type { WallMoment } from "../time/wall-moment.ts";

/** One datagram with memory of its own, which dgram reads until it calls `done`. */
export interface Datagram {
  readonly bytes: Uint8Array;
  readonly done: (error: Error | null) => void;
}

/**
 * Datagrams that may be under way at the same time. Their memory is made once and used again: no more of them
 * come to be than are in flight together.
 */
export class DatagramPool {
  readonly #packets: Packets;
  readonly #moment: WallMoment;
  readonly #answered: (error: Error | null, datagram: Datagram) => void;
  readonly #free: PooledDatagram[] = [];
  /** All packets are the same: one piece of memory does for all that are under way. */
  readonly #same: PooledDatagram | null;

  /** @param answered what became of one; it is used again only after `release` */
  constructor(
    packets: Packets,
    moment: WallMoment,
    answered: (error: Error | null, datagram: Datagram) => void,
  ) {
    this.#packets = packets;
    this.#moment = moment;
    this.#answered = answered;
    this.#same = packets.headBytes === 0 ? new PooledDatagram(packets.template, answered) : null;
  }

  /** The next packet, with the time that it is now. */
  take(): Datagram {
    if (this.#same !== null) return this.#same;
    const datagram = this.#free.pop() ?? new PooledDatagram(this.#packets.template.slice(), this.#answered);
    this.#moment.read();
    this.#packets.write(datagram.head, 0, 0, this.#moment);
    this.#packets.took(1);
    return datagram;
  }

  release(datagram: Datagram): void {
    if (datagram !== this.#same && datagram instanceof PooledDatagram) this.#free.push(datagram);
  }
}

class PooledDatagram implements Datagram {
  readonly bytes: Uint8Array;
  readonly head: DataView;
  readonly done: (error: Error | null) => void;

  constructor(bytes: Uint8Array, answered: (error: Error | null, datagram: Datagram) => void) {
    this.bytes = bytes;
    this.head = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    this.done = (error) => answered(error, this);
  }
}
