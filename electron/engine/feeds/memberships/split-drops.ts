/** How much the kernel's own counters of one family grew. */
export interface Grown {
  readonly damaged: number;
  readonly receiveDrops: number;
}

/**
 * How many of the datagrams that sockets did not hand over were damaged, by the kernel's counters of the
 * whole computer. Where both kinds grew, each socket's are shared out as the counters grew; which of them
 * were which is told nowhere.
 * @param counts of each socket
 * @returns for each of them, never more than its own, and together never more than were damaged
 */
export function splitDrops(counts: readonly number[], { damaged, receiveDrops }: Grown): number[] {
  if (damaged <= 0) return counts.map(() => 0);
  const share = receiveDrops <= 0 ? 1 : damaged / (damaged + receiveDrops);
  let left = damaged;
  return counts.map((count) => {
    const part = Math.min(left, Math.round(count * share));
    left -= part;
    return part;
  });
}
