import { parseAddress } from "../../../net/address.ts";

/** Packets for tests, written by what the standards say and not by what the reader does. */

export function bytes(...parts: readonly (number | readonly number[] | Uint8Array)[]): Uint8Array {
  const all = new Uint8Array(
    parts.reduce<number>((sum, part) => sum + (typeof part === "number" ? 1 : part.length), 0),
  );
  let at = 0;
  for (const part of parts) {
    if (typeof part === "number") all[at] = part;
    else all.set(part, at);
    at += typeof part === "number" ? 1 : part.length;
  }
  return all;
}

export const u16 = (value: number): number[] => [(value >> 8) & 255, value & 255];
export const u32 = (value: number): number[] => [
  ...u16(Math.floor(value / 0x1_0000)),
  ...u16(value % 0x1_0000),
];

export function address(text: string): number[] {
  const parsed = parseAddress(text);
  if (!parsed.ok) throw new Error(`not an address: ${text}`);
  return parsed.value.family === 4 ? [...parsed.value.parts] : parsed.value.parts.flatMap(u16);
}

/** The checksum of RFC 1071, word by word. */
export function checksum(...parts: readonly (readonly number[] | Uint8Array)[]): number {
  const all = parts.flatMap((part) => [...part]);
  if (all.length % 2 === 1) all.push(0);
  let sum = 0;
  for (let at = 0; at < all.length; at += 2) sum += ((all[at] ?? 0) << 8) + (all[at + 1] ?? 0);
  while (sum > 0xffff) sum = (sum & 0xffff) + (sum >>> 16);
  return ~sum & 0xffff;
}

export interface MadePacket {
  readonly from?: string;
  readonly to?: string;
  readonly sourcePort?: number;
  readonly port?: number;
  readonly payload?: Uint8Array;
  readonly ttl?: number;
  readonly tos?: number;
  /** Instead of the right one. */
  readonly checksum?: number;
}

const usual = { from: "10.0.0.1", to: "239.1.1.1", sourcePort: 4_000, port: 5_000, ttl: 9, tos: 0xb8 };
const usual6 = { ...usual, from: "2001:db8::1", to: "ff15::1" };

/** UDP with its header. */
export function udp(packet: MadePacket): Uint8Array {
  const { from = usual.from, to = usual.to, sourcePort = usual.sourcePort, port = usual.port } = packet;
  const payload = packet.payload ?? bytes(1, 2, 3);
  const length = 8 + payload.length;
  const head = [...u16(sourcePort), ...u16(port), ...u16(length)];
  const sum =
    checksum(address(from), address(to), [0, 17], u16(length), [...head, 0, 0, ...payload]) || 0xffff;
  return bytes(head, u16(packet.checksum ?? sum), payload);
}

/** IPv4 around what it carries. @param more flags and offset of a fragment, options, what is not UDP */
export function ipv4(
  packet: MadePacket = {},
  more: { id?: number; flags?: number; options?: number[]; carried?: Uint8Array; protocol?: number } = {},
): Uint8Array {
  const { from, to, ttl, tos } = { ...usual, ...packet };
  const { id = 1, flags = 0, options = [], protocol = 17 } = more;
  const carried = more.carried ?? udp({ ...packet, from, to });
  const header = 20 + options.length;
  const begin = [0x40 + header / 4, tos, ...u16(header + carried.length), ...u16(id), ...u16(flags)];
  const ends = [...address(from), ...address(to), ...options];
  const sum = checksum([...begin, ttl, protocol, 0, 0, ...ends]);
  return bytes(begin, ttl, protocol, u16(sum), ends, carried);
}

/** IPv6 around what it carries. @param before extension headers, each with the number of its own kind */
export function ipv6(
  packet: MadePacket = {},
  before: readonly (readonly [kind: number, rest: readonly number[]])[] = [],
  carried = udp({ ...usual6, ...packet }),
): Uint8Array {
  const { from, to, ttl, tos } = { ...usual6, ...packet };
  const kinds = [...before.map(([kind]) => kind), 17];
  const headers = before.flatMap(([, rest], place) => [kinds[place + 1] ?? 17, ...rest]);
  const length = headers.length + carried.length;
  const begin = [0x60 | (tos >> 4), (tos & 15) << 4, 0, 0, ...u16(length), kinds[0] ?? 17, ttl];
  return bytes(begin, address(from), address(to), headers, carried);
}

