import { u16Le, u32Le, u64Le } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { isRecent } from "./plausible-time.ts";

const packetHeaderBytes = 12;
/** Its own length, then the header of Simple Binary Encoding. */
const messageHeaderBytes = 10;

/**
 * CME MDP 3.0: the binary packet header and messages of Simple Binary Encoding, all little-endian. Numbers are of a
 * channel and feed, 32 bits. There is no magic word: a packet is one whose messages end where it ends.
 */
export const cmeMdp3: StreamFormat = {
  kind: "cme-mdp3",
  unit: "packets",
  modulus: 0x1_0000_0000,
  keyWords: 0,
  needed: 3,
  clock: "epoch",
  read(bytes, at, size, headers) {
    const time = size < packetHeaderBytes ? 0 : u64Le(bytes, at + 4) / 1_000_000;
    if (!isRecent(time) || !holdsMessages(bytes, at + packetHeaderBytes, at + size)) return foreign;
    headers.sequence[0] = u32Le(bytes, at);
    headers.time[0] = time;
    return 1;
  },
  keyText: () => "",
  facts: () => [],
};

/** Whether messages of one schema fill it, at least one. */
function holdsMessages(bytes: Uint8Array, at: number, end: number): boolean {
  let place = at;
  let schema = -1;
  while (place + messageHeaderBytes <= end) {
    const length = u16Le(bytes, place);
    const block = u16Le(bytes, place + 2);
    const itsSchema = u16Le(bytes, place + 6);
    if (length < messageHeaderBytes || messageHeaderBytes + block > length) return false;
    if (itsSchema === 0 || (schema !== -1 && itsSchema !== schema)) return false;
    schema = itsSchema;
    place += length;
  }
  return place === end && schema !== -1;
}
