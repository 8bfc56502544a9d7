import { staticTypes } from "../../../../shared/rtp/static-types.ts";
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
  clockHz: (bytes, at) => staticTypes[payloadType(bytes, at)]?.hz ?? null,
  transportAt(bytes, at, size) {
    const begin = headerEnd(bytes, at);
    const length = size - begin;
    return length >= tsPacket && length % tsPacket === 0 && bytes[at + begin] === 0x47 ? begin : -1;
  },
  keyText: (keys, key) => `SSRC ${hex(keys[key] ?? 0, 8)}`,
  facts(sample) {
    const type = payloadType(sample, 0);
    return [{ name: "payload-type", values: { type, name: staticTypes[type]?.name ?? null } }];
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
