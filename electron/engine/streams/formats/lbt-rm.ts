import { u16, u32 } from "../bytes.ts";
import { foreign, hex, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

const type = { data: 0, session: 2, nak: 3, nakConfirmation: 4 } as const;
/** What follows the header: the only value that is known. */
const plainData = 0;
const dataBytes = 20;
const sessionBytes = 24;
const retransmission = 0x20;
const errorCorrection = 0x0f;
/** Far more packets than a sender keeps to send them again (24 MB by default). */
const windowMost = 0x100_0000;

/**
 * LBT-RM, the reliable multicast of Informatica's Ultra Messaging. What was sent again is left out, so that loss is
 * the network's and not what repair left of it; session messages, sent while there is no data, tell the newest number.
 */
export const lbtRm: StreamFormat = {
  kind: "lbt-rm",
  unit: "packets",
  modulus: 0x1_0000_0000,
  keyWords: 2,
  // Its first byte is mostly zero and there is no magic word.
  needed: 5,
  clock: "none",
  read(bytes, at, size, headers) {
    if (size < dataBytes) return foreign;
    const its = bytes[at] ?? 0;
    const port = u16(bytes, at + 2);
    const session = u32(bytes, at + 4);
    if (bytes[at + 1] !== plainData || port === 0 || session === 0) return foreign;
    headers.keys[0] = session;
    headers.keys[1] = port;
    if (its === type.data) {
      const sequence = u32(bytes, at + 8);
      if (!isWindow(u32(bytes, at + 12), sequence)) return foreign;
      // Without forward error correction, which has a type, a size of its groups and a symbol.
      const flags = bytes[at + 16] ?? 0;
      if ((flags & errorCorrection) !== 0 || bytes[at + 17] !== 0 || u16(bytes, at + 18) !== 0)
        return foreign;
      if ((flags & retransmission) !== 0) return 0;
      headers.sequence[0] = sequence;
      return 1;
    }
    if (its === type.session && size >= sessionBytes) {
      const newest = u32(bytes, at + 12);
      if (!isWindow(u32(bytes, at + 16), newest)) return foreign;
      headers.role[0] = headerRole.next;
      headers.sequence[0] = (newest + 1) % 0x1_0000_0000;
      return 1;
    }
    return its === type.nak || its === type.nakConfirmation ? 0 : foreign;
  },
  keyText: (keys, key) => `session ${hex(keys[key] ?? 0, 8)}, port ${keys[key + 1] ?? 0}`,
  facts: () => [],
};

/** Whether numbers that can still be asked for again reach from `oldest` to `newest`. */
function isWindow(oldest: number, newest: number): boolean {
  return (newest - oldest + 1) >>> 0 <= windowMost;
}
