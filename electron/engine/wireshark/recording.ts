import { headersBytes } from "../../../shared/capture/write/frame.ts";
import { interfaceBlock } from "../../../shared/capture/write/interface.ts";
import { packetBlock } from "../../../shared/capture/write/packet-block.ts";
import { sectionBlock } from "../../../shared/capture/write/section.ts";
import type { IpAddress } from "../../../shared/net/address.ts";

/** A packet for Wireshark: its payload, and where it was sent. */
export interface Datagram {
  /** Milliseconds since 1970, with a fraction. */
  readonly at: number;
  /** Both of one family. */
  readonly source: IpAddress;
  readonly sourcePort: number;
  readonly destination: IpAddress;
  readonly destinationPort: number;
  readonly ttl: number | null;
  readonly payload: Uint8Array;
}

/** Bytes of the headers in front of its payload. */
export function headersOf({ destination }: Datagram): number {
  return headersBytes(destination.family);
}

/** A recording (pcapng) of these packets and nothing else. */
export function recordingOf(datagrams: readonly Datagram[]): Uint8Array {
  const blocks = [
    sectionBlock({ program: "Castscope", system: null, hardware: null, comment: null }),
    interfaceBlock({ name: null, description: null, comment: null }),
    ...datagrams.map(({ at, ...datagram }) =>
      packetBlock({ ...datagram, interface: 0, at: BigInt(Math.round(at * 1_000)) * 1_000n, tos: null }),
    ),
  ];
  const recording = new Uint8Array(blocks.reduce((bytes, { length }) => bytes + length, 0));
  let end = 0;
  for (const block of blocks) {
    recording.set(block, end);
    end += block.length;
  }
  return recording;
}
