import { testFlags, testHeaderBytes, testLayout, testMagic, testNameBytes, testVersion } from "./layout.ts";

/** What a packet of a test stream says of itself and of its run. */
export interface TestHeader {
  /** Whether it is the first packet of its run. */
  readonly first: boolean;
  /** Whether it only says that the run is over; its sequence is then how many packets there were. */
  readonly end: boolean;
  /** TTL or hop limit that the sender set. */
  readonly ttl: number;
  /** DSCP that the sender set, 0 to 63. */
  readonly dscp: number;
  /** Which run of the sender, 32 bits. */
  readonly run: number;
  /** Length of the UDP payload as it was sent, in bytes. */
  readonly size: number;
  /** Packets that leave back to back; 1 where all are evenly spaced. */
  readonly burst: number;
  /** Counts from 0 by one for each packet of the run; 64 bits on the wire, exact up to 2^53. */
  readonly sequence: number;
  /** When the packet was handed to the sender's system, by the sender's clock: seconds since 1970 … */
  readonly seconds: number;
  /** … and nanoseconds. */
  readonly nanoseconds: number;
  /** Packets per second that are asked for in this step, to a thousandth. */
  readonly rate: number;
  /** Packets that the run will have; null when it goes on until it is stopped. */
  readonly count: number | null;
  /** Which step of a run whose rate changes, from 0. */
  readonly step: number;
  /** The sender's own name for itself, perhaps cut; empty when it has none. */
  readonly name: string;
}

const twoTo32 = 2 ** 32;
const thousandths = 1_000;

/**
 * Whether a header stands at `at` of `bytes`: magic, version, no unknown flag, a name that ends in the packet, and
 * figures that can be. Allocates nothing. One such packet is a strong hint, for a verdict take several.
 * @param size length of the datagram from `at` on, in bytes
 */
export function hasTestHeader(bytes: Uint8Array, at: number, size: number): boolean {
  if (size < testHeaderBytes || bytes.length < at + testHeaderBytes) return false;
  if (uint32(bytes, at + testLayout.magic) !== testMagic) return false;
  if (byte(bytes, at + testLayout.version) !== testVersion) return false;
  const flags = byte(bytes, at + testLayout.flags);
  if ((flags & ~(testFlags.first | testFlags.end)) !== 0) return false;
  if (byte(bytes, at + testLayout.dscp) > 63) return false;
  if (uint16(bytes, at + testLayout.size) < size) return false;
  if (uint16(bytes, at + testLayout.burst) === 0) return false;
  if (uint32(bytes, at + testLayout.nanoseconds) >= 1_000_000_000) return false;
  const name = byte(bytes, at + testLayout.nameLength);
  return name <= testNameBytes && testHeaderBytes + name <= uint16(bytes, at + testLayout.size);
}

/** The header at `at`, null where there is none. @param size length of the datagram from `at` on, in bytes */
export function readTestHeader(bytes: Uint8Array, at: number, size: number): TestHeader | null {
  if (!hasTestHeader(bytes, at, size)) return null;
  const flags = byte(bytes, at + testLayout.flags);
  const count = uint32(bytes, at + testLayout.count);
  const name = at + testLayout.name;
  const nameEnd = Math.min(name + byte(bytes, at + testLayout.nameLength), at + size, bytes.length);
  return {
    first: (flags & testFlags.first) !== 0,
    end: (flags & testFlags.end) !== 0,
    ttl: byte(bytes, at + testLayout.ttl),
    dscp: byte(bytes, at + testLayout.dscp),
    run: uint32(bytes, at + testLayout.run),
    size: uint16(bytes, at + testLayout.size),
    burst: uint16(bytes, at + testLayout.burst),
    sequence:
      uint32(bytes, at + testLayout.sequenceHigh) * twoTo32 + uint32(bytes, at + testLayout.sequenceLow),
    seconds: uint32(bytes, at + testLayout.seconds),
    nanoseconds: uint32(bytes, at + testLayout.nanoseconds),
    rate: uint32(bytes, at + testLayout.rate) / thousandths,
    count: count === 0 ? null : count,
    step: byte(bytes, at + testLayout.step),
    name: String.fromCharCode(...bytes.subarray(name, nameEnd)).replace(/[^ -~]/g, "?"),
  };
}

/** A packet of `header.size` bytes, at least `testHeaderBytes`: header and padding. */
export function writeTestPacket(header: TestHeader): Uint8Array<ArrayBuffer> {
  const packet = paddedPacket(header.size);
  const view = new DataView(packet.buffer);
  const name = cutName(header.name, header.size - testHeaderBytes);
  view.setUint32(testLayout.magic, testMagic);
  view.setUint8(testLayout.version, testVersion);
  view.setUint8(testLayout.flags, (header.first ? testFlags.first : 0) | (header.end ? testFlags.end : 0));
  view.setUint8(testLayout.ttl, header.ttl);
  view.setUint8(testLayout.dscp, header.dscp);
  view.setUint32(testLayout.run, header.run);
  view.setUint16(testLayout.size, header.size);
  view.setUint16(testLayout.burst, header.burst);
  view.setUint32(testLayout.sequenceHigh, Math.floor(header.sequence / twoTo32));
  view.setUint32(testLayout.sequenceLow, header.sequence % twoTo32);
  view.setUint32(testLayout.seconds, header.seconds);
  view.setUint32(testLayout.nanoseconds, header.nanoseconds);
  view.setUint32(testLayout.rate, rateOnWire(header.rate));
  view.setUint32(testLayout.count, header.count ?? 0);
  view.setUint8(testLayout.step, header.step);
  view.setUint8(testLayout.nameLength, name.length);
  packet.set(name, testLayout.name);
  return packet;
}

/** A rate in packets per second as it stands in the header. */
export function rateOnWire(rate: number): number {
  return Math.round(rate * thousandths);
}

/** Each byte of the padding is its own offset in the packet, modulo 256. */
function paddedPacket(size: number): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length: size }, (_, offset) => offset & 0xff);
}

/** As many characters as fit; one that is not ASCII stands as a question mark. */
function cutName(name: string, room: number): Uint8Array {
  const characters = [...name].slice(0, Math.max(0, Math.min(room, testNameBytes)));
  return Uint8Array.from(characters, (character) =>
    /^[ -~]$/.test(character) ? character.charCodeAt(0) : "?".charCodeAt(0),
  );
}

function byte(bytes: Uint8Array, at: number): number {
  return bytes[at] ?? 0;
}

function uint16(bytes: Uint8Array, at: number): number {
  return byte(bytes, at) * 256 + byte(bytes, at + 1);
}

function uint32(bytes: Uint8Array, at: number): number {
  return uint16(bytes, at) * 65_536 + uint16(bytes, at + 2);
}
