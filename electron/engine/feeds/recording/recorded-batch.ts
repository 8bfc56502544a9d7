import type { RecordedDatagram } from "../../../../shared/capture/read/datagram.ts";
import { batchLength, type DatagramBatch } from "../../datagrams/batch.ts";
import { senderAddress, senderWords } from "../../datagrams/sender-key.ts";
import { AF_INET, AF_INET6 } from "../../datagrams/sockaddr.ts";
import type { RecordedPlaces } from "../../traffic/recorded/recorded-log.ts";

const none = new Uint8Array();
const mostDrops = 0xffff_ffff;

/**
 * Datagrams of one group of a recording that wait to be taken together. Their payloads stay in the piece of the
 * file that was read, so it is taken before that is written over.
 */
export class RecordedBatch implements DatagramBatch, RecordedPlaces {
  count = 0;
  readonly at = new Float64Array(batchLength);
  readonly size = new Uint32Array(batchLength);
  readonly ttl = new Int16Array(batchLength);
  readonly tos = new Int16Array(batchLength);
  /** Drops that the file told of its group up to each packet; null as long as it told none. */
  get dropsBefore(): Uint32Array | null {
    return this.#dropped > 0 ? this.#dropsBefore : null;
  }
  readonly senders = new Uint32Array(batchLength * senderWords);
  readonly destinations = null;
  readonly stamps = null;
  readonly fileAt = new Float64Array(batchLength);
  readonly recorded = new Uint32Array(batchLength);
  /** The same with what was recorded of each for its size: whoever reads payloads must not read on behind that. */
  readonly asRecorded: DatagramBatch;
  readonly #bytes: Uint8Array[] = new Array<Uint8Array>(batchLength).fill(none);
  readonly #begins = new Uint32Array(batchLength);
  readonly #dropsBefore = new Uint32Array(batchLength);
  #dropped = 0;

  constructor() {
    const batch = this;
    this.asRecorded = {
      get count() {
        return batch.count;
      },
      ...{ at: this.at, size: this.recorded, ttl: this.ttl, tos: this.tos, senders: this.senders },
      get dropsBefore() {
        return batch.dropsBefore;
      },
      ...{ destinations: null, stamps: null },
      address: (index) => batch.address(index),
      payloadBytes: (index) => batch.payloadBytes(index),
      payloadAt: (index) => batch.payloadAt(index),
      copyPayload: (index, into, offset) => batch.copyPayload(index, into, offset),
    };
  }

  /** Packets that the file says were dropped before those of its group; null as long as it says nothing. */
  get dropped(): number | null {
    return this.#dropped > 0 ? this.#dropped : null;
  }

  get isFull(): boolean {
    return this.count === batchLength;
  }

  /** @param at a moment of the recording's time, not before the last one */
  add(datagram: RecordedDatagram, at: number): void {
    const index = this.count;
    this.at[index] = at;
    this.size[index] = datagram.size;
    this.recorded[index] = datagram.recorded;
    this.ttl[index] = datagram.ttl;
    this.tos[index] = datagram.tos;
    this.fileAt[index] = datagram.fileAt;
    this.#dropped = Math.min(mostDrops, this.#dropped + datagram.drops);
    this.#dropsBefore[index] = this.#dropped;
    this.#bytes[index] = datagram.bytes;
    this.#begins[index] = datagram.payloadAt;
    this.#writeSender(datagram, index * senderWords);
    this.count += 1;
  }

  #writeSender({ version, addresses, sourceAt, sourcePort }: RecordedDatagram, word: number): void {
    const { senders } = this;
    const port = ((sourcePort & 0xff) << 8) | (sourcePort >> 8);
    senders[word] = (version === 4 ? AF_INET : AF_INET6) | (port << 16);
    if (version === 4) {
      senders[word + 1] = wordAt(addresses, sourceAt);
      return;
    }
    for (let part = 0; part < 4; part += 1) senders[word + 2 + part] = wordAt(addresses, sourceAt + 4 * part);
    senders[word + 6] = 0;
  }

  address(index: number): string {
    return senderAddress(this.senders, index);
  }

  payloadBytes(index: number): Uint8Array {
    return this.#bytes[index] ?? none;
  }

  payloadAt(index: number): number {
    return this.#begins[index] ?? 0;
  }

  /** What was not recorded is left as it is. */
  copyPayload(index: number, into: Uint8Array, offset: number): void {
    const begin = this.payloadAt(index);
    into.set(this.payloadBytes(index).subarray(begin, begin + (this.recorded[index] ?? 0)), offset);
  }
}

/** Four bytes as they lie in memory, little-endian. */
export function wordAt(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return (low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
}
