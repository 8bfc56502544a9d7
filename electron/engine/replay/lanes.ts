import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { limits } from "../../../shared/limits.ts";
import { addressText } from "../export/address-text.ts";

/** What one sender of a recording sent to one destination. */
export interface Lane {
  /** Tells it apart, in every reading of the file. */
  readonly key: string;
  /** Number of the sender, an address and port, from 0. */
  readonly sender: number;
  readonly address: string;
  readonly port: number;
  readonly family: 4 | 6;
}

/** Finds lanes by their packets, in the order in which they first come. */
export class LaneTable {
  readonly lanes: Lane[] = [];
  readonly #places = new Map<string, number>();
  readonly #senders = new Map<string, number>();
  readonly #isOpen: boolean;

  /** @param known the lanes that there are; null takes each that comes, up to `limits.replayLanes` */
  constructor(known: readonly Lane[] | null = null) {
    this.#isOpen = known === null;
    for (const lane of known ?? []) {
      this.#places.set(lane.key, this.lanes.length);
      this.lanes.push(lane);
    }
  }

  /** Place among the lanes; -1 where there is none for this packet. */
  placeOf(datagram: RecordedDatagram): number {
    const { version, addresses, sourceAt, destinationAt, sourcePort, port } = datagram;
    const length = version === 4 ? 4 : 16;
    const sender = `${text(addresses, sourceAt, length)} ${sourcePort}`;
    const key = `${sender} ${text(addresses, destinationAt, length)} ${port}`;
    const known = this.#places.get(key);
    if (known !== undefined) return known;
    if (!this.#isOpen || this.lanes.length >= limits.replayLanes) return -1;
    const number = this.#senders.get(sender) ?? this.#senders.size;
    this.#senders.set(sender, number);
    const place = this.lanes.length;
    const address = addressText(datagram, destinationAt);
    this.#places.set(key, place);
    this.lanes.push({ key, sender: number, address, port, family: version });
    return place;
  }

  get senders(): number {
    return this.#senders.size;
  }
}

/** Bytes as characters: quicker than an address is written. */
function text(bytes: Uint8Array, at: number, length: number): string {
  let written = "";
  for (let place = at; place < at + length; place += 1) written += String.fromCharCode(bytes[place] ?? 0);
  return written;
}
