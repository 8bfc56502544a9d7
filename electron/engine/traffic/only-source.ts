import type { DatagramBatch } from "../datagrams/batch.ts";
import { copySender, sameAddress, senderWords } from "../datagrams/sender-key.ts";

/** The one source that a membership asked for: another socket's membership can let further ones in. */
export class OnlySource {
  readonly #address: string;
  /** Its key, once it was heard: spares comparing texts. */
  readonly #heardKey = new Uint32Array(senderWords);

  /** @param address as text, without a zone */
  constructor(address: string) {
    this.#address = address;
  }

  /** Whether it sent a datagram, from whatever port. */
  sent(batch: DatagramBatch, index: number): boolean {
    if (sameAddress(this.#heardKey, 0, batch.senders, index)) return true;
    if (withoutZone(batch.address(index)) !== this.#address) return false;
    copySender(batch.senders, index, this.#heardKey, 0);
    return true;
  }
}

export function withoutZone(address: string): string {
  const percent = address.indexOf("%");
  return percent === -1 ? address : address.slice(0, percent);
}
