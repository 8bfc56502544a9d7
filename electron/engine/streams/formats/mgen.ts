import { u16, u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";

const leastBytes = 28;
const version = 2;
const addressBytes: readonly (number | undefined)[] = [undefined, 4, 16];

/** MGEN 4 and 5 (NRL): each flow is numbered by itself, from 0. */
export const mgen: StreamFormat = {
  kind: "mgen",
  unit: "packets",
  modulus: 0x1_0000_0000,
  keyWords: 1,
  needed: 3,
  clock: "epoch",
  read(bytes, at, size, headers) {
    if (size < leastBytes || bytes[at + 2] !== version) return foreign;
    const length = u16(bytes, at);
    if (length < leastBytes || length > size) return foreign;
    const microseconds = u32(bytes, at + 16);
    if (microseconds >= 1_000_000) return foreign;
    // The destination that the sender was given: its type, and the length that belongs to it.
    if (addressBytes[bytes[at + 22] ?? 0] !== bytes[at + 23]) return foreign;
    headers.keys[0] = u32(bytes, at + 4);
    headers.sequence[0] = u32(bytes, at + 8);
    headers.time[0] = u32(bytes, at + 12) * 1_000 + microseconds / 1_000;
    return 1;
  },
  keyText: (keys, key) => `flow ${keys[key] ?? 0}`,
  facts: () => [],
};
