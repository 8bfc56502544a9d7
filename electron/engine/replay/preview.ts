import type { RecordedDatagram } from "../../../shared/capture/read/datagram.ts";
import { addressText } from "../export/address-text.ts";
import { type ReadDatagrams, readDatagrams } from "../export/read-datagrams.ts";

/** What would leave, before anything does. */
export interface ReplayPreview {
  readonly packets: number;
  /** Payload bytes. */
  readonly bytes: number;
  /** From the first packet to the last, in ms. */
  readonly durationMs: number;
  /** Where packets went, with their number; the busiest first. */
  readonly destinations: readonly {
    readonly address: string;
    readonly port: number;
    readonly packets: number;
  }[];
  /** The most packets, and the most payload bits, within one second of the recording. */
  readonly peakPackets: number;
  readonly peakBits: number;
  readonly read: ReadDatagrams;
}

/** Reads a recording and says what it holds to be sent. @param filter what lets packets through; null lets all */
export async function previewReplay(
  path: string,
  filter: string | null,
  end: AbortSignal,
): Promise<ReplayPreview> {
  const destinations = new Map<string, { address: string; port: number; packets: number }>();
  const seconds = new Map<number, { packets: number; bits: number }>();
  let bytes = 0;
  let first: number | null = null;
  let last = 0;
  const take = (one: RecordedDatagram): void => {
    const at = one.seconds * 1_000 + one.nanoseconds / 1e6;
    first ??= at;
    last = Math.max(last, at);
    bytes += one.recorded;
    const address = addressText(one, one.destinationAt);
    const key = `${address} ${one.port}`;
    const to = destinations.get(key) ?? { address, port: one.port, packets: 0 };
    to.packets += 1;
    destinations.set(key, to);
    const second = seconds.get(one.seconds) ?? { packets: 0, bits: 0 };
    second.packets += 1;
    second.bits += 8 * one.recorded;
    seconds.set(one.seconds, second);
  };
  const read = await readDatagrams(path, filter, { take }, end);
  const most = (of: "packets" | "bits"): number =>
    [...seconds.values()].reduce((least, second) => Math.max(least, second[of]), 0);
  return {
    ...{ packets: read.taken, bytes, read },
    durationMs: first === null ? 0 : last - first,
    destinations: [...destinations.values()].sort((one, other) => other.packets - one.packets),
    ...{ peakPackets: most("packets"), peakBits: most("bits") },
  };
}
