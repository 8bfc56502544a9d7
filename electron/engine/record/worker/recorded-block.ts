import type { KeptSegment } from "../../traffic/store/kept-packets.ts";
import type { Endpoint } from "../../traffic/store/segment.ts";
import { BlockAddress } from "./block-address.ts";

const sendersMost = 16_384;

/** A recorded packet as what a filter looks at: a segment that holds this one only. */
export class RecordedBlock implements KeptSegment {
  readonly first = 1;
  readonly count = 1;
  #bytes: Uint8Array = new Uint8Array();
  #view: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #ip = 0;
  #payload = 0;
  #isIpv4 = true;
  #mark = 0;
  readonly #senders = new Map<string, Endpoint>();
  #lastSender: Endpoint | null = null;
  readonly #source = new BlockAddress();
  readonly #destination = new BlockAddress();

  /** From now on it is the packet of this block. */
  become(bytes: Uint8Array, view: DataView, at: number, mark: number): void {
    this.#mark = mark;
    this.#bytes = bytes;
    this.#view = view;
    this.#at = at;
    this.#ip = at + 28;
    this.#isIpv4 = view.getUint8(this.#ip) >> 4 === 4;
    this.#payload = this.#ip + (this.#isIpv4 ? 28 : 48);
  }

  look<T>(_index: number, visit: (bytes: Uint8Array, begin: number, end: number) => T): T {
    return visit(this.#bytes, this.#payload, this.#payload + this.size());
  }

  at(): number {
    const high = this.#view.getUint32(this.#at + 12, true);
    return (high * 2 ** 32 + this.#view.getUint32(this.#at + 16, true)) / 1e6;
  }

  ttl(): number {
    return this.#view.getUint8(this.#ip + (this.#isIpv4 ? 8 : 7));
  }

  tos(): number {
    if (this.#isIpv4) return this.#view.getUint8(this.#ip + 1);
    return (this.#view.getUint16(this.#ip) >> 4) & 0xff;
  }

  mark(): number {
    return this.#mark;
  }

  sender(): Endpoint {
    const address = this.#source.text(this.#view, this.#ip + (this.#isIpv4 ? 12 : 8), this.#isIpv4);
    const port = this.#view.getUint16(this.#payload - 8);
    const last = this.#lastSender;
    if (last !== null && last.port === port && last.address === address) return last;
    const key = `${address} ${port}`;
    const endpoint = this.#senders.get(key) ?? { address, port };
    if (this.#senders.size >= sendersMost) this.#senders.clear();
    this.#senders.set(key, endpoint);
    this.#lastSender = endpoint;
    return endpoint;
  }

  get destination(): string {
    return this.#destination.text(this.#view, this.#ip + (this.#isIpv4 ? 16 : 24), this.#isIpv4);
  }

  get port(): number {
    return this.#view.getUint16(this.#payload - 6);
  }

  size(): number {
    return this.#view.getUint16(this.#payload - 4) - 8;
  }

  payload(_index: number, most = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.subarray(this.#payload, this.#payload + Math.min(most, this.size())));
  }
}
