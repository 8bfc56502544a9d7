import { limits } from "../../../shared/limits.ts";
import { parseAddress } from "../../../shared/net/address.ts";
import { batchLength, type DatagramBatch } from "../datagrams/batch.ts";
import { copySender, senderWords } from "../datagrams/sender-key.ts";
import { AF_INET, writeSockaddr } from "../datagrams/sockaddr.ts";
import type { OnBatch } from "./receiver.ts";

const nothing = new Uint8Array();

/** Who sent a datagram, as dgram tells it. */
interface RemoteInfo {
  readonly address: string;
  readonly port: number;
}

/**
 * What dgram hands over one by one, gathered until the turn of the event loop ends: counting and
 * storing happens in one go, and dgram's next datagram does not wait for it.
 * dgram tells neither the TTL nor the TOS, nor what was dropped before it, nor where a datagram went, nor when the kernel took it. Its time is when it was
 * read: what waited while the process stood still counts in the second in which it was read, and peak and burst
 * with it.
 */
export class DgramBatch implements DatagramBatch {
  count = 0;
  readonly at = new Float64Array(batchLength);
  readonly size = new Uint32Array(batchLength);
  readonly ttl = new Int16Array(batchLength).fill(-1);
  readonly tos = new Int16Array(batchLength).fill(-1);
  readonly dropsBefore = null;
  readonly senders = new Uint32Array(batchLength * senderWords);
  readonly destinations = null;
  readonly stamps = null;
  readonly #halves = new Uint16Array(this.senders.buffer);
  readonly #payloads = new Array<Uint8Array>(batchLength).fill(nothing);
  readonly #addresses = new Array<string>(batchLength).fill("");
  #lastAddress = "";
  #lastKey: Uint32Array = new Uint32Array(senderWords);
  readonly #keys = new Map<string, Uint32Array>();
  readonly #onBatch: OnBatch;
  #waiting = false;

  constructor(onBatch: OnBatch) {
    this.#onBatch = onBatch;
  }

  /** @param at monotonic milliseconds */
  add(payload: Uint8Array, from: RemoteInfo, at: number): void {
    const index = this.count;
    this.at[index] = at;
    this.size[index] = payload.length;
    this.#payloads[index] = payload;
    this.#writeSender(index, from);
    this.count = index + 1;
    if (this.count === batchLength) this.handOver();
    else if (!this.#waiting) {
      this.#waiting = true;
      setImmediate(this.#turnEnds);
    }
  }

  readonly #turnEnds = (): void => {
    this.#waiting = false;
    this.handOver();
  };

  /** Hands over what was gathered. */
  handOver(): void {
    if (this.count === 0) return;
    this.#onBatch(this);
    // dgram's buffers are not kept from being collected.
    this.#payloads.fill(nothing, 0, this.count);
    this.count = 0;
  }

  #writeSender(index: number, { address, port }: RemoteInfo): void {
    // Mostly the sender of the datagram before: comparing two texts costs less than looking one up.
    if (address !== this.#lastAddress) {
      this.#lastAddress = address;
      this.#lastKey = this.#keyOf(address);
    }
    copySender(this.#lastKey, 0, this.senders, index * senderWords);
    this.#addresses[index] = this.#lastAddress;
    this.#halves[2 * index * senderWords + 1] = ((port & 0xff) << 8) | (port >> 8);
  }

  #keyOf(address: string): Uint32Array {
    const known = this.#keys.get(address);
    if (known) return known;
    if (this.#keys.size === limits.addressesRemembered) this.#keys.clear();
    const key = new Uint32Array(senderWords);
    const parsed = parseAddress(address);
    if (parsed.ok)
      writeSockaddr(new Uint8Array(key.buffer), 0, parsed.value, 0, zoneNumber(parsed.value.zone));
    else key[0] = AF_INET;
    this.#keys.set(address, key);
    return key;
  }

  address(index: number): string {
    return this.#addresses[index] ?? "";
  }

  payloadBytes(index: number): Uint8Array {
    return this.#payloads[index] ?? nothing;
  }

  /** Each stands in a buffer of its own. */
  payloadAt(): number {
    return 0;
  }

  copyPayload(index: number, into: Uint8Array, offset: number): void {
    into.set(this.#payloads[index] ?? nothing, offset);
  }
}

/** Zones in the order in which they were first seen: dgram names interfaces and does not number them. */
const zones: string[] = [];

function zoneNumber(zone: string | null): number {
  if (zone === null) return 0;
  const known = zones.indexOf(zone);
  return known >= 0 ? known + 1 : zones.push(zone);
}
