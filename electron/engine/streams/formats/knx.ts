import { u16, u32 } from "../bytes.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

/** Header length 6, version 1.0, and the service. */
const service = { indication: 0x0610_0530, lost: 0x0610_0531, busy: 0x0610_0532 } as const;

/**
 * KNXnet/IP routing (ISO 22510): telegrams are not numbered. A router reports itself what it had to throw away
 * because its queue was full; that is not what the network lost.
 */
export const knx: StreamFormat = {
  kind: "knx",
  unit: "messages",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 0,
  needed: 3,
  clock: "none",
  tellsLoss: true,
  read(bytes, at, size, headers) {
    if (size < 10) return foreign;
    const its = u32(bytes, at);
    if (u16(bytes, at + 4) !== size) return foreign;
    if (its === service.indication) {
      headers.role[0] = headerRole.unnumbered;
      return 1;
    }
    if (its === service.lost) {
      headers.role[0] = headerRole.lostBySender;
      headers.span[0] = u16(bytes, at + 8);
      return 1;
    }
    return its === service.busy ? 0 : foreign;
  },
  keyText: () => "",
  facts: () => [],
};
