import type { StreamFact } from "../../../../shared/statements/stream-facts.ts";
import { u16, u32 } from "../bytes.ts";
import { foreign, hex, type StreamFormat } from "../format.ts";
import { type Headers, headerRole } from "../headers.ts";

const headerBytes = 12;
const tsPacket = 188;

/** RTP (RFC 3550), and RTCP where it comes on the same port (RFC 5761). */
export const rtp: StreamFormat = {
  kind: "rtp",
  unit: "packets",
  modulus: 0x1_0000,
  keyWords: 1,
  needed: 3,
  clock: "media",
  read(bytes, at, size, headers) {
    if (size < 8 || ((bytes[at] ?? 0) & 0xc0) !== 0x80) return foreign;
    const type = bytes[at + 1] ?? 0;
    if (type >= 192 && type <= 223) return readRtcp(bytes, at, size, headers);
    if (size < fixedEnd(bytes, at) || size < headerEnd(bytes, at)) return foreign;
    headers.keys[0] = u32(bytes, at + 8);
    headers.sequence[0] = u16(bytes, at + 2);
    headers.time[0] = u32(bytes, at + 4);
    return 1;
  },
  clockHz: (bytes, at) => audioVideoProfile[payloadType(bytes, at)]?.hz ?? null,
  transportAt(bytes, at, size) {
    const begin = headerEnd(bytes, at);
    const length = size - begin;
    return length >= tsPacket && length % tsPacket === 0 && bytes[at + begin] === 0x47 ? begin : -1;
  },
  keyText: (keys, key) => `SSRC ${hex(keys[key] ?? 0, 8)}`,
  facts(sample, size) {
    const type = payloadType(sample, 0);
    const facts: StreamFact[] = [
      { name: "payload-type", values: { type, name: audioVideoProfile[type]?.name ?? null } },
    ];
    const begin = headerEnd(sample, 0);
    const isTransport = (size - begin) % tsPacket === 0 && sample[begin] === 0x47 && size > begin;
    if (isTransport) {
      facts.push({ name: "ts-packets-each", values: { packets: (size - begin) / tsPacket } });
    }
    return facts;
  },
};

/** Where what tells the header's length ends. */
function fixedEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  return headerBytes + 4 * (first & 0x0f) + ((first & 0x10) === 0 ? 0 : 4);
}

/** Where the payload begins: behind the contributing sources and the extension. */
export function headerEnd(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const end = headerBytes + 4 * (first & 0x0f);
  return (first & 0x10) === 0 ? end : end + 4 + 4 * u16(bytes, at + end + 2);
}

function payloadType(bytes: Uint8Array, at: number): number {
  return (bytes[at + 1] ?? 0) & 0x7f;
}

/** Of a sender report what the sender counted; other packets of RTCP tell nothing of what came. */
function readRtcp(bytes: Uint8Array, at: number, size: number, headers: Headers): number {
  const words = u16(bytes, at + 2) + 1;
  if (words * 4 > size) return foreign;
  if (bytes[at + 1] !== 200 || size < 28) return 0;
  headers.keys[0] = u32(bytes, at + 4);
  headers.role[0] = headerRole.senderCount;
  headers.sequence[0] = u32(bytes, at + 20);
  return 1;
}

/** RFC 3551, section 6: the static payload types that have one clock. */
const audioVideoProfile: Readonly<Record<number, { readonly name: string; readonly hz: number }>> = {
  0: { name: "PCMU", hz: 8_000 },
  3: { name: "GSM", hz: 8_000 },
  4: { name: "G.723", hz: 8_000 },
  5: { name: "DVI4", hz: 8_000 },
  6: { name: "DVI4", hz: 16_000 },
  7: { name: "LPC", hz: 8_000 },
  8: { name: "PCMA", hz: 8_000 },
  9: { name: "G.722", hz: 8_000 },
  10: { name: "L16, stereo", hz: 44_100 },
  11: { name: "L16, mono", hz: 44_100 },
  12: { name: "QCELP", hz: 8_000 },
  13: { name: "CN", hz: 8_000 },
  14: { name: "MPEG audio", hz: 90_000 },
  15: { name: "G.728", hz: 8_000 },
  16: { name: "DVI4", hz: 11_025 },
  17: { name: "DVI4", hz: 22_050 },
  18: { name: "G.729", hz: 8_000 },
  25: { name: "CelB", hz: 90_000 },
  26: { name: "JPEG", hz: 90_000 },
  28: { name: "nv", hz: 90_000 },
  31: { name: "H.261", hz: 90_000 },
  32: { name: "MPEG video", hz: 90_000 },
  33: { name: "MPEG-TS", hz: 90_000 },
  34: { name: "H.263", hz: 90_000 },
};
