import { ascii, digits, digitsEnd, find, startsWith } from "../../../../shared/text/digits.ts";
import { foreign, type StreamFormat } from "../format.ts";
import { headerRole } from "../headers.ts";

const beginning = ascii("Sender PID ");
const counting = ascii("count: ");
/** The number stands behind the group's address, which is short. */
const searchedBytes = 128;

/** mcjoin 2.7 and newer: text that names the sender's process, the group and, from 0, the number. */
export const mcjoin: StreamFormat = {
  kind: "mcjoin",
  unit: "packets",
  modulus: Number.POSITIVE_INFINITY,
  keyWords: 0,
  needed: 3,
  clock: "none",
  read(bytes, at, size, headers) {
    const end = at + Math.min(size, searchedBytes);
    if (!startsWith(bytes, at, end, beginning)) return foreign;
    const counted = find(bytes, at + beginning.length, end, counting);
    if (counted === -1) return foreign;
    const number = counted + counting.length;
    const sequence = digits(bytes, number, digitsEnd(bytes, number, end, 10), 10);
    if (sequence === -1) return foreign;
    headers.sequence[0] = sequence;
    // As its own receiver has it: 0 is a sender that began anew.
    if (sequence === 0) headers.role[0] = headerRole.restart;
    return 1;
  },
  keyText: () => "",
  facts(sample, size) {
    const at = beginning.length;
    const pid = digits(sample, at, digitsEnd(sample, at, Math.min(size, sample.length), 10), 10);
    return pid === -1 ? [] : [{ name: "from-sender", values: { sender: `PID ${pid}` } }];
  },
};
