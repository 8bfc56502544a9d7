import { u16, u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";
import { headerEnd, rtp } from "./rtp.ts";

const padding = 0x20;
const lineBytes = 6;
/** ST 2110-20, 6.2.1: at most three lines' parts in a packet; RFC 4175 has no bound. */
const linesMost = 16;
const furtherLine = 0x8000;
const ancillaryBytes = 8;

/**
 * RTP of ST 2110-20 (RFC 4175, video) and -40 (RFC 8331, ancillary data): the payload begins with the upper half of
 * a sequence of 32 bits, whose lower half is RTP's. It does not wrap within a second as the lower half does at the
 * rates of video. Told by the payload's own lengths, which add up to the packet's.
 */
export const st2110: StreamFormat = {
  ...rtp,
  modulus: 0x1_0000_0000,
  read(bytes, at, size, headers) {
    const rows = rtp.read(bytes, at, size, headers);
    if (rows !== 1 || headers.role[0] !== headerRole.data) return rows;
    const begin = at + headerEnd(bytes, at);
    const end = payloadEnd(bytes, at, size);
    if (begin + 2 > end) return foreign;
    if (!holdsLines(bytes, begin + 2, end) && !holdsAncillary(bytes, begin, end)) return foreign;
    headers.sequence[0] = u16(bytes, begin) * 0x1_0000 + (headers.sequence[0] ?? 0);
    return 1;
  },
  clockHz: () => 90_000,
  facts(sample, size) {
    const begin = headerEnd(sample, 0);
    const end = payloadEnd(sample, 0, size);
    const facts = rtp.facts(sample, size);
    // One line's header can be read as that of ancillary data, which then has to show its parity.
    if (holdsAncillary(sample, begin, end) && hasParity(sample, begin))
      return [{ name: "essence", values: { essence: "ancillary" } }, ...facts];
    if (holdsLines(sample, begin + 2, end))
      return [{ name: "essence", values: { essence: "video" } }, ...facts];
    // Padding is counted by the last byte, which is not in the sample of a large packet: then neither fits.
    return facts;
  },
};

/** Whether the first ancillary packet's DID, SDID and count are words of SMPTE ST 291: 8 bits, even parity, and its opposite. */
function hasParity(bytes: Uint8Array, begin: number): boolean {
  if (bytes[begin + 4] === 0) return true;
  const words = u32(bytes, begin + ancillaryBytes + 4);
  return [22, 12, 2].every((shift) => {
    const word = (words >>> shift) & 0x3ff;
    let ones = 0;
    for (let bit = 0; bit < 8; bit += 1) ones += (word >>> bit) & 1;
    return word >>> 8 === (ones % 2 === 0 ? 0b10 : 0b01);
  });
}

/** In front of the padding, whose last byte counts it. */
function payloadEnd(bytes: Uint8Array, at: number, size: number): number {
  return at + size - (((bytes[at] ?? 0) & padding) === 0 ? 0 : (bytes[at + size - 1] ?? 0));
}

/** Whether headers of lines, each with the length of its part, stand there and the parts fill the rest. */
function holdsLines(bytes: Uint8Array, at: number, end: number): boolean {
  let place = at;
  let payload = 0;
  for (let line = 0; line < linesMost && place + lineBytes <= end; line += 1) {
    const length = u16(bytes, place);
    if (length === 0) return false;
    payload += length;
    const further = (u16(bytes, place + 4) & furtherLine) !== 0;
    place += lineBytes;
    if (!further) return place + payload === end;
  }
  return false;
}

function holdsAncillary(bytes: Uint8Array, at: number, end: number): boolean {
  if (at + ancillaryBytes > end) return false;
  const length = u16(bytes, at + 2);
  const packets = bytes[at + 4] ?? 0;
  const field = (bytes[at + 5] ?? 0) >> 6;
  const reserved = ((bytes[at + 5] ?? 0) & 0x3f) | u16(bytes, at + 6);
  if (reserved !== 0 || field === 1 || (packets === 0) !== (length === 0)) return false;
  return at + ancillaryBytes + length === end;
}
