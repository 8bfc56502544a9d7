import { u16, u32, u64 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

const headerBytes = 20;
const sessionBytes = 10;
const endOfSession = 0xffff;

/**
 * MoldUDP64 1.0 (Nasdaq), the wire of ITCH: a packet carries several messages, which are numbered. Heartbeats and the
 * end of a session carry the number that comes next.
 */
export const moldudp64: StreamFormat = {
  kind: "moldudp64",
  unit: "messages",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 3,
  needed: 3,
  clock: "none",
  read(bytes, at, size, headers) {
    if (size < headerBytes) return foreign;
    for (let index = 0; index < sessionBytes; index += 1) {
      const character = bytes[at + index] ?? 0;
      if (character < 0x20 || character > 0x7e) return foreign;
    }
    const sequence = u64(bytes, at + 10);
    if (sequence === 0 || sequence > Number.MAX_SAFE_INTEGER) return foreign;
    const count = u16(bytes, at + 18);
    headers.keys[0] = u32(bytes, at);
    headers.keys[1] = u32(bytes, at + 4);
    headers.keys[2] = u16(bytes, at + 8);
    headers.sequence[0] = sequence;
    if (count === 0 || count === endOfSession) {
      if (size !== headerBytes) return foreign;
      headers.role[0] = headerRole.next;
      return 1;
    }
    headers.span[0] = count;
    return holds(bytes, at + headerBytes, at + size, count) ? 1 : foreign;
  },
  keyText(keys, key) {
    const [first = 0, second = 0, third = 0] = keys.subarray(key, key + 3);
    const characters = [first, second, third << 16].flatMap((word) =>
      [24, 16, 8, 0].map((shift) => (word >>> shift) & 0xff),
    );
    return `session ${String.fromCharCode(...characters.slice(0, sessionBytes)).trim()}`;
  },
  facts: () => [],
};

/** Whether so many messages, each behind its length, end where the packet ends. */
function holds(bytes: Uint8Array, at: number, end: number, count: number): boolean {
  let place = at;
  for (let message = 0; message < count; message += 1) {
    if (place + 2 > end) return false;
    place += 2 + u16(bytes, place);
  }
  return place === end;
}
