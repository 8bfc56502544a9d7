import type { Rate } from "../../../../shared/model/rate.ts";

/** Of a packet in a file beside its payload: the block of pcapng and its options, Ethernet, IP and UDP. */
const headBytes = 90;

/** How many seconds of what comes now fit into a ring of so many bytes; null where nothing comes. */
export function ringSeconds(bytes: number, { packets, bits }: Rate): number | null {
  const perSecond = bits / 8 + packets * headBytes;
  return perSecond > 0 ? bytes / perSecond : null;
}
