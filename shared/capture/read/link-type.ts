import type { Frame } from "./frame.ts";

/** Numbers of link layers as they stand in files (https://www.tcpdump.org/linktypes.html). */
export const linkTypes = {
  null: 0,
  ethernet: 1,
  ppp: 9,
  rawOfSome: 12,
  rawOfOthers: 14,
  pppHdlc: 50,
  pppoe: 51,
  raw: 101,
  ciscoHdlc: 104,
  loop: 108,
  cooked: 113,
  pppDirected: 204,
  ipv4: 228,
  ipv6: 229,
  cooked2: 276,
} as const;

const read: ReadonlySet<number> = new Set(Object.values(linkTypes));

/** Whether packets of this link layer can be read at all. */
export function isLinkTypeRead(linkType: number): boolean {
  return read.has(linkType);
}

/** Protocols by their EtherType (IEEE 802). */
const ethernetIpv4 = 0x0800;
const ethernetIpv6 = 0x86dd;
const pppoeSession = 0x8864;
const isMpls = (type: number): boolean => type === 0x8847 || type === 0x8848;
/** 802.1Q, 802.1ad and two that came before it: a tag of four bytes, stacked as deep as one likes. */
const isVlan = (type: number): boolean =>
  type === 0x8100 || type === 0x88a8 || type === 0x9100 || type === 0x9200;

/** Protocols of PPP (RFC 1661); those below 256 may be written in one byte. */
const pppIpv4 = 0x21;
const pppIpv6 = 0x57;

/** Of the loopback's address families: AF_INET is 2 everywhere, AF_INET6 is each system's own. */
const isFamily6 = (family: number): boolean =>
  family === 24 || family === 28 || family === 30 || family === 10;

/** Finds the network layer of a frame; the next frame overwrites what it found. */
export class LinkLayer {
  /** 4 or 6; 0 where it is neither, or was cut off before. */
  version: 0 | 4 | 6 = 0;
  /** Where the network header begins in the frame's memory. */
  at = 0;

  /** Returns whether the frame holds IP. */
  find(frame: Frame): boolean {
    const { at } = frame;
    switch (frame.linkType) {
      case linkTypes.ethernet:
        return this.#ethernet(frame, at + 12);
      case linkTypes.cooked:
        return this.#ethernet(frame, at + 14);
      case linkTypes.cooked2:
        return this.#byType(frame, word(frame, at), at + 20);
      case linkTypes.null:
      case linkTypes.loop:
        return this.#loopback(frame);
      case linkTypes.ppp:
      case linkTypes.pppHdlc:
        return isCisco(word(frame, at)) ? this.#ethernet(frame, at + 2) : this.#ppp(frame, at);
      case linkTypes.ciscoHdlc:
        return this.#ethernet(frame, at + 2);
      case linkTypes.pppoe:
        return this.#ppp(frame, at + 6);
      case linkTypes.pppDirected:
        return this.#ppp(frame, at + 1);
      case linkTypes.ipv4:
        return this.#found(4, at);
      case linkTypes.ipv6:
        return this.#found(6, at);
      case linkTypes.raw:
      case linkTypes.rawOfSome:
      case linkTypes.rawOfOthers:
        return this.#byVersion(frame, at);
      default:
        return false;
    }
  }

  #found(version: 4 | 6, at: number): boolean {
    this.version = version;
    this.at = at;
    return true;
  }

  #byVersion({ bytes, end }: Frame, at: number): boolean {
    const version = at < end ? (bytes[at] ?? 0) >> 4 : 0;
    return version === 4 || version === 6 ? this.#found(version, at) : false;
  }

  /** @param at of the type, behind which the packet begins */
  #ethernet(frame: Frame, at: number): boolean {
    return this.#byType(frame, word(frame, at), at + 2);
  }

  #byType(frame: Frame, first: number, begin: number): boolean {
    let type = first;
    let at = begin;
    while (isVlan(type)) {
      type = word(frame, at + 2);
      at += 4;
    }
    if (type === ethernetIpv4) return this.#found(4, at);
    if (type === ethernetIpv6) return this.#found(6, at);
    if (type === pppoeSession) return this.#ppp(frame, at + 6);
    if (isMpls(type)) return this.#mpls(frame, at);
    // Below 1,536 it is a length: SNAP (RFC 1042) has the type behind eight bytes of its own.
    if (type >= 0x600 || word(frame, at) !== 0xaaaa) return false;
    const inside = word(frame, at + 6);
    if (inside === ethernetIpv4) return this.#found(4, at + 8);
    return inside === ethernetIpv6 ? this.#found(6, at + 8) : false;
  }

  /** Labels of four bytes up to the one at the bottom of their stack (RFC 3032); what is below is told by its version. */
  #mpls(frame: Frame, begin: number): boolean {
    let at = begin;
    while (at + 4 <= frame.end && ((frame.bytes[at + 2] ?? 0) & 1) === 0) at += 4;
    return this.#byVersion(frame, at + 4);
  }

  /** The family stands in the byte order of the computer that recorded, or in the network's. */
  #loopback(frame: Frame): boolean {
    const { at } = frame;
    const [high, low] = [word(frame, at), word(frame, at + 2)];
    const family = high === 0 ? low : low === 0 ? (high >> 8) | ((high & 0xff) << 8) : -1;
    if (family === 2) return this.#found(4, at + 4);
    return isFamily6(family) ? this.#found(6, at + 4) : false;
  }

  #ppp(frame: Frame, begin: number): boolean {
    // Address and control may be left out (RFC 1661, 6.6).
    const at = word(frame, begin) === 0xff03 ? begin + 2 : begin;
    const short = at < frame.end ? (frame.bytes[at] ?? 0) : 0;
    const isShort = (short & 1) === 1;
    const protocol = isShort ? short : word(frame, at);
    const behind = at + (isShort ? 1 : 2);
    if (protocol === pppIpv4) return this.#found(4, behind);
    return protocol === pppIpv6 ? this.#found(6, behind) : false;
  }
}

/** Cisco's HDLC, to one station or to all: an EtherType follows. */
function isCisco(begins: number): boolean {
  return begins === 0x0f00 || begins === 0x8f00;
}

/** Two bytes in the network's order; 0 where they were cut off. */
function word({ bytes, end }: Frame, at: number): number {
  return at + 2 <= end ? ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0) : 0;
}
