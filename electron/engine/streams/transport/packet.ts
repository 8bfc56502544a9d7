/** A transport stream packet as ISO/IEC 13818-1, 2.4.3, writes it. */

export const packetBytes = 188;
export const syncByte = 0x47;

export const patPid = 0x0000;
export const catPid = 0x0001;
/** EN 300 468, table 1. */
export const nitPid = 0x0010;
export const sdtPid = 0x0011;
export const eitPid = 0x0012;
export const tdtPid = 0x0014;
export const nullPid = 0x1fff;

/** So many letters in a row are no header with a coded payload. */
const textBytes = 24;

/** How often the system clock counts in a millisecond. */
export const clockTicksPerMs = 27_000;

/** The system clock's value after the largest is 0. */
export const clockModulus = 2 ** 33 * 300;

/** A PCR at its first byte, in ticks of 27 MHz: 33 bits of base and 9 of extension. */
export function clockAt(bytes: Uint8Array, at: number): number {
  const high =
    (((bytes[at] ?? 0) << 24) |
      ((bytes[at + 1] ?? 0) << 16) |
      ((bytes[at + 2] ?? 0) << 8) |
      (bytes[at + 3] ?? 0)) >>>
    0;
  const low = bytes[at + 4] ?? 0;
  return (high * 2 + (low >>> 7)) * 300 + (((low & 1) << 8) | (bytes[at + 5] ?? 0));
}

/** Whether a PES packet that begins here says when it is to be shown (2.4.3.7). */
export function tellsPresentation(bytes: Uint8Array, at: number, end: number): boolean {
  return (
    at + 8 < end &&
    bytes[at] === 0 &&
    bytes[at + 1] === 0 &&
    bytes[at + 2] === 1 &&
    ((bytes[at + 6] ?? 0) & 0xc0) === 0x80 &&
    ((bytes[at + 7] ?? 0) & 0x80) !== 0
  );
}

/**
 * How many packets of a transport stream stand from `at` on: each with its sync byte, and an adaptation field that
 * fits. A datagram may hold a broken one, but not many.
 * @returns their number, 0 where it is nothing of the kind
 */
export function packetsIn(bytes: Uint8Array, at: number, size: number): number {
  if (size < packetBytes || size % packetBytes !== 0) return 0;
  const packets = size / packetBytes;
  let broken = 0;
  for (let place = at; place < at + size; place += packetBytes) {
    if (bytes[place] === syncByte && hasSoundHeader(bytes, place)) continue;
    broken += 1;
    if (broken * 4 > packets) return 0;
  }
  return packets === 1 && isText(bytes, at) ? 0 : packets;
}

/** The sync byte is a letter too, and what it is of other bytes that a header checks, text may be as well. */
function isText(bytes: Uint8Array, at: number): boolean {
  for (let place = at; place < at + textBytes; place += 1) {
    const byte = bytes[place] ?? 0;
    if (byte < 0x20 || byte > 0x7e) return false;
  }
  return true;
}

function hasSoundHeader(bytes: Uint8Array, at: number): boolean {
  switch ((bytes[at + 3] ?? 0) & 0x30) {
    case 0x10:
      return true;
    case 0x20:
      return bytes[at + 4] === packetBytes - 5;
    case 0x30:
      return (bytes[at + 4] ?? 0) < packetBytes - 5;
    default:
      return false;
  }
}
