import {
  IP_PKTINFO,
  IP_TOS,
  IP_TTL,
  IPV6_HOPLIMIT,
  IPV6_PKTINFO,
  IPV6_TCLASS,
  SO_RXQ_OVFL,
  SO_TIMESTAMPNS,
  SOL_IP,
  SOL_IPV6,
  SOL_SOCKET,
} from "./constants.ts";

/** What the kernel tells of a datagram beside its bytes; -1 where it did not. */
export interface ControlFacts {
  /** TTL or hop limit with which it arrived. */
  ttl: number;
  /** TOS byte or traffic class: DSCP and ECN. */
  tos: number;
  /** Datagrams that the socket had dropped before it; not told while there are none. Modulo 2^32. */
  drops: number;
  /** Number of the interface that it arrived on. */
  interfaceIndex: number;
  /** Milliseconds since 1970 with a fraction, when the kernel took it from the driver. */
  kernelTime: number;
  /** Place of the first word of the same as a timespec. */
  stampAt: number;
  /** Place of the first word of its destination's address, as it stands in the header. */
  destinationAt: number;
}

/** Size of a cmsghdr on 64 bit: length, level, type. */
const headerWords = 4;
const headerBytes = 4 * headerWords;

export const nothingTold: Readonly<ControlFacts> = {
  ttl: -1,
  tos: -1,
  drops: -1,
  interfaceIndex: -1,
  kernelTime: -1,
  stampAt: -1,
  destinationAt: -1,
};

/**
 * Reads the control messages of one datagram. Never reads beyond `bytes`, whatever the lengths say:
 * a header that cannot be right ends the reading.
 * @param words the control buffers of a batch as 32-bit words
 * @param start index of the datagram's first word
 * @param bytes what the kernel says it wrote
 */
export function readControl(words: Int32Array, start: number, bytes: number, into: ControlFacts): void {
  into.ttl = -1;
  into.tos = -1;
  into.drops = -1;
  into.interfaceIndex = -1;
  into.kernelTime = -1;
  into.stampAt = -1;
  into.destinationAt = -1;
  const end = Math.min(words.length, start + (bytes >> 2));
  let at = start;
  while (at + headerWords <= end) {
    const length = words[at] ?? 0;
    // One of a single byte fills a word with the padding behind it.
    const dataWords = (length - headerBytes + 3) >> 2;
    if (length < headerBytes || at + headerWords + dataWords > end) return;
    readMessage(words, at, dataWords, into);
    // Messages begin at multiples of eight bytes.
    at += ((length + 7) >> 3) << 1;
  }
}

/** By the level first: of each datagram several messages are told, and each comparison counts. */
function readMessage(words: Int32Array, at: number, dataWords: number, into: ControlFacts): void {
  if (dataWords < 1) return;
  const level = words[at + 2];
  const type = words[at + 3];
  const data = at + headerWords;
  if (level === SOL_IP) readIpv4(words, type, data, dataWords, into);
  else if (level === SOL_SOCKET) {
    if (type === SO_TIMESTAMPNS && dataWords >= 4) {
      into.kernelTime = timespec(words, data);
      into.stampAt = data;
    } else if (type === SO_RXQ_OVFL) into.drops = (words[data] ?? 0) >>> 0;
  } else if (level === SOL_IPV6) readIpv6(words, type, data, dataWords, into);
}

function readIpv4(
  words: Int32Array,
  type: number | undefined,
  data: number,
  dataWords: number,
  into: ControlFacts,
): void {
  if (type === IP_TTL) into.ttl = words[data] ?? -1;
  // The only one that is a byte: the rest of its word is padding. The lowest byte comes first.
  else if (type === IP_TOS) into.tos = (words[data] ?? 0) & 0xff;
  else if (type === IP_PKTINFO && dataWords >= 3) {
    into.interfaceIndex = words[data] ?? -1;
    // Between them stands the own address that an answer would leave from.
    into.destinationAt = data + 2;
  }
}

function readIpv6(
  words: Int32Array,
  type: number | undefined,
  data: number,
  dataWords: number,
  into: ControlFacts,
): void {
  if (type === IPV6_HOPLIMIT) into.ttl = words[data] ?? -1;
  else if (type === IPV6_TCLASS) into.tos = words[data] ?? -1;
  else if (type === IPV6_PKTINFO && dataWords >= 5) {
    // The address comes first here.
    into.interfaceIndex = words[data + 4] ?? -1;
    into.destinationAt = data;
  }
}

/** A timespec in milliseconds: 64-bit seconds and nanoseconds, low words first. */
function timespec(words: Int32Array, data: number): number {
  const seconds = ((words[data] ?? 0) >>> 0) + (words[data + 1] ?? 0) * 2 ** 32;
  return seconds * 1_000 + (words[data + 2] ?? 0) / 1e6;
}
