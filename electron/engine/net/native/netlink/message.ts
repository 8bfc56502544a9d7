/**
 * Messages of rtnetlink (linux/netlink.h, RFC 3549): a header, a fixed part, and attributes. All
 * numbers are in the computer's own order, which is little-endian wherever the native path runs.
 */
export const headerBytes = 16;

export const NLMSG_ERROR = 2;
export const NLMSG_DONE = 3;

export const NLM_F_REQUEST = 0x1;
export const NLM_F_DUMP = 0x300;
/** The answer was put together while what it tells of changed. */
export const NLM_F_DUMP_INTR = 0x10;

export interface Message {
  readonly type: number;
  readonly flags: number;
  readonly sequence: number;
  /** What follows the header. */
  readonly body: DataView;
}

/** A request with its fixed part and its attributes. */
export function request(
  type: number,
  flags: number,
  sequence: number,
  fixed: Uint8Array,
  attributes: readonly Attribute[] = [],
): Uint8Array {
  const size = attributes.reduce((sum, { value }) => sum + aligned(4 + value.length), fixed.length);
  const bytes = new Uint8Array(headerBytes + size);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, bytes.length, true);
  view.setUint16(4, type, true);
  view.setUint16(6, NLM_F_REQUEST | flags, true);
  view.setUint32(8, sequence, true);
  bytes.set(fixed, headerBytes);
  let at = headerBytes + fixed.length;
  for (const { type: kind, value } of attributes) {
    view.setUint16(at, 4 + value.length, true);
    view.setUint16(at + 2, kind, true);
    bytes.set(value, at + 4);
    at += aligned(4 + value.length);
  }
  return bytes;
}

export interface Attribute {
  readonly type: number;
  readonly value: Uint8Array;
}

/** A 32-bit number as the value of an attribute. */
export function word(value: number): Uint8Array {
  return new Uint8Array(new Int32Array([value]).buffer);
}

const aligned = (size: number): number => (size + 3) & ~3;

/** The messages in what one call received. Never reads beyond it: a length that cannot be right ends the reading. */
export function messagesIn(bytes: Uint8Array): Message[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: Message[] = [];
  let at = 0;
  while (at + headerBytes <= bytes.length) {
    const length = view.getUint32(at, true);
    if (length < headerBytes || at + length > bytes.length) break;
    found.push({
      type: view.getUint16(at + 4, true),
      flags: view.getUint16(at + 6, true),
      sequence: view.getUint32(at + 8, true),
      body: new DataView(bytes.buffer, bytes.byteOffset + at + headerBytes, length - headerBytes),
    });
    at += aligned(length);
  }
  return found;
}

/** Nested attributes carry a mark in the highest bits of their type. */
const typeMask = 0x3fff;

/** The attributes behind the first `from` bytes, as pairs: some stand there several times. */
export function attributesIn(body: DataView, from: number): (readonly [number, DataView])[] {
  const found: (readonly [number, DataView])[] = [];
  let at = from;
  while (at + 4 <= body.byteLength) {
    const length = body.getUint16(at, true);
    if (length < 4 || at + length > body.byteLength) break;
    const value = new DataView(body.buffer, body.byteOffset + at + 4, length - 4);
    found.push([body.getUint16(at + 2, true) & typeMask, value]);
    at += aligned(length);
  }
  return found;
}

/** A text that ends with a zero byte. */
export function textOf(value: DataView): string {
  const bytes = bytesOf(value);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end));
}

export function bytesOf(value: DataView): Uint8Array {
  return new Uint8Array(value.buffer, value.byteOffset, value.byteLength);
}

/** A 32-bit number; null where the attribute is shorter. */
export function wordOf(value: DataView | undefined): number | null {
  return value && value.byteLength >= 4 ? value.getUint32(0, true) : null;
}
