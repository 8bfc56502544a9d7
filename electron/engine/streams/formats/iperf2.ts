import { u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";
import { isRecent } from "./plausible-time.ts";

const leastBytes = 12;
/** Up to here stand the upper half of the number and the flags that say so. */
const flaggedBytes = 20;
const sequenceOf64Bits = 0x0800_0000;

/**
 * iperf 2's UDP datagrams (2.0 and 2.1): numbered from 1; the last one is negative and says what the next would have
 * been. From 2.0.10 on numbers have 64 bits where a flag says so.
 */
export const iperf2: StreamFormat = {
  kind: "iperf2",
  unit: "packets",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 0,
  // Numbers of 32 bits that count up, each with a time of day.
  needed: 3,
  clock: "epoch",
  read(bytes, at, size, headers) {
    if (size < leastBytes) return foreign;
    const microseconds = u32(bytes, at + 8);
    const time = u32(bytes, at + 4) * 1_000 + microseconds / 1_000;
    if (microseconds >= 1_000_000 || !isRecent(time)) return foreign;
    const low = u32(bytes, at);
    const wide = size >= flaggedBytes && (u32(bytes, at + 16) & sequenceOf64Bits) !== 0;
    const high = wide ? u32(bytes, at + 12) | 0 : (low | 0) >> 31;
    const sequence = high * 0x1_0000_0000 + low;
    if (sequence === 0 || Math.abs(sequence) > Number.MAX_SAFE_INTEGER) return foreign;
    headers.sequence[0] = Math.abs(sequence);
    if (sequence < 0) headers.role[0] = headerRole.next;
    else headers.time[0] = time;
    return 1;
  },
  keyText: () => "",
  facts: () => [],
};
