import { payloadMost } from "../write/frame.ts";
import { fold, sumBytes } from "./checksum.ts";
import type { RecordedDatagram } from "./datagram.ts";
import type { Frame } from "./frame.ts";
import { type Reassembled, Reassembly } from "./reassembly.ts";

const udp = 17;
const udpHeader = 8;
/** Ports and length: what follows is the checksum, without which a datagram that was cut is one all the same. */
const udpTold = 6;
const ipv4Header = 20;
const ipv6Header = 40;

/**
 * Headers of IPv6 that may stand before what is carried (IANA, IPv6 Extension Header Types). Those of mobility and of host
 * identity end a packet: nothing is taken from behind them.
 */
const hopByHop = 0;
const routing = 43;
const fragmentHeader = 44;
const authentication = 51;
const options = 60;
const shim6 = 140;

/** What became of a packet. */
export type Carried = "datagram" | "fragment" | "other" | "cut" | "damaged" | "long";

const moreFragments = 0x2000;
const offsetMask = 0x1fff;

/** Reads IP and UDP: from a network header to a datagram's payload. Nothing is allocated but for fragments. */
export class NetworkLayer {
  readonly fragments = new Reassembly();
  readonly #datagram: RecordedDatagram;
  #words: Uint32Array = new Uint32Array();
  #protocol = 0;
  /** Where what is carried begins and ends, and where it ended on the wire. */
  #at = 0;
  #end = 0;
  #wireEnd = 0;
  #fragmentAt = -1;

  /** @param datagram written by each packet that is one */
  constructor(datagram: RecordedDatagram) {
    this.#datagram = datagram;
  }

  /** @param at of the network header in the frame */
  read(frame: Frame, version: 4 | 6, at: number): Carried {
    const head = version === 4 ? this.#ipv4(frame, at) : this.#ipv6(frame, at);
    if (head !== null) return head;
    const { bytes } = frame;
    const datagram = this.#datagram;
    datagram.bytes = bytes;
    return this.#udp(bytes, frame.fileAt - frame.at);
  }

  /** Null where what is carried is whole and its protocol known. */
  #ipv4(frame: Frame, at: number): Carried | null {
    const { bytes, end } = frame;
    if (at + ipv4Header > end) return "cut";
    const first = bytes[at] ?? 0;
    const header = (first & 15) * 4;
    if (first >> 4 !== 4 || header < ipv4Header) return "damaged";
    const total = word(bytes, at + 2);
    const wire = at + this.#wireBytes(frame, at);
    // None is told where the network card cuts the packet into pieces itself.
    const wireEnd = total === 0 ? wire : at + total;
    if (wireEnd > wire || wireEnd < at + header) return "damaged";
    this.#protocol = bytes[at + 9] ?? 0;
    this.#describe(frame, 4, at + 12, at + 16, bytes[at + 8] ?? 0, bytes[at + 1] ?? 0);
    this.#span(at + header, Math.min(end, wireEnd), wireEnd);
    if (at + header > end) return "cut";
    const flags = word(bytes, at + 6);
    if ((flags & (moreFragments | offsetMask)) === 0) return null;
    if (this.#protocol !== udp) return "other";
    const key = `4 ${this.#datagram.interface} ${keyOf(bytes, at + 12, 8)} ${word(bytes, at + 4)}`;
    return this.#fragment(bytes, key, (flags & offsetMask) * 8, (flags & moreFragments) === 0);
  }

  #ipv6(frame: Frame, at: number): Carried | null {
    const { bytes, end } = frame;
    if (at + ipv6Header > end) return "cut";
    if ((bytes[at] ?? 0) >> 4 !== 6) return "damaged";
    const length = word(bytes, at + 4);
    const wire = at + this.#wireBytes(frame, at);
    const wireEnd = length === 0 ? wire : at + ipv6Header + length;
    if (wireEnd > wire) return "damaged";
    const tos = (((bytes[at] ?? 0) & 15) << 4) | ((bytes[at + 1] ?? 0) >> 4);
    this.#describe(frame, 6, at + 8, at + 24, bytes[at + 7] ?? 0, tos);
    this.#protocol = bytes[at + 6] ?? 0;
    this.#span(at + ipv6Header, Math.min(end, wireEnd), wireEnd);
    const met = this.#extensions(bytes);
    if (met !== null) return met;
    if (this.#fragmentAt < 0) return null;
    const flags = word(bytes, this.#fragmentAt + 2);
    const key = `6 ${this.#datagram.interface} ${keyOf(bytes, at + 8, 32)} ${keyOf(bytes, this.#fragmentAt + 4, 4)}`;
    return this.#fragment(bytes, key, flags & 0xfff8, (flags & 1) === 0);
  }

  #wireBytes({ at: begin, wireBytes }: Frame, at: number): number {
    return wireBytes - (at - begin);
  }