const mac = [2, 0, 0, 0, 0, 1];
export function ethernet(type: number, network: Uint8Array, tags: readonly number[] = []): Uint8Array {
  return bytes(mac, mac, tags, u16(type), network);
}

/** Numbers in either byte order. */
export function ordered(little: boolean) {
  const turn = (all: number[]): number[] => (little ? all.reverse() : all);
  return { u16: (value: number) => turn(u16(value)), u32: (value: number) => turn(u32(value)) };
}

export interface MadeFrame {
  readonly bytes: Uint8Array;
  /** Seconds since 1970, and nanoseconds. */
  readonly at?: readonly [seconds: number, nanoseconds: number];
  readonly wireBytes?: number;
  /** Of pcapng. */
  readonly interface?: number;
}

export function pcap(
  frames: readonly MadeFrame[],
  { little = true, nanoseconds = false, linkType = 1, snapLength = 65_535 } = {},
): Uint8Array {
  const { u16: short, u32: long } = ordered(little);
  const magic = nanoseconds ? 0xa1b2_3c4d : 0xa1b2_c3d4;
  const head = [...long(magic), ...short(2), ...short(4), ...long(0), ...long(0), ...long(snapLength)];
  const records = frames.map(({ bytes: frame, at: [seconds, fraction] = [1_700_000_000, 0], wireBytes }) => {
    const part = nanoseconds ? fraction : Math.floor(fraction / 1e3);
    return bytes(long(seconds), long(part), long(frame.length), long(wireBytes ?? frame.length), frame);
  });
  return bytes(head, long(linkType), ...records);
}

const padded = (all: readonly number[] | Uint8Array): number[] => [
  ...all,
  ...Array<number>((4 - (all.length % 4)) % 4).fill(0),
];

/** Blocks of pcapng in one byte order. */
export function pcapng(little = true) {
  const { u16: short, u32: long } = ordered(little);
  const block = (type: number, body: readonly number[]): Uint8Array => {
    const length = 12 + body.length;
    return bytes(long(type), long(length), body, long(length));
  };
  const option = (code: number, value: readonly number[] | Uint8Array): number[] => [
    ...short(code),
    ...short(value.length),
    ...padded(value),
  ];
  const options = (...all: readonly number[][]): number[] =>
    all.length === 0 ? [] : [...all.flat(), 0, 0, 0, 0];
  return {
    option,
    block,
    section: (...more: number[][]) =>
      block(0x0a0d_0d0a, [
        ...long(0x1a2b_3c4d),
        ...short(1),
        ...short(0),
        ...Array<number>(8).fill(255),
        ...options(...more),
      ]),
    interface: (linkType = 1, snapLength = 0, ...more: number[][]) =>
      block(1, [...short(linkType), ...short(0), ...long(snapLength), ...options(...more)]),
    /** @param stamp in units of the interface */
    packet(frame: Uint8Array, stamp: bigint, on = 0, wireBytes = frame.length, ...more: number[][]) {
      const words = [Number(stamp >> 32n), Number(stamp & 0xffff_ffffn)];
      const head = [on, ...words, frame.length, wireBytes].flatMap(long);
      return block(6, [...head, ...padded(frame), ...options(...more)]);
    },
    oldPacket(frame: Uint8Array, stamp: bigint, on = 0) {
      const words = [Number(stamp >> 32n), Number(stamp & 0xffff_ffffn), frame.length, frame.length];
      return block(2, [...short(on), ...short(0), ...words.flatMap(long), ...padded(frame)]);
    },
    simplePacket: (frame: Uint8Array, wireBytes = frame.length) =>
      block(3, [...long(wireBytes), ...padded(frame)]),
    statistics: (on: number, ...more: number[][]) =>
      block(5, [...long(on), ...long(0), ...long(0), ...options(...more)]),
    count: (value: number): number[] =>
      little ? [...long(value), 0, 0, 0, 0] : [0, 0, 0, 0, ...long(value)],
  };
}
