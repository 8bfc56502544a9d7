import type { IpAddress } from "../../net/address.ts";
import { payloadMost } from "./frame.ts";
import { closePacket, openPacket, packetBytes, type RecordedPacket } from "./packet.ts";

/** A packet as values, for where a few are written; `openPacket` is for many. */
export interface PacketValues {
  /** Place of its interface in the section, from 0. */
  readonly interface: number;
  /** Nanoseconds since 1970. */
  readonly at: bigint;
  /** Both of one family. */
  readonly source: IpAddress;
  readonly sourcePort: number;
  readonly destination: IpAddress;
  readonly destinationPort: number;
  /** Null where it is not known: then it is written as 0. */
  readonly ttl: number | null;
  readonly tos: number | null;
  readonly payload: Uint8Array;
}

/** An enhanced packet block whole. Throws a RangeError where the payload is larger than a datagram can be. */
export function packetBlock(values: PacketValues): Uint8Array<ArrayBuffer> {
  const { payload, source, sourcePort, destination, destinationPort } = values;
  const { family } = destination;
  if (payload.length > payloadMost(family))
    throw new RangeError(`${payload.length} bytes do not fit into a datagram`);
  const packet: RecordedPacket = {
    ...{ interface: values.interface, drops: 0, longer: false, family },
    ...{ timeHigh: Number(values.at >> 32n), timeLow: Number(values.at & 0xffff_ffffn) },
    ...{ source: addressBytes(source), sourceAt: 0, sourcePort },
    ...{ destination: addressBytes(destination), destinationAt: 0, destinationPort },
    ...{ ttl: values.ttl ?? -1, tos: values.tos ?? -1, size: payload.length },
  };
  const into = new Uint8Array(packetBytes(packet));
  const view = new DataView(into.buffer);
  into.set(payload, openPacket(into, view, 0, packet));
  closePacket(view, 0, packet);
  return into;
}

/** An address as it stands in a header: four bytes or sixteen. */
export function addressBytes({ family, parts }: Pick<IpAddress, "family" | "parts">): Uint8Array {
  if (family === 4) return Uint8Array.from(parts);
  return Uint8Array.from({ length: 16 }, (_, place) => (parts[place >> 1] ?? 0) >> (place & 1 ? 0 : 8));
}