  #span(at: number, end: number, wireEnd: number): void {
    this.#at = at;
    this.#end = end;
    this.#wireEnd = wireEnd;
  }

  #describe(
    frame: Frame,
    version: 4 | 6,
    source: number,
    destination: number,
    ttl: number,
    tos: number,
  ): void {
    const datagram = this.#datagram;
    datagram.version = version;
    datagram.addresses = frame.bytes;
    datagram.sourceAt = source;
    datagram.destinationAt = destination;
    datagram.ttl = ttl;
    datagram.tos = tos;
  }

  /**
   * Goes over extension headers up to what is carried, or to a fragment's header, whose place is kept then. Null
   * where that was found.
   */
  #extensions(bytes: Uint8Array): Carried | null {
    this.#fragmentAt = -1;
    for (;;) {
      const at = this.#at;
      if (!isExtension(this.#protocol)) return null;
      if (at + 8 > this.#wireEnd) return "damaged";
      if (at + 8 > this.#end) return "cut";
      const isFragment = this.#protocol === fragmentHeader;
      const units = bytes[at + 1] ?? 0;
      const length = isFragment ? 8 : this.#protocol === authentication ? (units + 2) * 4 : (units + 1) * 8;
      this.#protocol = bytes[at] ?? 0;
      this.#at = at + length;
      // One that is alone is whole (RFC 6946).
      if (!isFragment || (word(bytes, at + 2) & 0xfff9) === 0) continue;
      this.#fragmentAt = at;
      return null;
    }
  }

  #fragment(bytes: Uint8Array, key: string, offset: number, isLast: boolean): Carried {
    const datagram = this.#datagram;
    if (this.#end < this.#wireEnd) return "cut";
    if (!isLast && (this.#end - this.#at) % 8 !== 0) return "damaged";
    const { addresses, sourceAt, ttl, tos, version } = datagram;
    const header =
      offset === 0
        ? {
            addresses: addresses.slice(sourceAt, sourceAt + (version === 4 ? 8 : 32)),
            ...{ ttl, tos, protocol: this.#protocol },
          }
        : null;
    const time = datagram.seconds * 1e3 + datagram.nanoseconds / 1e6;
    const span = { bytes, at: this.#at, end: this.#end };
    const whole = this.fragments.add({ key, offset, isLast, time, header, ...span });
    return whole === null ? "fragment" : this.#reassembled(whole);
  }

  #reassembled({ bytes, addresses, ttl, tos, protocol }: Reassembled): Carried {
    const datagram = this.#datagram;
    datagram.addresses = addresses;
    datagram.sourceAt = 0;
    datagram.destinationAt = addresses.length / 2;
    datagram.ttl = ttl;
    datagram.tos = tos;
    datagram.bytes = bytes;
    this.#protocol = protocol;
    this.#span(0, bytes.length, bytes.length);
    if (datagram.version === 6) {
      const met = this.#extensions(bytes);
      // What was put together is no fragment itself.
      if (met !== null || this.#fragmentAt >= 0) return met ?? "damaged";
    }
    return this.#udp(bytes, Number.NaN);
  }

  /** @param fileAt where the memory's first byte would stand in the file; no number for what stands there in pieces */
  #udp(bytes: Uint8Array, fileAt: number): Carried {
    if (this.#protocol !== udp) return "other";
    const [at, end] = [this.#at, this.#end];
    if (at + udpHeader > this.#wireEnd) return "damaged";
    if (at + udpTold > end) return "cut";
    const length = word(bytes, at + 4);
    // What the headers below say longer is filling; one beyond 65,535 bytes tells none (RFC 2675), and no socket takes it.
    const told = length === 0 && this.#datagram.version === 6 ? this.#wireEnd - at : length;
    if (told < udpHeader || at + told > this.#wireEnd) return "damaged";
    const datagram = this.#datagram;
    if (told - udpHeader > payloadMost(datagram.version)) return "long";
    datagram.sourcePort = word(bytes, at);
    datagram.port = word(bytes, at + 2);
    datagram.size = told - udpHeader;
    datagram.recorded = Math.max(0, Math.min(end, at + told) - at - udpHeader);
    datagram.payloadAt = at + udpHeader;
    datagram.fileAt = Number.isNaN(fileAt) ? -1 : fileAt + at + udpHeader;
    datagram.isDamaged = at + told <= end && !this.#isSound(bytes, at, told);
    return "datagram";
  }

  /**
   * Whether the checksum fits (RFC 768; none is 0), or is the sum of the pseudo header alone: what a packet has
   * that was recorded where it was sent, before the network card made the rest.
   */
  #isSound(bytes: Uint8Array, at: number, length: number): boolean {
    const told = word(bytes, at + 6);
    if (told === 0) return true;
    const { addresses, sourceAt, version } = this.#datagram;
    const ends = this.#sum(addresses, sourceAt, sourceAt + (version === 4 ? 8 : 32));
    const pseudo = ends + udp + fold(length);
    return fold(pseudo + this.#sum(bytes, at, at + length)) === 0xffff || fold(pseudo) === told;
  }

  #sum(bytes: Uint8Array, at: number, end: number): number {
    if (this.#words.buffer !== bytes.buffer)
      this.#words = new Uint32Array(bytes.buffer, 0, bytes.buffer.byteLength >> 2);
    return sumBytes(bytes, this.#words, at, end);
  }
}

function isExtension(protocol: number): boolean {
  return (
    protocol === hopByHop ||
    protocol === routing ||
    protocol === fragmentHeader ||
    protocol === authentication ||
    protocol === options ||
    protocol === shim6
  );
}

function keyOf(bytes: Uint8Array, at: number, length: number): string {
  let key = "";
  for (let place = at; place < at + length; place += 2) key += String.fromCharCode(word(bytes, place));
  return key;
}

function word(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
}
