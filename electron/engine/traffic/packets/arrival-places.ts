import type { PacketPlaces } from "../arrange/packet-order.ts";
import type { KeptPackets } from "../store/kept-packets.ts";

/** Kept packets as they arrived: a packet's place is its number. */
export class ArrivalPlaces implements PacketPlaces {
  readonly log: KeptPackets;

  constructor(log: KeptPackets) {
    this.log = log;
  }

  get places() {
    return { first: this.log.firstKept, last: this.log.nextNumber - 1 };
  }

  numberAt(place: number): number {
    return place;
  }
}
