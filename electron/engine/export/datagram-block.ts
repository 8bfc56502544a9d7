import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import {
  closePacket,
  openPacket,
  packetBytes,
  type RecordedPacket,
} from "../../../shared/capture/write/packet.ts";
import { Nanoseconds } from "../record/nanoseconds.ts";

/** More than the block of the largest datagram with all options. */
const blockMost = 66_000;

/** Nanoseconds since 1970 end in 2554: times before and behind them are written as the nearest. */
const mostSeconds = Math.floor(2 ** 64 / 1e9) - 1;

/** A datagram as a block of pcapng: what filters look at, and what a further recording holds of it. */
export class DatagramBlock {
  readonly bytes = new Uint8Array(blockMost);
  readonly view = new DataView(this.bytes.buffer);
  length = 0;
  readonly #times = new Nanoseconds();
  readonly #packet: RecordedPacket = {
    ...{ interface: 0, timeHigh: 0, timeLow: 0, drops: 0, longer: false, family: 4 },
    ...{ source: new Uint8Array(16), sourceAt: 0, sourcePort: 0 },
    ...{ destination: new Uint8Array(16), destinationAt: 0, destinationPort: 0 },
    ...{ ttl: -1, tos: -1, size: 0 },
  };

  /** What was recorded of a datagram, as if that were all of it. */
  write(datagram: RecordedDatagram): void {
    const packet = this.#packet;
    packet.family = datagram.version;
    packet.source = datagram.addresses;
    packet.sourceAt = datagram.sourceAt;
    packet.sourcePort = datagram.sourcePort;
    packet.destination = datagram.addresses;
    packet.destinationAt = datagram.destinationAt;
    packet.destinationPort = datagram.port;
    packet.ttl = datagram.ttl;
    packet.tos = datagram.tos;
    packet.size = datagram.recorded;
    const { seconds, nanoseconds } = datagram;
    if (seconds < 0) this.#times.write(packet, 0, 0);
    else if (seconds > mostSeconds) this.#times.write(packet, mostSeconds, 999_999_999);
    else this.#times.write(packet, seconds, nanoseconds);
    const at = openPacket(this.bytes, this.view, 0, packet);
    const { bytes, payloadAt, recorded } = datagram;
    this.bytes.set(bytes.subarray(payloadAt, payloadAt + recorded), at);
    closePacket(this.view, 0, packet);
    this.length = packetBytes(packet);
  }

  /** @param place among the interfaces of the section that it is written into */
  setInterface(place: number): void {
    this.view.setUint32(8, place, true);
  }
}
