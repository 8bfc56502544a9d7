import type { KeptPackets } from "../store/kept-packets.ts";

/**
 * Which kept packets arrived within a time: numbers follow arrival, so that both ends are found by halving.
 * @param from, to ms since 1970, both ends included
 */
export function packetsWithin(
  log: KeptPackets,
  from: number,
  to: number,
): { readonly packets: number; readonly oldest: number | null } {
  const { firstKept, nextNumber } = log;
  const timeOf = (number: number): number => {
    const found = log.find(number);
    // One that gives way meanwhile is older than all that stay.
    return found === null ? Number.NEGATIVE_INFINITY : log.time.at(found.segment.at(found.index));
  };
  /** The first number whose packet is not before. */
  const firstWhere = (isThere: (at: number) => boolean): number => {
    let [low, high] = [firstKept, nextNumber];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (isThere(timeOf(middle))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const oldest = firstKept < nextNumber ? timeOf(firstKept) : null;
  const packets = Math.max(0, firstWhere((at) => at > to) - firstWhere((at) => at >= from));
  return { packets, oldest };
}
