import type { StreamFormat } from "../format.ts";
import { nullPid, packetsIn } from "./packet.ts";

/** TS packets without one that does not fit: each has nine bits to know it by, so that chance takes 2^54 attempts. */
const neededPackets = 6;

/**
 * Whether the packets of a stream carry a transport stream. A single one looks so by chance, and a stream that goes on for
 * hours shows each chance: it is one when enough TS packets came in datagrams that follow each other.
 */
export class TransportSight {
  #packets = 0;
  /** PID and counter of the TS packet that came last; -1 for none, and where it need not count. */
  #last = -1;

  /** Whether the last datagram fitted, and the next one tells more. */
  get isOpen(): boolean {
    return this.#packets > 0;
  }

  /**
   * Takes the next datagram of a stream.
   * @returns whether it is a transport stream by now; what a format is of itself (MPEG-TS alone) was proved before
   */
  take(format: StreamFormat, bytes: Uint8Array, begin: number, size: number): boolean {
    const at = format.transportAt?.(bytes, begin, size) ?? -1;
    const isItself = format.unit === "ts-packets";
    const packets = at < 0 ? 0 : packetsIn(bytes, begin + at, size - at);
    // Where the same packet comes again and again nothing counts, as it does in what is no transport stream.
    if (packets === 0 || (packets === 1 && !isItself && !this.#goesOn(bytes, begin + at))) {
      this.#packets = 0;
      this.#last = -1;
      return false;
    }
    this.#packets += packets;
    if (!isItself && this.#packets < neededPackets) return false;
    this.#packets = 0;
    return true;
  }

  /** Whether its counter is another one than that of the TS packet before, where both are of one PID and carry something. */
  #goesOn(bytes: Uint8Array, at: number): boolean {
    const pid = (((bytes[at + 1] ?? 0) & 0x1f) << 8) | (bytes[at + 2] ?? 0);
    const control = bytes[at + 3] ?? 0;
    const counts = pid !== nullPid && (control & 0x10) !== 0;
    const now = counts ? (pid << 4) | (control & 0x0f) : -1;
    const goesOn = now === -1 || now !== this.#last;
    this.#last = now;
    return goesOn;
  }
}
