import type { Family } from "../../net/address.ts";

/**
 * A datagram to be written with headers that a socket never showed. Its fields are overwritten for each packet, so that
 * writing allocates nothing; addresses stand somewhere in memory in the order of the network.
 */
export interface Datagram {
  family: Family;
  /** Four bytes of it or sixteen, from `sourceAt`, are the sender's address. */
  source: Uint8Array;
  sourceAt: number;
  sourcePort: number;
  destination: Uint8Array;
  destinationAt: number;
  destinationPort: number;
  /** TTL or hop limit, 0 to 255; below 0 it is not known, and written as 0, which no router lets pass. */
  ttl: number;
  /** TOS byte or traffic class, 0 to 255; below 0 it is not known, and written as 0. */
  tos: number;
  /** Bytes of payload. */
  size: number;
}

const udp = 17;
const udpBytes = 8;
/** Identification 0 with Don't Fragment: a datagram that is no fragment needs none (RFC 6864). */
const dontFragment = 0x4000;

/** Bytes of both headers: IPv4 without options or IPv6 (RFC 791, RFC 8200), and UDP (RFC 768). */
export function headersBytes(family: Family): number {
  return (family === 4 ? 20 : 40) + udpBytes;
}

/** The most bytes of payload that fit behind them: lengths are told in 16 bits. */
export function payloadMost(family: Family): number {
  return 65_535 - (family === 4 ? headersBytes(4) : udpBytes);
}

/** Writes the headers of a datagram; its payload goes behind them, and then `sealFrame` ends it. */
export function writeHeaders(bytes: Uint8Array, view: DataView, at: number, datagram: Datagram): void {
  const { family, size } = datagram;
  const ttl = datagram.ttl < 0 ? 0 : datagram.ttl;
  const tos = datagram.tos < 0 ? 0 : datagram.tos;
  if (family === 4) {
    const length = headersBytes(4) + size;
    const from = word(datagram.source, datagram.sourceAt);
    const to = word(datagram.destination, datagram.destinationAt);
    // Five words that are known as numbers need not be read again for their sum, nor its carries in a loop.
    let sums = 0x4500 + tos + length + dontFragment + ttl * 0x100 + udp;
    sums += (from >>> 16) + (from & 0xffff) + (to >>> 16) + (to & 0xffff);
    sums = (sums & 0xffff) + (sums >>> 16);
    sums = ~(sums + (sums >>> 16)) & 0xffff;
    view.setUint32(at, 0x4500_0000 + tos * 0x1_0000 + length);
    view.setUint32(at + 4, dontFragment);
    view.setUint32(at + 8, ttl * 0x100_0000 + udp * 0x1_0000 + sums);
    view.setInt32(at + 12, from);
    view.setInt32(at + 16, to);
  } else {
    view.setUint32(at, 0x6000_0000 + tos * 0x10_0000);
    view.setUint32(at + 4, ((udpBytes + size) * 0x1_0000 + udp * 0x100 + ttl) >>> 0);
    copy(datagram.source, datagram.sourceAt, bytes, at + 8, 16);
    copy(datagram.destination, datagram.destinationAt, bytes, at + 24, 16);
  }
  const behind = at + headersBytes(family) - udpBytes;
  view.setUint16(behind, datagram.sourcePort);
  view.setUint16(behind + 2, datagram.destinationPort);
  view.setUint16(behind + 4, udpBytes + size);
  view.setUint16(behind + 6, 0);
}

/**
 * Writes the UDP checksum that IPv6 asks for, once the payload stands where it belongs. Over IPv4 it stays 0, which says
 * that none was made: what the sender wrote is not known, and one of our own would vouch for bytes that it never saw.
 */
export function sealFrame(view: DataView, at: number, { family, size }: Datagram): void {
  if (family === 4) return;
  const length = udpBytes + size;
  const sums = sum(view, at + 8, at + 40 + length, length + udp);
  // A result of 0 would say that there is none.
  view.setUint16(at + 46, checksum(sums) || 0xffff);
}

/** Four bytes in the order of the network. */
function word(bytes: Uint8Array, at: number): number {
  return (
    ((bytes[at] ?? 0) << 24) |
    ((bytes[at + 1] ?? 0) << 16) |
    ((bytes[at + 2] ?? 0) << 8) |
    (bytes[at + 3] ?? 0)
  );
}

function copy(from: Uint8Array, begin: number, into: Uint8Array, at: number, bytes: number): void {
  for (let place = 0; place < bytes; place += 1) into[at + place] = from[begin + place] ?? 0;
}

/** Adds up words of 16 bits (RFC 1071), two at a time: sums of 64 KiB of them stay whole numbers. */
function sum(view: DataView, from: number, to: number, start: number): number {
  let total = start;
  let at = from;
  for (; at + 4 <= to; at += 4) total += view.getUint32(at);
  if (at + 2 <= to) {
    total += view.getUint16(at);
    at += 2;
  }
  if (at < to) total += view.getUint8(at) << 8;
  return total;
}

/** 2^16 is 1 where only carries count, so that halves of a sum of words of 32 bits may be added. */
function checksum(total: number): number {
  let folded = total;
  while (folded > 0xffff) folded = (folded % 0x1_0000) + Math.floor(folded / 0x1_0000);
  return ~folded & 0xffff;
}
