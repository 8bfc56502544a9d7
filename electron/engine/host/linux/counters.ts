/** What an interface received since it was made. */
export interface Received {
  readonly packets: number;
  /** Frames that arrived spoilt. */
  readonly errors: number;
  /** Of those, multicast, where the driver counts them. */
  readonly multicast: number;
}

/** Reads one interface's line of /proc/net/dev: bytes, packets and errors received, …, multicast in the eighth column. */
export function parseReceived(text: string, name: string): Received | null {
  for (const line of text.split("\n")) {
    const colon = line.indexOf(":");
    if (colon === -1 || line.slice(0, colon).trim() !== name) continue;
    const columns = line
      .slice(colon + 1)
      .trim()
      .split(/\s+/)
      .map(Number);
    const [, packets, errors, , , , , multicast] = columns;
    if (
      packets === undefined ||
      errors === undefined ||
      multicast === undefined ||
      !columns.every(Number.isFinite)
    )
      return null;
    return { packets, errors, multicast };
  }
  return null;
}
