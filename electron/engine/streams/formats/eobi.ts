import { u16Le, u32Le, u64Le } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { isRecent } from "./plausible-time.ts";

const packetHeader = 13_005;
const packetHeaderBytes = 32;

/**
 * EOBI, the Enhanced Order Book Interface of T7 (Eurex, Xetra), little-endian: each partition numbers the packets of
 * each product's market segment.
 */
export const eobi: StreamFormat = {
  kind: "eobi",
  unit: "packets",
  modulus: 0x1_0000_0000,
  keyWords: 2,
  needed: 3,
  clock: "epoch",
  read(bytes, at, size, headers) {
    if (size < packetHeaderBytes || u16Le(bytes, at + 2) !== packetHeader) return foreign;
    if (u16Le(bytes, at) !== packetHeaderBytes) return foreign;
    // Completion and reset are flags of a byte each.
    if ((bytes[at + 17] ?? 0) > 1 || (bytes[at + 18] ?? 0) > 1) return foreign;
    headers.keys[0] = u32Le(bytes, at + 12);
    headers.keys[1] = bytes[at + 16] ?? 0;
    headers.sequence[0] = u32Le(bytes, at + 8);
    const time = u64Le(bytes, at + 24) / 1_000_000;
    if (isRecent(time)) headers.time[0] = time;
    return 1;
  },
  keyText: (keys, key) => `market segment ${(keys[key] ?? 0) | 0}, partition ${keys[key + 1] ?? 0}`,
  facts: () => [],
};
