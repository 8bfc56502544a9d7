import type { ReplayScan } from "./scan.ts";

interface Destination {
  readonly address: string;
  readonly port: number;
  packets: number;
}

/** Where packets of lanes went, with their number; the busiest first. */
export function busiestFirst(lanes: ReplayScan["lanes"]): Destination[] {
  const destinations = new Map<string, Destination>();
  for (const { address, port, packets } of lanes) {
    const key = `${address} ${port}`;
    const known = destinations.get(key);
    if (known) known.packets += packets;
    else destinations.set(key, { address, port, packets });
  }
  return [...destinations.values()].sort((one, other) => other.packets - one.packets);
}
