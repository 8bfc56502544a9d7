import { formatIpv4, type Ipv4Bytes } from "../../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../../shared/net/ipv6.ts";

/** Addresses in headers as texts: mostly the one of the packet before, which is told from its words. */
export class BlockAddress {
  #isIpv4 = true;
  readonly #words = new Uint32Array(4);
  #text: string | null = null;

  text(view: DataView, at: number, isIpv4: boolean): string {
    const words = this.#words;
    let isSame = this.#text !== null && isIpv4 === this.#isIpv4;
    for (let word = 0; word < (isIpv4 ? 1 : 4); word += 1) {
      const now = view.getUint32(at + 4 * word);
      isSame &&= words[word] === now;
      words[word] = now;
    }
    if (this.#text !== null && isSame) return this.#text;
    this.#isIpv4 = isIpv4;
    this.#text = isIpv4
      ? formatIpv4([0, 1, 2, 3].map((byte) => view.getUint8(at + byte)) as unknown as Ipv4Bytes)
      : formatIpv6(Array.from({ length: 8 }, (_, word) => view.getUint16(at + 2 * word)));
    return this.#text;
  }
}
