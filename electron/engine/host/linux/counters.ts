/** What an interface received since it was made. */
export interface Received {
  readonly packets: number;
  /** Of those, multicast, where the driver counts them. */
  readonly multicast: number;
}

/** Reads one interface's line of /proc/net/dev: bytes and packets received, …, multicast in the eighth column. */
export function parseReceived(text: string, name: string): Received | null {
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === -1 || line.slice(0, colon).trim() !== name) continue;
    const columns = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [, packets, , , , , , multicast] = columns;
    if (packets === undefined || multicast === undefined || !columns.every(Number.isFinite)) return null;
    return { packets, multicast };
  }
  return null;
}

/**
 * Packets that rp_filter dropped on all interfaces: a column of /proc/net/netstat, which names its
 * columns in one line and counts them in the next.
 */
export function parseReversePathDrops(text: string): number | null {
  const [names = [], values = []] = text
    .split("\n")
    .filter((line) => line.startsWith("TcpExt:"))
    .map((line) => line.trim().split(/\s+/));
  const column = names.indexOf("IPReversePathFilter");
  const value = column === -1 ? undefined : values[column];
  return value !== undefined && /^\d+$/.test(value) ? Number(value) : null;
}
