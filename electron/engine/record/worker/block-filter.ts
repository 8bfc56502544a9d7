import { pcapngBlocks } from "../../../../shared/capture/pcapng.ts";
import { Decoding } from "../../../../shared/decode/decoding.ts";
import { packetSubject } from "../../../../shared/filter/packet-fields.ts";
import { parseFilter } from "../../../../shared/filter/parse.ts";
import { formatIpv4, type Ipv4Bytes } from "../../../../shared/net/ipv4.ts";
import { formatIpv6 } from "../../../../shared/net/ipv6.ts";
import type { FeedTime } from "../../time/feed-time.ts";
import { type PacketTest, packetTest } from "../../traffic/arrange/packet-test.ts";
import type { KeptSegment } from "../../traffic/store/kept-packets.ts";
import type { Endpoint } from "../../traffic/store/segment.ts";

/** Its blocks tell times of day. */
const time: Pick<FeedTime, "at"> = { at: (moment) => moment };

/** Packets are read as what they look like: what people choose for a group is not told here. */
const decoding = new Decoding().group("");

/** Destinations that have a test of their own. */
const destinationsMost = 4_096;
const sendersMost = 16_384;

/** A filter of packets for blocks as they are recorded: what it asks of a packet is read from its block. */
export class BlockFilter {
  readonly #text: string;
  readonly #block = new RecordedBlock();
  readonly #tests = new Map<string, PacketTest>();

  /** @param text as a person typed it, which was read before */
  constructor(text: string) {
    this.#text = text;
  }

  /** Whether a block is let through; those that are no packets are. */
  accepts(bytes: Uint8Array, view: DataView, at: number): boolean {
    if (view.getUint32(at, true) !== pcapngBlocks.packet) return true;
    const block = this.#block;
    block.become(bytes, view, at);
    return this.#testOf(block.destination, block.port)(block, 0);
  }

  #testOf(address: string, port: number): PacketTest {
    const key = `${address} ${port}`;
    const known = this.#tests.get(key);
    if (known) return known;
    const parsed = parseFilter(this.#text, packetSubject);
    const filter = parsed.ok ? parsed.value : null;
    const test = packetTest(filter, { time, address, port, hearsOthers: false, decoding });
    if (this.#tests.size >= destinationsMost) this.#tests.clear();
    this.#tests.set(key, test);
    return test;
  }
}

/** A recorded packet as what a filter looks at: a segment that holds this one only. */
class RecordedBlock implements KeptSegment {
  readonly first = 1;
  readonly count = 1;
  #bytes: Uint8Array = new Uint8Array();
  #view: DataView = new DataView(new ArrayBuffer(0));
  #at = 0;
  #ip = 0;
  #payload = 0;
  #isIpv4 = true;
  readonly #senders = new Map<string, Endpoint>();

  /** From now on it is the packet of this block. */
  become(bytes: Uint8Array, view: DataView, at: number): void {
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
    return 0;
  }

  sender(): Endpoint {
    const address = this.#address(this.#isIpv4 ? 12 : 8);
    const port = this.#view.getUint16(this.#payload - 8);
    const key = `${address} ${port}`;
    const known = this.#senders.get(key);
    if (known) return known;
    if (this.#senders.size >= sendersMost) this.#senders.clear();
    const endpoint = { address, port };
    this.#senders.set(key, endpoint);
    return endpoint;
  }

  get destination(): string {
    return this.#address(this.#isIpv4 ? 16 : 24);
  }

  get port(): number {
    return this.#view.getUint16(this.#payload - 6);
  }

  #address(at: number): string {
    const begin = this.#ip + at;
    if (this.#isIpv4) return formatIpv4([...this.#bytes.subarray(begin, begin + 4)] as unknown as Ipv4Bytes);
    return formatIpv6(Array.from({ length: 8 }, (_, word) => this.#view.getUint16(begin + 2 * word)));
  }

  size(): number {
    return this.#view.getUint16(this.#payload - 4) - 8;
  }

  payload(_index: number, most = Number.POSITIVE_INFINITY): Uint8Array<ArrayBuffer> {
    return Uint8Array.from(this.#bytes.subarray(this.#payload, this.#payload + Math.min(most, this.size())));
  }
}
