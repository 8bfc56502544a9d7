import { u16, u16Le, u32, u32Le } from "../bytes.ts";
import { foreign, hex, type StreamFormat } from "../format.ts";
import { type Headers, headerRole, headersPerDatagram, streamKeyWords } from "../headers.ts";

const magic = 0x5254_5053;
const headerBytes = 20;
const submessage = { infoSource: 0x0c, data: 0x15, dataFragment: 0x16, heartbeat: 0x07 } as const;
const littleEndian = 0x01;
/** The writer of participant discovery: it repeats one number for as long as nothing changes. */
const discoveryWriter = 0x0001_00c2;

/**
 * RTPS (OMG DDSI-RTPS 2.5), the wire of DDS and ROS 2. Each writer numbers its changes; a heartbeat tells the last
 * one that was written. Of a change that is cut into fragments the first one counts.
 */
export const rtps: StreamFormat = {
  kind: "rtps",
  unit: "messages",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 4,
  needed: 3,
  clock: "none",
  read(bytes, at, size, headers) {
    if (size < headerBytes || u32(bytes, at) !== magic || bytes[at + 4] !== 2) return foreign;
    let rows = 0;
    let prefixAt = at + 8;
    let place = at + headerBytes;
    const end = at + size;
    while (place + 4 <= end && rows < headersPerDatagram) {
      const id = bytes[place] ?? 0;
      const little = ((bytes[place + 1] ?? 0) & littleEndian) !== 0;
      const length = little ? u16Le(bytes, place + 2) : u16(bytes, place + 2);
      const body = place + 4;
      // Length 0 means up to the end, but of padding and of a time that is taken back.
      const bodyEnd = length === 0 && id !== 0x01 && id !== 0x09 ? end : body + length;
      if (bodyEnd > end) break;
      if (id === submessage.infoSource && bodyEnd >= body + 20) prefixAt = body + 8;
      else rows += readSubmessage(bytes, id, little, body, bodyEnd, prefixAt, headers, rows);
      place = bodyEnd;
    }
    return rows;
  },
  keyText(keys, key) {
    const prefix = Array.from(keys.subarray(key, key + 3), (word) => word.toString(16).padStart(8, "0"));
    return `writer ${hex(keys[key + 3] ?? 0, 8)} of ${prefix.join(".")}`;
  },
  facts: () => [],
};

/** @returns rows written, 0 or 1 */
function readSubmessage(
  bytes: Uint8Array,
  id: number,
  little: boolean,
  body: number,
  bodyEnd: number,
  prefixAt: number,
  headers: Headers,
  row: number,
): number {
  if (id === submessage.data || id === submessage.dataFragment) {
    const fragment = id === submessage.dataFragment;
    if (body + (fragment ? 32 : 20) > bodyEnd) return 0;
    const sequence = sequenceNumber(bytes, body + 12, little);
    if (Number.isNaN(sequence)) return 0;
    begin(bytes, prefixAt, body + 8, headers, row);
    const further = fragment && (little ? u32Le(bytes, body + 20) : u32(bytes, body + 20)) !== 1;
    if (further || u32(bytes, body + 8) === discoveryWriter) headers.role[row] = headerRole.unnumbered;
    else headers.sequence[row] = sequence;
    return 1;
  }
  if (id !== submessage.heartbeat || body + 28 > bodyEnd) return 0;
  const last = sequenceNumber(bytes, body + 16, little);
  if (Number.isNaN(last)) return 0;
  begin(bytes, prefixAt, body + 4, headers, row);
  headers.role[row] = headerRole.next;
  headers.sequence[row] = last + 1;
  return 1;
}

function begin(bytes: Uint8Array, prefixAt: number, writerAt: number, headers: Headers, row: number): void {
  headers.begin(row);
  const key = row * streamKeyWords;
  for (let word = 0; word < 3; word += 1) headers.keys[key + word] = u32(bytes, prefixAt + 4 * word);
  headers.keys[key + 3] = u32(bytes, writerAt);
}

/** Its upper half comes first in both orders; NaN where it is none (negative, or beyond 2^53). */
function sequenceNumber(bytes: Uint8Array, at: number, little: boolean): number {
  const high = little ? u32Le(bytes, at) : u32(bytes, at);
  if (high >= 0x20_0000) return Number.NaN;
  return high * 0x1_0000_0000 + (little ? u32Le(bytes, at + 4) : u32(bytes, at + 4));
}
